package ca.welcomingcommunities.kb.http.embed;

import ca.welcomingcommunities.kb.http.MarkedHtml;
import ca.welcomingcommunities.kb.search.MarkedText;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a client wants around the words it searched for. InstantSearch asks for words of its own
 * that are no HTML, escapes the whole text itself and puts tags in their place; whoever asks for
 * tags gets text that is escaped already.
 */
record InstantSearchTags(String before, String after) {
  private static final String BEFORE = "<em>";
  private static final String AFTER = "</em>";

  static InstantSearchTags read(JsonNode params) {
    return new InstantSearchTags(
        params.path("highlightPreTag").asString(BEFORE),
        params.path("highlightPostTag").asString(AFTER));
  }

  InstantSearch.Highlight mark(MarkedText marked) {
    boolean some = !marked.marks().isEmpty();
    List<String> words =
        marked.marks().stream()
            .map(mark -> marked.text().substring(mark.start(), mark.end()))
            .distinct()
            .toList();
    return new InstantSearch.Highlight(value(marked), some ? "full" : "none", words);
  }

  private String value(MarkedText marked) {
    if (before.contains("<")) {
      return MarkedHtml.of(marked).replace("<mark>", before).replace("</mark>", after);
    }
    StringBuilder value = new StringBuilder();
    int at = 0;
    for (MarkedText.Mark mark : marked.marks()) {
      value.append(marked.text(), at, mark.start()).append(before);
      value.append(marked.text(), mark.start(), mark.end()).append(after);
      at = mark.end();
    }
    return value.append(marked.text(), at, marked.text().length()).toString();
  }
}
