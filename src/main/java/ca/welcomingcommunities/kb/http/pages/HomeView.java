package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import java.util.Map;

/**
 * The first page.
 *
 * @param total how many documents can be found
 * @param notices what the reader should know about that
 * @param shelves ways into them
 */
record HomeView(
    Shell shell,
    long total,
    List<String> notices,
    List<Example> examples,
    List<Shelf> shelves,
    List<HitView> newest) {
  /**
   * The site for machines, and how to search it.
   *
   * @param origin scheme and host of this server
   */
  String jsonLd(String origin) {
    String home = origin + "/" + shell.m().code();
    return JsonLd.of(
        Map.of(
            "@type",
            "WebSite",
            "name",
            shell.m().say("site.name"),
            "url",
            home + "/",
            "potentialAction",
            Map.of(
                "@type",
                "SearchAction",
                "target",
                home + "/search?q={search_term_string}",
                "query-input",
                "required name=search_term_string")));
  }

  /** A search to try. */
  record Example(String url, String text, String lang) {}

  /** The values of one facet. */
  record Shelf(String id, String label, List<Tile> tiles) {}

  /** One value with the number of its documents. */
  record Tile(String url, String label, String count) {}
}
