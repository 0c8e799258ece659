package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the files handed in have come.
 *
 * @param refreshUrl this page again
 * @param working whether any is not done yet
 */
record JobsView(Shell shell, List<Line> jobs, String refreshUrl, boolean working) {
  /**
   * One file.
   *
   * @param note what there is to know besides; null for nothing
   * @param problem why it could not be read, a sentence; null for none
   * @param url of the document; null before it can be read
   */
  record Line(
      String filename,
      String state,
      @Nullable String note,
      @Nullable String problem,
      @Nullable String url) {}
}
