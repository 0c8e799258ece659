package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.search.Expression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Turns the expressions of the query language into queries on one state of the index. */
final class QueryTranslator {
  private static final Query EVERY_DOCUMENT =
      new ConstantScoreQuery(new TermQuery(new Term(Fields.LEVEL, Fields.DOCUMENT)));

  private final TermStatistics statistics;
  private final LeafQueries leaves;
  private final String searched;

  /** For words anywhere in documents. */
  QueryTranslator(LeafQueries leaves) {
    this(leaves, Fields.TEXT);
  }

  /**
   * @param searched the field in which words are looked for
   */
  QueryTranslator(LeafQueries leaves, String searched) {
    this.statistics = leaves.statistics();
    this.leaves = leaves;
    this.searched = searched;
  }

  static Query everyDocument() {
    return EVERY_DOCUMENT;
  }

  Translation translate(Expression expression) throws IOException {
    Query passages = passages(expression);
    Query furniture = furniture(expression);
    if (expression instanceof Expression.Together(List<Expression> parts)) {
      List<Wish> wishes = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        wishes.add(wish(parts, i));
      }
      Relaxation relaxation = Relaxation.of(wishes, leaves.near(words(parts), searched));
      boolean mayGiveUp =
          wishes.stream().filter(wish -> wish.kind() != Wish.Kind.EXCLUDED).count() > 1
              && wishes.stream().anyMatch(wish -> wish.kind() == Wish.Kind.WORD);
      return new Translation(
          wishes.stream().allMatch(wish -> wish.kind() == Wish.Kind.EXCLUDED)
              ? query(expression, searched)
              : relaxation.all(),
          mayGiveUp ? relaxation : null,
          passages,
          furniture);
    }
    return new Translation(query(expression, searched), null, passages, furniture);
  }

  private Wish wish(List<Expression> parts, int i) throws IOException {
    Expression part = parts.get(i);
    if (part instanceof Expression.Not(Expression excluded)) {
      Query query = query(excluded, searched);
      return new Wish(Wish.Kind.EXCLUDED, excluded.written(), query, true);
    }
    Query query = part(parts, i, searched);
    boolean word = !words(List.of(part)).isEmpty() || isPattern(part);
    return word
        ? new Wish(Wish.Kind.WORD, written(part), query, isKnown(part), loose(part, query))
        : new Wish(Wish.Kind.FIRM, part.written(), query, true);
  }

  private Query loose(Expression part, Query query) throws IOException {
    return part instanceof Expression.And(List<Expression> parts) ? either(parts, searched) : query;
  }

  private static String written(Expression part) {
    return part instanceof Expression.And(List<Expression> parts)
        ? String.join("-", parts.stream().map(Expression::written).toList())
        : part.written();
  }

  private static boolean isPattern(Expression part) {
    return part instanceof Expression.Fuzzy || part instanceof Expression.Prefix;
  }

  /** The words among the parts, those of a written word of several parts each for itself. */
  private static List<String> words(List<Expression> parts) {
    List<String> words = new ArrayList<>();
    for (Expression part : parts) {
      String word = word(part);
      if (word != null) {
        words.add(word);
      } else if (part instanceof Expression.And(List<Expression> inner)
          && inner.stream().allMatch(one -> word(one) != null)) {
        words.addAll(words(inner));
      }
    }
    return words;
  }

  private boolean isKnown(Expression part) throws IOException {
    if (part instanceof Expression.Widened) {
      return true;
    }
    for (String word : words(List.of(part))) {
      if (!statistics.knowsAll(WordForms.of(word))) {
        return false;
      }
    }
    return true;
  }

  private Query query(Expression expression, String in) throws IOException {
    return switch (expression) {
      case Expression.Everything() -> EVERY_DOCUMENT;
      case Expression.Word(String text) -> leaves.words(text, in);
      case Expression.Widened wide -> leaves.anyOf(query(wide.typed(), in), wide, in);
      case Expression.Phrase(String text) -> leaves.phrase(text, in);
      case Expression.Prefix(String text) -> leaves.prefix(text, in);
      case Expression.Fuzzy(String text) -> leaves.fuzzy(text, in);
      case Expression.In(var field, Expression inner) -> query(inner, LeafQueries.field(field));
      case Expression.Together(List<Expression> parts) -> together(parts, in);
      case Expression.And(List<Expression> parts) -> together(parts, in);
      case Expression.Or(List<Expression> parts) -> either(parts, in);
      case Expression.Not(Expression inner) ->
          new BooleanQuery.Builder()
              .add(EVERY_DOCUMENT, Occur.FILTER)
              .add(query(inner, in), Occur.MUST_NOT)
              .build();
    };
  }

  /** All of the parts; words that stand side by side may also be written as one. */
  private Query together(List<Expression> parts, String in) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean onlyExclusions = true;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Expression.Not(Expression excluded)) {
        all.add(query(excluded, in), Occur.MUST_NOT);
      } else {
        onlyExclusions = false;
        all.add(part(parts, i, in), Occur.MUST);
      }
    }
    if (onlyExclusions) {
      all.add(EVERY_DOCUMENT, Occur.FILTER);
    }
    return all.build();
  }

  private Query part(List<Expression> parts, int i, String in) throws IOException {
    String text = word(parts.get(i));
    if (text != null) {
      @Nullable String before = i > 0 ? word(parts.get(i - 1)) : null;
      @Nullable String after = i + 1 < parts.size() ? word(parts.get(i + 1)) : null;
      Query typed = leaves.wordBetween(before, text, after, in);
      return parts.get(i) instanceof Expression.Widened wide
          ? leaves.anyOf(typed, wide, in)
          : typed;
    }
    return query(parts.get(i), in);
  }

  private Query either(List<Expression> parts, String in) throws IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Expression part : parts) {
      any.add(query(part, in), Occur.SHOULD);
    }
    return any.build();
  }

  /** What is looked for in texts, anything of it: passages answer even a part of the question. */
  private @Nullable Query passages(Expression expression) throws IOException {
    List<Expression> leavesInText = new ArrayList<>();
    collect(expression, leavesInText);
    return anyOf(leavesInText, Fields.PASSAGE_TEXT);
  }

  /** Who quotes words wants them wherever they stand. */
  private @Nullable Query furniture(Expression expression) throws IOException {
    List<Expression> leavesInText = new ArrayList<>();
    collect(expression, leavesInText);
    leavesInText.removeIf(leaf -> !(leaf instanceof Expression.Phrase));
    return anyOf(leavesInText, Fields.FURNITURE);
  }

  /** The same for a phrase that no passage has whole, as one that runs over a page's end. */
  @Nullable Query loosePassages(Expression expression) throws IOException {
    List<Expression> leavesInText = new ArrayList<>();
    collect(loose(expression), leavesInText);
    return anyOf(leavesInText, Fields.PASSAGE_TEXT);
  }

  /** Phrases as their words. */
  static Expression loose(Expression expression) {
    return switch (expression) {
      case Expression.Phrase(String text) -> {
        List<Expression> words = new ArrayList<>();
        for (String word : LeafQueries.terms(text, Form.EXACT)) {
          if (!StopWords.isAny(word)) {
            words.add(new Expression.Phrase(word));
          }
        }
        yield words.size() < 2 ? expression : new Expression.Or(words);
      }
      case Expression.Together(List<Expression> parts) ->
          new Expression.Together(parts.stream().map(QueryTranslator::loose).toList());
      case Expression.And(List<Expression> parts) ->
          new Expression.And(parts.stream().map(QueryTranslator::loose).toList());
      case Expression.Or(List<Expression> parts) ->
          new Expression.Or(parts.stream().map(QueryTranslator::loose).toList());
      case Expression.Everything _,
          Expression.Word _,
          Expression.Widened _,
          Expression.Prefix _,
          Expression.Fuzzy _,
          Expression.In _,
          Expression.Not _ ->
          expression;
    };
  }

  private @Nullable Query anyOf(List<Expression> leavesInText, String in) throws IOException {
    if (leavesInText.isEmpty()) {
      return null;
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Expression leaf : leavesInText) {
      any.add(query(leaf, in), Occur.SHOULD);
    }
    return any.build();
  }

  private static void collect(Expression expression, List<Expression> to) {
    switch (expression) {
      case Expression.Word _,
          Expression.Widened _,
          Expression.Phrase _,
          Expression.Prefix _,
          Expression.Fuzzy _ ->
          to.add(expression);
      case Expression.Together(List<Expression> parts) -> parts.forEach(part -> collect(part, to));
      case Expression.And(List<Expression> parts) -> parts.forEach(part -> collect(part, to));
      case Expression.Or(List<Expression> parts) -> parts.forEach(part -> collect(part, to));
      case Expression.Everything _, Expression.In _, Expression.Not _ -> {}
    }
  }

  /** The word that was typed; null where the part is something else. */
  static @Nullable String word(Expression part) {
    return part instanceof Expression.Widened(Expression.Word typed, var _)
        ? typed.text()
        : part instanceof Expression.Word(String text) ? text : null;
  }
}
