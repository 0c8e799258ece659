package ca.welcomingcommunities.kb.search;

/**
 * A piece of a query's text.
 *
 * @param text the term, or an operator or field name as typed
 */
record QueryToken(Kind kind, String text) {
  enum Kind {
    WORD,
    PHRASE,
    PREFIX,
    FUZZY,
    FIELD,
    OPEN,
    CLOSE,
    MINUS,
    AND,
    OR,
    NOT
  }

  /** Whether something that can be searched may begin here. */
  boolean startsOperand() {
    return switch (kind) {
      case WORD, PHRASE, PREFIX, FUZZY, FIELD, OPEN, MINUS, NOT -> true;
      case CLOSE, AND, OR -> false;
    };
  }
}
