package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.TextPage;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.SearchIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a document's text.
 *
 * @param heading under which its first text stands; null without one
 * @param html the text, escaped, with the query's words marked
 * @param previous the number of the page before; null on the first
 * @param next the number of the page after; null on the last
 */
record PageView(
    int page,
    @Nullable String heading,
    String text,
    String html,
    @Nullable Integer previous,
    @Nullable Integer next) {

  static PageView of(TextPage of, String query, SearchIndex index) throws IOException {
    Page page = of.page();
    String heading =
        page.sections().stream()
            .map(Section::heading)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(null);
    return new PageView(
        page.number(), heading, page.text(), html(page, query, index), of.previous(), of.next());
  }

  /** Marked section by section, because each has a language of its own. */
  private static String html(Page page, String query, SearchIndex index) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Section section : page.sections()) {
      if (!section.heading().isEmpty() && !section.continued()) {
        lines.add(html(section.heading(), section, query, index));
      }
      if (!section.text().isEmpty()) {
        lines.add(html(section.text(), section, query, index));
      }
    }
    return String.join("\n", lines);
  }

  private static String html(String text, Section section, String query, SearchIndex index)
      throws IOException {
    return MarkedHtml.of(
        query.isBlank() ? MarkedText.plain(text) : index.mark(text, section.language(), query));
  }
}
