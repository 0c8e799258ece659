package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.MarkedText.Mark;
import java.util.ArrayList;
import java.util.List;

/** Cuts a marked text into what templates can write: stretches that are marked and that are not. */
final class MarkedParts {
  private MarkedParts() {}

  /** One stretch, plain text. */
  record Part(String text, boolean marked) {}

  /** The stretches in order; joined they are the text. */
  static List<Part> of(MarkedText text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (Mark mark : text.marks()) {
      add(parts, text.text().substring(at, mark.start()), false);
      add(parts, text.text().substring(mark.start(), mark.end()), true);
      at = mark.end();
    }
    add(parts, text.text().substring(at), false);
    return parts;
  }

  private static void add(List<Part> parts, String text, boolean marked) {
    if (!text.isEmpty()) {
      parts.add(new Part(text, marked));
    }
  }

  /** The lines of a text that are not blank, each with its own marks. */
  static List<MarkedText> lines(MarkedText text) {
    List<MarkedText> lines = new ArrayList<>();
    int start = 0;
    while (start <= text.text().length()) {
      int feed = text.text().indexOf('\n', start);
      int end = feed < 0 ? text.text().length() : feed;
      if (!text.text().substring(start, end).isBlank()) {
        lines.add(cut(text, start, end));
      }
      start = end + 1;
    }
    return lines;
  }

  private static MarkedText cut(MarkedText text, int start, int end) {
    List<Mark> marks =
        text.marks().stream()
            .filter(mark -> mark.end() > start && mark.start() < end)
            .map(mark ->
                new Mark(Math.max(mark.start(), start) - start, Math.min(mark.end(), end) - start))
            .toList();
    return new MarkedText(text.text().substring(start, end), marks);
  }
}
