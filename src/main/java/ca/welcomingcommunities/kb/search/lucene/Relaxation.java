package ca.welcomingcommunities.kb.search.lucene;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * What is looked for where no document has all that is wanted, step by step, each step wider than
 * the one before.
 *
 * @param wishes at least two that may be given up
 * @param near what counts in addition where words stand near each other, weighted
 */
record Relaxation(List<Wish> wishes, Query near) {
  /**
   * Of up to this many words half must be there before one is enough; longer texts are questions.
   */
  private static final int FEW = 4;

  Relaxation {
    wishes = List.copyOf(wishes);
  }

  /** Every wish. */
  Query all() {
    return wanted(wishes, true, Integer.MAX_VALUE);
  }

  /**
   * All words that any document has; at least half of the words; any word; any of the phrases and
   * words.
   */
  Set<Query> steps() {
    List<Wish> known =
        wishes.stream().filter(wish -> wish.kind() != Wish.Kind.WORD || wish.known()).toList();
    Set<Query> steps = new LinkedHashSet<>();
    if (known.stream().anyMatch(wish -> wish.kind() == Wish.Kind.WORD)) {
      steps.add(wanted(known, true, Integer.MAX_VALUE));
    }
    if (words() <= FEW) {
      steps.add(wanted(wishes, true, Math.ceilDiv(words(), 2)));
    }
    steps.add(any());
    steps.add(wanted(wishes, false, 1));
    return steps;
  }

  /** At least one of the words, and what else is wanted. */
  Query any() {
    return wanted(wishes, true, 1);
  }

  /** Words that no document has at all, with spaces between; empty for none. */
  String unknown() {
    return String.join(
        " ", wishes.stream().filter(wish -> !wish.known()).map(Wish::text).distinct().toList());
  }

  private int words() {
    return (int) wishes.stream().filter(wish -> wish.kind() == Wish.Kind.WORD).count();
  }

  /**
   * @param firm whether phrases and the like must be there; else they count as words
   * @param atLeast how many of the words
   */
  private Query wanted(List<Wish> among, boolean firm, int atLeast) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    int optional = 0;
    for (Wish wish : among) {
      boolean may = wish.kind() == Wish.Kind.WORD || !firm;
      if (wish.kind() == Wish.Kind.EXCLUDED) {
        query.add(wish.query(), Occur.MUST_NOT);
      } else if (may && atLeast < Integer.MAX_VALUE) {
        optional++;
        // Of a question any part of a word is a word; of a few words only all of it.
        query.add(words() > FEW ? wish.loose() : wish.query(), Occur.SHOULD);
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
