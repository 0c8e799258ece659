package ca.welcomingcommunities.kb.http.pages;

import java.util.List;

/**
 * The first page.
 *
 * @param total how many documents there are
 * @param shelves ways into them
 */
record HomeView(
    Shell shell, long total, List<Example> examples, List<Shelf> shelves, List<HitView> newest) {
  /** A search to try. */
  record Example(String url, String text, String lang) {}

  /** The values of one facet. */
  record Shelf(String id, String label, List<Tile> tiles) {}

  /** One value with the number of its documents. */
  record Tile(String url, String label, String count) {}
}
