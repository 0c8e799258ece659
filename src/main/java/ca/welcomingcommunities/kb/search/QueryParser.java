package ca.welcomingcommunities.kb.search;

import ca.welcomingcommunities.kb.search.QueryToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds the expression of a list of tokens. A recursive descent that goes down only at
 * parentheses, so never deeper than {@link QueryLanguage#MAX_DEPTH}:
 *
 * <pre>
 *   either  := run (OR run)*
 *   run     := term (AND? term)*
 *   term    := (MINUS | NOT)* (FIELD term | OPEN either CLOSE | WORD | PHRASE | PREFIX | FUZZY)
 * </pre>
 *
 * Null stands for a part with nothing to search for in it.
 */
final class QueryParser {
  private static final QueryToken END = new QueryToken(Kind.CLOSE, "");

  private final List<QueryToken> tokens;
  private final Notices notices;
  private int at;
  private int depth;
  private int ignoredOpen;
  private int clauses;
  private @Nullable Expression symbols;

  QueryParser(List<QueryToken> tokens, Notices notices) {
    this.tokens = tokens;
    this.notices = notices;
  }

  ParsedQuery parse() {
    Expression expression = either();
    if (expression == null) {
      expression = symbols == null ? new Expression.Everything() : symbols;
    }
    if (onlyExcludes(expression)) {
      notices.add(Notice.Code.ONLY_EXCLUSIONS, "");
    }
    return new ParsedQuery(expression, notices.list());
  }

  private @Nullable Expression either() {
    List<Expression> parts = new ArrayList<>();
    addIfAny(parts, run());
    while (peek().kind() == Kind.OR) {
      at++;
      addIfAny(parts, run());
    }
    return one(parts, Expression.Or::new);
  }

  /** Ends before an OR between two operands, and before the end of a group or of all. */
  private @Nullable Expression run() {
    List<Expression> parts = new ArrayList<>();
    boolean strict = false;
    boolean any = false;
    while (at < tokens.size()) {
      QueryToken token = peek();
      if (token.kind() == Kind.CLOSE) {
        if (closesGroup()) {
          break;
        }
      } else if (token.kind() == Kind.AND || token.kind() == Kind.OR) {
        boolean joins = any && peek(1).startsOperand();
        if (joins && token.kind() == Kind.OR) {
          break;
        }
        at++;
        if (joins) {
          strict = true;
        } else {
          addIfAny(parts, dangling(token));
        }
      } else {
        addIfAny(parts, term());
      }
      any = true;
    }
    return one(parts, strict ? Expression.And::new : Expression.Together::new);
  }

  /** Whether the group ends here; passes over a parenthesis that has nothing to close. */
  private boolean closesGroup() {
    if (ignoredOpen > 0) {
      ignoredOpen--;
    } else if (depth > 0) {
      return true;
    } else {
      notices.add(Notice.Code.UNBALANCED, ")");
    }
    at++;
    return false;
  }

  private @Nullable Expression term() {
    boolean negated = false;
    List<QueryField> fields = new ArrayList<>();
    while (true) {
      QueryToken token = peek();
      boolean more = peek(1).startsOperand();
      if (token.kind() == Kind.MINUS || (token.kind() == Kind.NOT && more)) {
        negated = !negated;
      } else if (token.kind() == Kind.FIELD && more) {
        fields.add(QueryField.of(token.text()).orElseThrow());
      } else {
        break;
      }
      at++;
    }
    Expression inner = primary();
    if (inner != null && !fields.isEmpty()) {
      inner = in(fields.getLast(), inner);
    }
    return inner == null || !negated ? inner : not(inner);
  }

  private @Nullable Expression primary() {
    QueryToken token = peek();
    if (!token.startsOperand()) {
      return null; // a minus before nothing
    }
    at++;
    return switch (token.kind()) {
      case OPEN -> group();
      case WORD -> leaf(token, Expression.Word::new);
      case PHRASE -> leaf(token, Expression.Phrase::new);
      case PREFIX -> leaf(token, Expression.Prefix::new);
      case FUZZY -> leaf(token, Expression.Fuzzy::new);
      case FIELD, NOT, AND, OR -> dangling(token);
      case CLOSE, MINUS -> throw new IllegalStateException("not an operand: " + token);
    };
  }

  private @Nullable Expression group() {
    if (depth == QueryLanguage.MAX_DEPTH) {
      notices.add(Notice.Code.TOO_DEEP, "");
      ignoredOpen++;
      return null;
    }
    depth++;
    Expression inner = either();
    depth--;
    if (at < tokens.size()) {
      at++;
    } else {
      notices.add(Notice.Code.UNBALANCED, "(");
    }
    return inner;
  }

  private @Nullable Expression leaf(QueryToken token, Function<String, Expression> make) {
    if (token.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
      if (symbols == null && !"*~-+".contains(token.text())) {
        symbols = make.apply(token.text());
      }
      return null;
    }
    if (clauses == QueryLanguage.MAX_CLAUSES) {
      notices.add(Notice.Code.TOO_MANY_CLAUSES, "");
      return null;
    }
    clauses++;
    return make.apply(token.text());
  }

  /** An operator or field name without its operand. */
  private @Nullable Expression dangling(QueryToken token) {
    notices.add(Notice.Code.DANGLING_OPERATOR, token.text());
    String word = token.text().toLowerCase(Locale.ROOT);
    return leaf(new QueryToken(Kind.WORD, word), Expression.Word::new);
  }

  /** An inner field wins over an outer one, and an exclusion stands outside. */
  private static Expression in(QueryField field, Expression inner) {
    return switch (inner) {
      case Expression.In in -> in;
      case Expression.Not(Expression excluded) -> not(in(field, excluded));
      case Expression.Everything _,
          Expression.Word _,
          Expression.Widened _,
          Expression.Phrase _,
          Expression.Prefix _,
          Expression.Fuzzy _,
          Expression.Together _,
          Expression.And _,
          Expression.Or _ ->
          new Expression.In(field, inner);
    };
  }

  private static Expression not(Expression inner) {
    return inner instanceof Expression.Not(Expression twice) ? twice : new Expression.Not(inner);
  }

  private static boolean onlyExcludes(Expression expression) {
    return switch (expression) {
      case Expression.Not _ -> true;
      case Expression.Together(List<Expression> parts) ->
          parts.stream().allMatch(QueryParser::onlyExcludes);
      case Expression.And(List<Expression> parts) ->
          parts.stream().allMatch(QueryParser::onlyExcludes);
      case Expression.Everything _,
          Expression.Word _,
          Expression.Widened _,
          Expression.Phrase _,
          Expression.Prefix _,
          Expression.Fuzzy _,
          Expression.In _,
          Expression.Or _ ->
          false;
    };
  }

  private static void addIfAny(List<Expression> parts, @Nullable Expression part) {
    if (part != null) {
      parts.add(part);
    }
  }

  private static @Nullable Expression one(
      List<Expression> parts, Function<List<Expression>, Expression> join) {
    return switch (parts.size()) {
      case 0 -> null;
      case 1 -> parts.getFirst();
      default -> join.apply(parts);
    };
  }

  private QueryToken peek() {
    return peek(0);
  }

  private QueryToken peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
  }
}
