package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes sections apart where their paragraphs change the language, as for a quotation in French in
 * an English plan, so that each part is read in its own.
 */
final class MixedSections {
  /** A shorter paragraph is a name, a title or a cell of a table: it stays with those before it. */
  private static final int SHORTEST = 80;

  private MixedSections() {}

  static List<Page> apart(List<Page> pages) {
    return pages.stream()
        .map(page ->
            new Page(
                page.number(),
                page.sections().stream().flatMap(section -> apart(section).stream()).toList()))
        .toList();
  }

  private static List<Section> apart(Section section) {
    List<String> texts = texts(section.text());
    if (texts.size() < 2) {
      return List.of(section);
    }
    List<Section> parts = new ArrayList<>();
    for (String text : texts) {
      boolean headingIsAbove = section.continued() || !parts.isEmpty();
      parts.add(section.part(headingIsAbove, text, section.role()));
    }
    return parts;
  }

  /** The text, one part for each change of the language. */
  private static List<String> texts(String text) {
    List<String> texts = new ArrayList<>();
    @Nullable Language current = null;
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      int feed = text.indexOf('\n', at);
      int end = feed < 0 ? text.length() : feed;
      Language language =
          end - at < SHORTEST ? null : LanguageIdentifier.clearly(text.substring(at, end));
      if (language != null) {
        if (current != null && language != current) {
          texts.add(text.substring(start, at - 1));
          start = at;
        }
        current = language;
      }
      at = end + 1;
    }
    texts.add(text.substring(start));
    return texts;
  }
}
