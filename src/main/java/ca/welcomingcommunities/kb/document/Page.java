package ca.welcomingcommunities.kb.document;

import java.util.List;

/**
 * One page of a document's text.
 *
 * @param number 1-based, as a reader counts; unique and ascending within a document
 * @param sections in reading order; empty for a page without text
 */
public record Page(int number, List<Section> sections) {
  public Page {
    if (number < 1) {
      throw new IllegalArgumentException("page " + number);
    }
    sections = List.copyOf(sections);
  }

  /** The whole text of the page, headings that stand on it included, in lines. */
  public String text() {
    return text(sections);
  }

  /** What the page says: the sections that are {@link TextRole#BODY}. */
  public List<Section> body() {
    return sections.stream().filter(Section::isBody).toList();
  }

  /** The text of {@link #body}, as {@link #text} gives it. */
  public String bodyText() {
    return text(body());
  }

  private static String text(List<Section> sections) {
    StringBuilder all = new StringBuilder();
    for (Section section : sections) {
      if (!section.heading().isEmpty() && !section.continued()) {
        all.append(section.heading()).append('\n');
      }
      if (!section.text().isEmpty()) {
        all.append(section.text()).append('\n');
      }
    }
    return all.isEmpty() ? "" : all.substring(0, all.length() - 1);
  }
}
