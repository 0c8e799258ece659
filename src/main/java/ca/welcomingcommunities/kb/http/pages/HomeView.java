package ca.welcomingcommunities.kb.http.pages;

import java.util.List;

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
  /** A search to try. */
  record Example(String url, String text, String lang) {}

  /** The values of one facet. */
  record Shelf(String id, String label, List<Tile> tiles) {}

  /** One value with the number of its documents. */
  record Tile(String url, String label, String count) {}
}
