package ca.welcomingcommunities.kb.extract;

/**
 * Characters that stand in a text for what the parsers of Tika would lose. They are of the private
 * use area, and whoever sets them removes those that were in the file before.
 */
final class PageMarks {
  /** A new page begins here. */
  static final char BREAK = '\uE000';

  /** Stands before and after a text that is a heading. */
  static final char HEADING = '\uE001';

  private PageMarks() {}

  static boolean isMark(char character) {
    return character == BREAK || character == HEADING;
  }
}
