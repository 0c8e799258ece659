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

  /** The paragraph stands at the top of every page. */
  static final char HEADER = '\uE002';

  /** The paragraph stands at the bottom of every page. */
  static final char FOOTER = '\uE003';

  private PageMarks() {}

  static boolean isMark(char character) {
    return character >= BREAK && character <= FOOTER;
  }

  /** The text with a blank for each mark. */
  static String without(String text) {
    int at = 0;
    while (at < text.length() && !isMark(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text);
    for (; at < clean.length(); at++) {
      if (isMark(clean.charAt(at))) {
        clean.setCharAt(at, ' ');
      }
    }
    return clean.toString();
  }
}
