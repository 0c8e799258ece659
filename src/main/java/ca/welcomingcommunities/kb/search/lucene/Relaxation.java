package ca.welcomingcommunities.kb.search.lucene;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;

/**
 * What is looked for where no document has all that is wanted, step by step, each step wider than
 * the one before.
 *
 * @param wishes at least two that may be given up
 * @param all every wish
 * @param steps all words that any document has; at least half of the words; any word; any of the
 *     phrases and words. Those that are the same as the one before are left out
 * @param any at least one of the words, and what else is wanted
 */
record Relaxation(List<Wish> wishes, Query all, List<Query> steps, Query any) {
  /**
   * Of up to this many words half must be there before one is enough; longer texts are questions.
   */
  private static final int FEW = 4;

  Relaxation {
    wishes = List.copyOf(wishes);
    steps = List.copyOf(steps);
  }

  /**
   * @param near what counts in addition where words stand near each other, weighted
   */
  static Relaxation of(List<Wish> wishes, Query near) {
    int words = words(wishes);
    List<Wish> known =
        wishes.stream().filter(wish -> wish.kind() != Wish.Kind.WORD || wish.known()).toList();
    Wanted wanted = new Wanted(near, words > FEW);
    Query any = wanted.of(wishes, true, 1);
    Set<Query> steps = new LinkedHashSet<>();
    if (known.stream().anyMatch(wish -> wish.kind() == Wish.Kind.WORD)) {
      steps.add(wanted.of(known, true, Integer.MAX_VALUE));
    }
    if (words <= FEW) {
      steps.add(wanted.of(wishes, true, Math.ceilDiv(words, 2)));
    }
    steps.add(any);
    steps.add(wanted.of(wishes, false, 1));
    return new Relaxation(
        wishes, wanted.of(wishes, true, Integer.MAX_VALUE), List.copyOf(steps), any);
  }

  private static int words(List<Wish> wishes) {
    return (int) wishes.stream().filter(wish -> wish.kind() == Wish.Kind.WORD).count();
  }

  /** Whether the text is so long that any of its words may answer it. */
  boolean isQuestion() {
    return words(wishes) > FEW;
  }

  /** The same wishes looked for in several places, each step in any of them. */
  static Relaxation either(List<Relaxation> places) {
    Relaxation first = places.getFirst();
    List<Wish> wishes = new ArrayList<>();
    for (int i = 0; i < first.wishes.size(); i++) {
      int which = i;
      Wish wish = first.wishes.get(i);
      wishes.add(
          new Wish(
              wish.kind(),
              wish.text(),
              best(places.stream().map(place -> place.wishes.get(which).query()).toList()),
              wish.known(),
              best(places.stream().map(place -> place.wishes.get(which).loose()).toList())));
    }
    List<Query> steps = new ArrayList<>();
    for (int i = 0; i < first.steps.size(); i++) {
      int which = i;
      steps.add(best(places.stream().map(place -> place.steps.get(which)).toList()));
    }
    return new Relaxation(
        wishes,
        best(places.stream().map(Relaxation::all).toList()),
        steps,
        best(places.stream().map(Relaxation::any).toList()));
  }

  private static Query best(List<Query> places) {
    return new DisjunctionMaxQuery(places, 0);
  }

  /** Words that no document has at all, with spaces between; empty for none. */
  String unknown() {
    return String.join(
        " ", wishes.stream().filter(wish -> !wish.known()).map(Wish::text).distinct().toList());
  }

  /**
   * @param question whether any part of a word is a word; of a few words only all of it
   */
  private record Wanted(Query near, boolean question) {
    /**
     * @param firm whether phrases and the like must be there; else they count as words
     * @param atLeast how many of the words
     */
    Query of(List<Wish> among, boolean firm, int atLeast) {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      int optional = 0;
      for (Wish wish : among) {
        boolean may = wish.kind() == Wish.Kind.WORD || !firm;
        if (wish.kind() == Wish.Kind.EXCLUDED) {
          query.add(wish.query(), Occur.MUST_NOT);
        } else if (may && atLeast < Integer.MAX_VALUE) {
          optional++;
          query.add(question ? wish.loose() : wish.query(), Occur.SHOULD);
        } else {
          query.add(wish.query(), Occur.MUST);
        }
      }
      query.setMinimumNumberShouldMatch(Math.min(atLeast, optional));
      return new BooleanQuery.Builder()
          .add(query.build(), Occur.MUST)
          .add(near, Occur.SHOULD)
          .build();
    }
  }
}
