package ca.welcomingcommunities.kb.http.pages;

import java.util.List;

/** The lists of the vocabulary. */
record BrowseView(Shell shell, List<Shelf> shelves) {
  /**
   * One list.
   *
   * @param count how many terms, in words
   */
  record Shelf(String url, String label, String about, String count) {}
}
