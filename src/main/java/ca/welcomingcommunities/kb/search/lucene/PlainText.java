package ca.welcomingcommunities.kb.search.lucene;

import java.util.List;
import java.util.regex.Pattern;

/** Tells text that can be read from tables of contents and from lone headings. */
final class PlainText {
  private static final Pattern LEADERS = Pattern.compile("(\\.\\s?){4,}|…{2,}|_{4,}");
  private static final Pattern PAGE_AT_END = Pattern.compile(".*\\D\\d{1,3}\\s*");
  private static final int SHORTEST_SENTENCE = 60;

  private PlainText() {}

  /** Whether there is something to read in it. */
  static boolean is(String text) {
    return !isContents(text) && !isLoneHeading(text);
  }

  /** Most lines, and at least three, lead to a page. */
  private static boolean isContents(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    long leading =
        lines.stream()
            .filter(line -> LEADERS.matcher(line).find() || PAGE_AT_END.matcher(line).matches())
            .count();
    long dotted = LEADERS.matcher(text).results().count();
    return dotted >= 3 || (leading >= 3 && 2 * leading > lines.size());
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
