package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.search.Expansion;
import ca.welcomingcommunities.kb.search.Expression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads words that no document has as those that were meant, so that a slip ranks as the right
 * spelling does: also the parts of a written word and words of fields and of long texts, never
 * quotes, patterns and exclusions. For one question, by one thread.
 */
final class Respelling {
  /** Why another word was searched. */
  static final String KIND = "spelling";

  /** How many words of a text are looked up. */
  private static final int MAX_WORDS = 12;

  private final Spelling spelling;
  private final Map<String, String> made = new LinkedHashMap<>();
  private boolean anyWord;
  private int lookedUp;

  Respelling(Spelling spelling) {
    this.spelling = spelling;
  }

  /** The words that were typed with those that were read instead, as documents write them. */
  Map<String, String> made() {
    return made;
  }

  List<Expansion> expansions() {
    return made.entrySet().stream()
        .map(each -> new Expansion(each.getKey(), List.of(each.getValue()), KIND))
        .toList();
  }

  /** The words that the vocabulary does not know: it has translations for the others. */
  Expression strange(Expression expression) throws IOException {
    anyWord = false;
    return of(expression);
  }

  /** All words beside which nothing stands by now. */
  Expression rest(Expression expression) throws IOException {
    anyWord = true;
    return of(expression);
  }

  private Expression of(Expression expression) throws IOException {
    return switch (expression) {
      case Expression.Word word -> word(word);
      case Expression.In(var field, Expression inner) -> new Expression.In(field, of(inner));
      case Expression.Together(List<Expression> parts) -> new Expression.Together(all(parts));
      case Expression.And(List<Expression> parts) -> new Expression.And(all(parts));
      case Expression.Or(List<Expression> parts) -> new Expression.Or(all(parts));
      case Expression.Everything _,
          Expression.Phrase _,
          Expression.Prefix _,
          Expression.Fuzzy _,
          Expression.Not _,
          Expression.Widened _ ->
          expression;
    };
  }

  private List<Expression> all(List<Expression> parts) throws IOException {
    List<Expression> all = new ArrayList<>();
    for (Expression part : parts) {
      all.add(of(part));
    }
    return all;
  }

  private Expression.Word word(Expression.Word typed) throws IOException {
    String read = made.get(typed.text());
    if (read == null && lookedUp < MAX_WORDS && mayBeWrong(typed.text())) {
      lookedUp++;
      String meant = spelling.correction(typed.text());
      read = meant == null ? null : spelling.written(meant);
    }
    if (read == null) {
      return typed;
    }
    made.put(typed.text(), read);
    return new Expression.Word(read);
  }

  private boolean mayBeWrong(String typed) throws IOException {
    return (anyWord || !spelling.isOfVocabulary(typed)) && spelling.mayBeWrong(typed);
  }
}
