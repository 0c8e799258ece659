package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.search.Expansion;
import ca.welcomingcommunities.kb.search.Expression;
import ca.welcomingcommunities.kb.search.Notice;
import ca.welcomingcommunities.kb.search.ParsedQuery;
import ca.welcomingcommunities.kb.search.QueryLanguage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;

/**
 * A text in the form in which it is searched, never more of it than one search can do: Lucene
 * refuses queries of more than 1,024 clauses, and one word makes several.
 *
 * @param expansions what is searched beside what was typed
 * @param notices what of the text was not read as it may have been meant
 * @param corrections words as typed that no document has, with those that were meant
 */
record Question(
    Expression expression,
    List<Notice> notices,
    List<Expansion> expansions,
    Map<String, String> corrections) {
  /** How many words are searched, the empty ones of a question not counted. */
  private static final int MAX_CLAUSES = 64;

  private static final int FEW_CLAUSES = 8;
  private static final int MAX_EXPANSIONS = 50;

  /** What the fuzzy words of one question share: with the other words far from Lucene's limit. */
  private static final int ALL_EXPANSIONS = 400;

  Question {
    notices = List.copyOf(notices);
    expansions = List.copyOf(expansions);
    corrections = Collections.unmodifiableMap(new LinkedHashMap<>(corrections));
  }

  static Question of(String text) {
    ParsedQuery parsed = QueryLanguage.parse(text);
    Expression apart = WordsApart.of(parsed.expression());
    return new Question(apart, parsed.notices(), List.of(), Map.of()).cut(MAX_CLAUSES, false);
  }

  /**
   * The same question on a state of the index.
   *
   * @param expanded whether words that were meant and words that mean the same are searched too
   */
  Question on(IndexReader reader, Synonyms synonyms, boolean expanded) throws IOException {
    TermStatistics statistics = new TermStatistics(reader);
    Respelling respelling = new Respelling(new Spelling(reader, statistics, synonyms));
    Widening widening = new Widening(synonyms, statistics);
    Expression wide = respelling.rest(widening.widened(respelling.strange(expression)));
    if (!expanded) {
      return new Question(expression, notices, List.of(), respelling.made());
    }
    List<Expansion> all = new ArrayList<>(respelling.expansions());
    all.addAll(widening.expansions());
    return new Question(wide, notices, all, respelling.made());
  }

  /** The first few words of it, as plain words: for one that is still too much. */
  Question simpler() {
    return cut(FEW_CLAUSES, true);
  }

  /** How many spellings each of the fuzzy words may stand for. */
  int spellings() {
    return Math.clamp(ALL_EXPANSIONS / Math.max(1, fuzzyWords(expression)), 1, MAX_EXPANSIONS);
  }

  private Question cut(int clauses, boolean plain) {
    Cutter cutter = new Cutter(clauses, plain);
    Expression kept = cutter.cut(expression);
    List<Notice> all = new ArrayList<>(notices);
    Notice tooMany = new Notice(Notice.Code.TOO_MANY_CLAUSES, "");
    if ((cutter.left < 0 || plain) && !all.contains(tooMany)) {
      all.add(tooMany);
    }
    return new Question(
        kept == null ? new Expression.Everything() : kept,
        all,
        plain ? List.of() : expansions,
        corrections);
  }

  private static int fuzzyWords(Expression expression) {
    return switch (expression) {
      case Expression.Fuzzy(String text) ->
          WordForms.of(text).stream().mapToInt(word -> word.exact().parts().size()).sum();
      case Expression.In(var _, Expression inner) -> fuzzyWords(inner);
      case Expression.Not(Expression inner) -> fuzzyWords(inner);
      case Expression.Together(List<Expression> parts) -> fuzzyWords(parts);
      case Expression.And(List<Expression> parts) -> fuzzyWords(parts);
      case Expression.Or(List<Expression> parts) -> fuzzyWords(parts);
      case Expression.Everything _,
          Expression.Word _,
          Expression.Widened _,
          Expression.Phrase _,
          Expression.Prefix _ ->
          0;
    };
  }

  private static int fuzzyWords(List<Expression> parts) {
    return parts.stream().mapToInt(Question::fuzzyWords).sum();
  }

  /** Leaves out the words after the first ones. */
  private static final class Cutter {
    private final boolean plain;

    /** How many more may be kept; below 0 where one was left out. */
    private int left;

    Cutter(int clauses, boolean plain) {
      this.left = clauses;
      this.plain = plain;
    }

    private @Nullable Expression cut(Expression expression) {
      return switch (expression) {
        case Expression.Everything() -> expression;
        case Expression.Word _, Expression.Phrase _ -> leaf(expression);
        case Expression.Widened(Expression.Word typed, var _) -> leaf(plain ? typed : expression);
        case Expression.Prefix(String text) -> leaf(plain ? new Expression.Word(text) : expression);
        case Expression.Fuzzy(String text) -> leaf(plain ? new Expression.Word(text) : expression);
        case Expression.In(var field, Expression inner) ->
            around(inner, kept -> new Expression.In(field, kept));
        case Expression.Not(Expression inner) -> around(inner, Expression.Not::new);
        case Expression.Together(List<Expression> parts) -> all(parts, Expression.Together::new);
        case Expression.And(List<Expression> parts) -> all(parts, Expression.And::new);
        case Expression.Or(List<Expression> parts) -> all(parts, Expression.Or::new);
      };
    }

    private @Nullable Expression leaf(Expression expression) {
      left = left > 0 ? left - 1 : -1;
      return left < 0 ? null : expression;
    }

    private @Nullable Expression around(Expression inner, Function<Expression, Expression> make) {
      Expression kept = cut(inner);
      return kept == null ? null : make.apply(kept);
    }

    private @Nullable Expression all(
        List<Expression> parts, Function<List<Expression>, Expression> join) {
      List<Expression> kept = new ArrayList<>();
      for (Expression part : parts) {
        Expression cut = cut(part);
        if (cut != null) {
          kept.add(cut);
        }
      }
      return switch (kept.size()) {
        case 0 -> null;
        case 1 -> kept.getFirst();
        default -> join.apply(kept);
      };
    }
  }
}
