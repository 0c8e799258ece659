package ca.welcomingcommunities.kb.search;

import ca.welcomingcommunities.kb.search.QueryToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts a query's text into tokens, from left to right and without looking back. */
final class QueryLexer {
  private static final Map<String, Kind> OPERATORS =
      Map.of(
          "AND", Kind.AND, "ET", Kind.AND, "OR", Kind.OR, "OU", Kind.OR, "NOT", Kind.NOT, "SAUF",
          Kind.NOT);
  private static final String QUOTES = "\"\u00AB\u00BB\u201C\u201D\u201E\u201F\u2E42\uFF02";

  private final String text;
  private final Notices notices;
  private final List<QueryToken> tokens = new ArrayList<>();
  private int at;

  QueryLexer(String text, Notices notices) {
    this.text = clean(text);
    this.notices = notices;
  }

  List<QueryToken> tokens() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == ':') {
        at++;
      } else if (isQuote(c)) {
        phrase();
      } else if (c == '(' || c == ')') {
        add(c == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(c));
        at++;
      } else if (c == '-' && startsTerm()) {
        add(Kind.MINUS, "-");
        at++;
      } else {
        chunk();
      }
    }
    return tokens;
  }

  /** From one quotation mark of any kind to the next one of any kind. */
  private void phrase() {
    int end = at + 1;
    while (end < text.length() && !isQuote(text.charAt(end))) {
      end++;
    }
    if (end == text.length()) {
      notices.add(Notice.Code.UNBALANCED, text.substring(at, at + 1));
      at++;
      return;
    }
    add(Kind.PHRASE, text.substring(at + 1, end).strip());
    at = end + 1;
    if (skipSuffix()) {
      notices.add(Notice.Code.WILDCARD_IGNORED, "");
    }
  }

  /** What stands together: a word, an operator, a field's name. */
  private void chunk() {
    int start = at;
    while (at < text.length() && !endsChunk(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    char next = at < text.length() ? text.charAt(at) : ' ';
    if (next == ':' && QueryField.of(word).isPresent()) {
      add(Kind.FIELD, word);
      at++;
    } else if (next == '*' || next == '~') {
      marked(withoutSigns(word), next);
    } else if (OPERATORS.containsKey(word) && standsAlone(start)) {
      add(OPERATORS.getOrDefault(word, Kind.WORD), word);
    } else {
      if (next == ':' && looksLikeField(word)) {
        notices.add(Notice.Code.UNKNOWN_FIELD, word);
      }
      add(Kind.WORD, withoutSigns(word));
    }
  }

  /** A word with a star or tilde at its end, or with one where it means nothing. */
  private void marked(String word, char mark) {
    int start = at;
    skipSuffix();
    boolean atEnd = at == text.length() || endsChunk(text.charAt(at));
    long letters = word.codePoints().filter(Character::isLetterOrDigit).count();
    if (atEnd && mark == '*' && letters >= QueryLanguage.MIN_PREFIX) {
      add(Kind.PREFIX, word);
    } else if (atEnd && mark == '~' && letters > 0) {
      add(Kind.FUZZY, word);
    } else {
      at = start + 1;
      notices.add(Notice.Code.WILDCARD_IGNORED, word + mark);
      add(Kind.WORD, word.isEmpty() ? String.valueOf(mark) : word);
    }
  }

  /** Skips stars, and a tilde with its number. */
  private boolean skipSuffix() {
    int start = at;
    while (at < text.length() && text.charAt(at) == '*') {
      at++;
    }
    if (at == start && at < text.length() && text.charAt(at) == '~') {
      at++;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
    }
    return at > start;
  }

  /** Whether a minus here stands directly before something and not inside or after a word. */
  private boolean startsTerm() {
    boolean before = at == 0 || "-+(:".indexOf(text.charAt(at - 1)) >= 0 || blank(at - 1);
    return before && at + 1 < text.length() && !blank(at + 1);
  }

  private boolean standsAlone(int start) {
    return start == 0 || "-:".indexOf(text.charAt(start - 1)) < 0;
  }

  private boolean looksLikeField(String word) {
    return word.length() > 1
        && word.codePoints().allMatch(Character::isLetter)
        && at + 1 < text.length()
        && (Character.isLetter(text.charAt(at + 1)) || isQuote(text.charAt(at + 1)));
  }

  private boolean blank(int index) {
    char c = text.charAt(index);
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private void add(Kind kind, String term) {
    if (!term.isEmpty()) {
      // A word that looks like an operator is written small, so that it stays a word.
      boolean small = kind == Kind.WORD && OPERATORS.containsKey(term);
      tokens.add(new QueryToken(kind, small ? term.toLowerCase(Locale.ROOT) : term));
    }
  }

  private static boolean endsChunk(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || isQuote(c)
        || "():*~".indexOf(c) >= 0;
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  /** A sign before a word that is not an exclusion means nothing. */
  private static String withoutSigns(String word) {
    int start = 0;
    while (start < word.length() - 1 && "+-".indexOf(word.charAt(start)) >= 0) {
      start++;
    }
    return word.substring(start);
  }

  /** Control characters and halves of surrogate pairs become spaces. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF) ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
