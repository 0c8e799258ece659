package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.search.Expansion;
import ca.welcomingcommunities.kb.search.Expression;
import ca.welcomingcommunities.kb.vocabulary.Thesaurus.Relation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts synonyms beside the words of an expression: never inside quotes, fields and exclusions, and
 * only those that the index knows. For one question, by one thread.
 */
final class Widening {
  /** A longer text is a description, which has its own synonyms. */
  private static final int MAX_WORDS = 12;

  /** Synonyms beside one term. */
  private static final int MAX_ADDED = 10;

  private final Synonyms synonyms;
  private final TermStatistics statistics;
  private final List<Expansion> expansions = new ArrayList<>();

  Widening(Synonyms synonyms, TermStatistics statistics) {
    this.synonyms = synonyms;
    this.statistics = statistics;
  }

  /** What was added so far. */
  List<Expansion> expansions() {
    return List.copyOf(expansions);
  }

  Expression widened(Expression expression) throws IOException {
    return switch (expression) {
      case Expression.Word _ -> run(List.of(expression)).getFirst();
      case Expression.Together(List<Expression> parts) ->
          parts.size() > MAX_WORDS ? expression : new Expression.Together(run(parts));
      case Expression.And(List<Expression> parts) ->
          parts.size() > MAX_WORDS ? expression : new Expression.And(run(parts));
      case Expression.Or(List<Expression> parts) -> {
        List<Expression> any = new ArrayList<>();
        for (Expression part : parts) {
          any.add(widened(part));
        }
        yield new Expression.Or(any);
      }
      case Expression.Everything _,
          Expression.Phrase _,
          Expression.Prefix _,
          Expression.Fuzzy _,
          Expression.In _,
          Expression.Not _,
          Expression.Widened _ ->
          expression;
    };
  }

  /** Words side by side: the longest terms first, from left to right. */
  private List<Expression> run(List<Expression> parts) throws IOException {
    List<Expression> wide = new ArrayList<>();
    int i = 0;
    while (i < parts.size()) {
      int end = Math.min(parts.size(), i + synonyms.longest());
      List<Expression> found = List.of();
      while (end > i && found.isEmpty()) {
        found = term(parts.subList(i, end));
        end--;
      }
      if (found.isEmpty()) {
        Expression part = parts.get(i);
        wide.add(isWords(part) ? part : widened(part));
        i++;
      } else {
        wide.addAll(found);
        i += found.size();
      }
    }
    return wide;
  }

  /** The parts with what means the same as all of them together; empty where nothing does. */
  private List<Expression> term(List<Expression> parts) throws IOException {
    if (!parts.stream().allMatch(Widening::isWords)) {
      return List.of();
    }
    List<Expression.Word> words = parts.stream().flatMap(part -> words(part).stream()).toList();
    String typed = String.join(" ", words.stream().map(Expression.Word::text).toList());
    List<WordForms> forms = WordForms.of(typed);
    List<Synonyms.Synonym> same = synonyms.of(forms, typed);
    List<Expression.Alternative> added = added(same, forms, typed, words.size());
    if (added.isEmpty()) {
      return List.of();
    }
    List<Expression> wide = new ArrayList<>();
    for (Expression part : parts) {
      List<Expression> each = new ArrayList<>();
      for (Expression.Word word : words(part)) {
        List<Expression.Alternative> all = new ArrayList<>(added);
        if (words.size() > 1) {
          all.addAll(translated(word));
        }
        each.add(new Expression.Widened(word, all));
      }
      wide.add(each.size() == 1 ? each.getFirst() : new Expression.And(each));
    }
    return wide;
  }

  /**
   * One word of a term in the other language. Words are typed loosely, so that their translations
   * may stand apart as well; this says nothing of what else the whole term may be called.
   */
  private List<Expression.Alternative> translated(Expression.Word word) throws IOException {
    List<WordForms> forms = WordForms.of(word.text());
    List<Synonyms.Synonym> same =
        synonyms.of(forms, word.text()).stream()
            .filter(synonym -> synonym.relation() == Relation.TRANSLATION)
            .toList();
    return added(same, forms, word.text(), 1);
  }

  private List<Expression.Alternative> added(
      List<Synonyms.Synonym> same, List<WordForms> typed, String text, int words)
      throws IOException {
    List<Expression.Alternative> added = new ArrayList<>();
    Map<String, Set<String>> byKind = new LinkedHashMap<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Synonyms.Synonym synonym : same) {
      for (Synonyms.Other other : synonym.others()) {
        List<WordForms> forms = WordForms.of(other.text());
        boolean isNew = !sameStems(forms, typed) && added.size() < MAX_ADDED;
        boolean known = statistics.knows(other.text(), LeafQueries.form(other.language()));
        if (isNew && known && seen.add(other.text())) {
          float weight = Synonyms.weight(synonym.relation()) / words;
          added.add(new Expression.Alternative(other.text(), other.language(), weight));
          byKind
              .computeIfAbsent(Synonyms.kind(synonym.relation()), _ -> new LinkedHashSet<>())
              .add(other.text());
        }
      }
    }
    byKind.forEach((kind, texts) -> expansions.add(new Expansion(text, List.copyOf(texts), kind)));
    return added;
  }

  /** What is found anyway. */
  private static boolean sameStems(List<WordForms> one, List<WordForms> other) {
    for (Form form : List.of(Form.ENGLISH, Form.FRENCH)) {
      if (stems(one, form).equals(stems(other, form))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> stems(List<WordForms> words, Form form) {
    return words.stream().flatMap(word -> word.in(form).parts().stream()).toList();
  }

  private static boolean isWords(Expression part) {
    return part instanceof Expression.Word
        || (part instanceof Expression.And(List<Expression> parts)
            && parts.stream().allMatch(word -> word instanceof Expression.Word));
  }

  private static List<Expression.Word> words(Expression part) {
    return switch (part) {
      case Expression.Word word -> List.of(word);
      case Expression.And(List<Expression> parts) ->
          parts.stream().map(Expression.Word.class::cast).toList();
      case Expression.Everything _,
          Expression.Phrase _,
          Expression.Prefix _,
          Expression.Fuzzy _,
          Expression.In _,
          Expression.Not _,
          Expression.Together _,
          Expression.Or _,
          Expression.Widened _ ->
          List.of();
    };
  }
}
