package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did what.
 *
 * @param kept how many entries are kept
 * @param newer the address of the page before; null on the first
 * @param older the address of the page after; null on the last
 */
record ActivityView(
    Shell shell,
    DeskNav nav,
    int kept,
    List<Line> lines,
    @Nullable String newer,
    @Nullable String older) {
  /**
   * An entry.
   *
   * @param when as "Curator · 3 May 2026, 14:30"
   * @param what as "Withdrew a document"
   * @param name of the document, person or key; null for none
   * @param url where that is; null for none
   */
  record Line(String by, String when, String what, @Nullable String name, @Nullable String url) {}
}
