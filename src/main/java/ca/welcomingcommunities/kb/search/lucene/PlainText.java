package ca.welcomingcommunities.kb.search.lucene;

/** Tells text that can be read from tables of contents and from lone headings. */
final class PlainText {
  private static final int LONGEST_PAGE_NUMBER = 3;
  private static final int SHORTEST_SENTENCE = 60;

  private PlainText() {}

  /** Whether there is something to read in it. */
  static boolean is(String text) {
    return !isContents(text) && !isLoneHeading(text);
  }

  /** Most lines, and at least three, lead to a page. Every passage looked at comes by: no regex. */
  private static boolean isContents(String text) {
    int lines = 0;
    int leading = 0;
    int dotted = 0;
    for (String line : text.split("\n", -1)) {
      String stripped = line.strip();
      if (!stripped.isEmpty()) {
        int leaders = leaders(stripped);
        lines++;
        dotted += leaders;
        leading += leaders > 0 || endsWithPage(stripped) ? 1 : 0;
      }
    }
    return dotted >= 3 || (leading >= 3 && 2 * leading > lines);
  }

  /** Rows of four dots or underscores, or two ellipses; dots may have spaces between them. */
  private static int leaders(String line) {
    int rows = 0;
    int at = 0;
    while (at < line.length()) {
      char sign = line.charAt(at);
      int length = 0;
      if (sign == '.' || sign == '_' || sign == '…') {
        while (at < line.length() && line.charAt(at) == sign) {
          length++;
          at++;
          boolean spaced = sign == '.' && at + 1 < line.length() && line.charAt(at) == ' ';
          at += spaced && line.charAt(at + 1) == sign ? 1 : 0;
        }
        rows += length >= (sign == '…' ? 2 : 4) ? 1 : 0;
      } else {
        at++;
      }
    }
    return rows;
  }

  /** A number of up to three digits after something else. */
  private static boolean endsWithPage(String line) {
    int digits = 0;
    while (digits < line.length() && Character.isDigit(line.charAt(line.length() - 1 - digits))) {
      digits++;
    }
    return digits > 0 && digits <= LONGEST_PAGE_NUMBER && digits < line.length();
  }

  /** One short line without the end of a sentence: a running header, a slide's title. */
  private static boolean isLoneHeading(String text) {
    String line = text.strip();
    return line.length() < SHORTEST_SENTENCE
        && line.indexOf('\n') < 0
        && !line.isEmpty()
        && ".!?:;".indexOf(line.charAt(line.length() - 1)) < 0;
  }
}
