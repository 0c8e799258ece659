package ca.welcomingcommunities.kb.search;

import java.util.List;
import java.util.Objects;

/**
 * Plain text in which some ranges are to be emphasised. Not escaped for anything.
 *
 * @param marks ascending, not overlapping, not empty, inside the text; offsets in UTF-16 units
 */
public record MarkedText(String text, List<Mark> marks) {
  /**
   * One range.
   *
   * @param start first character
   * @param end one past the last
   */
  public record Mark(int start, int end) {}

  public MarkedText {
    Objects.requireNonNull(text, "text");
    marks = List.copyOf(marks);
    int last = 0;
    for (Mark mark : marks) {
      if (mark.start() < last || mark.end() <= mark.start() || mark.end() > text.length()) {
        throw new IllegalArgumentException("bad mark " + mark);
      }
      last = mark.end();
    }
  }

  /** Text without emphasis. */
  public static MarkedText plain(String text) {
    return new MarkedText(text, List.of());
  }
}
