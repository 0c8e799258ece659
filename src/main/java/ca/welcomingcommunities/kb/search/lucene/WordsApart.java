package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.search.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Brings an expression into the form in which it is searched: without the empty words of a
 * question, and with each written word of several parts replaced by all of those parts, so that
 * {@code well-being} finds what {@code well being} finds. Phrases are left alone.
 */
final class WordsApart {
  private WordsApart() {}

  static Expression of(Expression expression) {
    return switch (expression) {
      case Expression.Word(String text) -> word(text);
      case Expression.Together(List<Expression> parts) ->
          join(apart(withoutStopWords(flat(parts))), Expression.Together::new);
      case Expression.And(List<Expression> parts) ->
          join(apart(withoutStopWords(parts)), Expression.And::new);
      case Expression.Or(List<Expression> parts) ->
          new Expression.Or(parts.stream().map(WordsApart::of).toList());
      case Expression.In(var field, Expression inner) -> new Expression.In(field, of(inner));
      case Expression.Not(Expression inner) -> new Expression.Not(excluded(inner));
      case Expression.Everything _,
          Expression.Phrase _,
          Expression.Prefix _,
          Expression.Fuzzy _,
          Expression.Widened _ ->
          expression;
    };
  }

  /** An excluded word of several parts excludes those parts side by side, not anywhere. */
  private static Expression excluded(Expression inner) {
    return switch (inner) {
      case Expression.Word(String text) ->
          parts(text).size() > 1 ? new Expression.Phrase(text) : inner;
      case Expression.In(var field, Expression word) -> new Expression.In(field, excluded(word));
      case Expression.Together(List<Expression> parts) ->
          join(allExcluded(withoutStopWords(parts)), Expression.Together::new);
      case Expression.And(List<Expression> parts) -> new Expression.And(allExcluded(parts));
      case Expression.Or(List<Expression> parts) -> new Expression.Or(allExcluded(parts));
      case Expression.Not(Expression wanted) -> new Expression.Not(excluded(wanted));
      case Expression.Everything _,
          Expression.Phrase _,
          Expression.Prefix _,
          Expression.Fuzzy _,
          Expression.Widened _ ->
          inner;
    };
  }

  private static List<Expression> allExcluded(List<Expression> parts) {
    return parts.stream().map(WordsApart::excluded).toList();
  }

  private static Expression join(
      List<Expression> parts, Function<List<Expression>, Expression> join) {
    return parts.size() == 1 ? parts.getFirst() : join.apply(parts);
  }

  /** Parentheses around words side by side mean nothing among words side by side. */
  private static List<Expression> flat(List<Expression> parts) {
    List<Expression> flat = new ArrayList<>();
    for (Expression part : parts) {
      if (part instanceof Expression.Together(List<Expression> inner)) {
        flat.addAll(flat(inner));
      } else {
        flat.add(part);
      }
    }
    return flat;
  }

  private static List<Expression> apart(List<Expression> parts) {
    return parts.stream().map(WordsApart::of).toList();
  }

  /** The parts of one written word are wanted together, and given up together. */
  private static Expression word(String text) {
    return join(parts(text), Expression.And::new);
  }

  /** A word of one part keeps its own text, for its capitals and its possessive say something. */
  private static List<Expression> parts(String text) {
    List<Expression> parts = new ArrayList<>();
    for (WordForms word : WordForms.of(text)) {
      for (String part : word.exact().parts()) {
        parts.add(new Expression.Word(part));
      }
    }
    return parts.size() <= 1 ? List.of(new Expression.Word(text)) : parts;
  }

  /** Leaves out the empty words, and words without a letter, unless there are no others. */
  private static List<Expression> withoutStopWords(List<Expression> parts) {
    boolean smallLetters =
        parts.stream()
            .anyMatch(part -> part instanceof Expression.Word(String text) && !isCapitals(text));
    List<String> words = new ArrayList<>();
    for (Expression part : parts) {
      // IT beside words in small letters is an acronym.
      boolean plain =
          part instanceof Expression.Word(String text) && !(smallLetters && isCapitals(text));
      words.add(plain && part instanceof Expression.Word(String text) ? stopWordForm(text) : "");
    }
    List<Boolean> empty = StopWords.among(words);
    List<Expression> full = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean leftOut =
          parts.get(i) instanceof Expression.Word(String text)
              && (empty.get(i) || WordForms.of(text).isEmpty());
      if (!leftOut) {
        full.add(parts.get(i));
      }
    }
    boolean nothingLeft = full.stream().allMatch(part -> part instanceof Expression.Not);
    return nothingLeft ? parts : full;
  }

  /** Two capitals or more and nothing else. */
  private static boolean isCapitals(String text) {
    return text.length() > 1 && text.chars().allMatch(Character::isUpperCase);
  }

  /** The word as it stands in the lists; {@code est-ce} and the like are empty if each part is. */
  private static String stopWordForm(String text) {
    List<WordForms> words = WordForms.of(text);
    if (words.size() != 1) {
      return "";
    }
    List<String> parts = words.getFirst().exact().parts();
    boolean allEmpty = parts.stream().allMatch(StopWords::isAny);
    return parts.size() == 1 || allEmpty ? parts.getFirst() : "";
  }
}
