package ca.welcomingcommunities.kb.search;

import ca.welcomingcommunities.kb.document.Language;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a query's text means. Made by {@link QueryLanguage}; an index has a translation for each
 * form.
 *
 * <p>Terms are kept as typed, accents, case, hyphens and apostrophes included: what a word is, is
 * for the index to say.
 */
public sealed interface Expression {

  /** Every document: the meaning of an empty text. */
  record Everything() implements Expression {}

  /** One word, in any of its forms. It may hold hyphens, apostrophes and dots: one written word. */
  record Word(String text) implements Expression {
    public Word {
      requireText(text);
    }
  }

  /** Words in this order, side by side, exactly as they are written: no stems, no synonyms. */
  record Phrase(String text) implements Expression {
    public Phrase {
      requireText(text);
    }
  }

  /** Words that begin so, exactly as they are written. */
  record Prefix(String text) implements Expression {
    public Prefix {
      requireText(text);
    }
  }

  /** Words written nearly so. */
  record Fuzzy(String text) implements Expression {
    public Fuzzy {
      requireText(text);
    }
  }

  /** The inner expression, looked for in one field only. */
  record In(QueryField field, Expression inner) implements Expression {
    public In {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(inner, "inner");
    }
  }

  /**
   * Parts written side by side: all are wanted, but where no document has all, its words may be
   * given up. Its exclusions may not.
   */
  record Together(List<Expression> parts) implements Expression {
    public Together {
      parts = atLeastTwo(parts);
    }
  }

  /**
   * A word and what means the same. Never read from a text: what the thesaurus adds.
   *
   * @param typed what was typed; a term of several words is as many of these
   * @param alternatives what also counts as the word
   */
  record Widened(Word typed, List<Alternative> alternatives) implements Expression {
    public Widened {
      Objects.requireNonNull(typed, "typed");
      alternatives = List.copyOf(alternatives);
    }
  }

  /**
   * Words side by side, in any of their forms.
   *
   * @param language whose forms
   * @param weight how much it counts beside what was typed, above 0 to 1
   */
  record Alternative(String text, Language language, float weight) {
    public Alternative {
      requireText(text);
      Objects.requireNonNull(language, "language");
    }
  }

  /** All parts, without exception. */
  record And(List<Expression> parts) implements Expression {
    public And {
      parts = atLeastTwo(parts);
    }
  }

  /** At least one of the parts. */
  record Or(List<Expression> parts) implements Expression {
    public Or {
      parts = atLeastTwo(parts);
    }
  }

  /** All documents but those of the inner expression. */
  record Not(Expression inner) implements Expression {
    public Not {
      Objects.requireNonNull(inner, "inner");
    }
  }

  /**
   * The expression written out in the query language, in its English and shortest form. Parsing
   * that gives an equal expression.
   */
  default String written() {
    return switch (this) {
      case Everything() -> "";
      case Word(String text) -> text;
      case Widened(Word typed, List<Alternative> _) -> typed.text();
      case Phrase(String text) -> '"' + text + '"';
      case Prefix(String text) -> text + '*';
      case Fuzzy(String text) -> text + '~';
      case In(QueryField field, Expression inner) -> field.id() + ':' + inner.grouped();
      case Together(List<Expression> parts) -> join(parts, " ");
      case And(List<Expression> parts) -> join(parts, " AND ");
      case Or(List<Expression> parts) ->
          parts.stream()
              .map(part -> part instanceof Or ? part.grouped() : part.written())
              .collect(Collectors.joining(" OR "));
      case Not(Expression inner) -> '-' + inner.grouped();
    };
  }

  private String grouped() {
    return switch (this) {
      case Together t -> '(' + t.written() + ')';
      case And a -> '(' + a.written() + ')';
      case Or o -> '(' + o.written() + ')';
      case Everything _, Word _, Widened _, Phrase _, Prefix _, Fuzzy _, In _, Not _ -> written();
    };
  }

  private static String join(List<Expression> parts, String between) {
    return parts.stream().map(Expression::grouped).collect(Collectors.joining(between));
  }

  private static List<Expression> atLeastTwo(List<Expression> parts) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException("needs two parts: " + parts);
    }
    return List.copyOf(parts);
  }

  private static void requireText(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a term needs a text");
    }
  }
}
