package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bulk load: the form, and what was checked or loaded.
 *
 * @param error what went wrong with the form sent last; null when nothing did
 * @param id of what can be loaded now; null for nothing
 * @param summary of the report; null where there is none
 * @param unnamed files that no line names
 * @param ignored columns that mean nothing here
 */
record BulkView(
    Shell shell,
    DeskNav nav,
    @Nullable String error,
    @Nullable String id,
    @Nullable String summary,
    List<Line> lines,
    List<String> unnamed,
    List<String> ignored) {
  /**
   * A line of the list.
   *
   * @param title as "Line 3: plan.pdf"
   * @param problems why it was left out
   * @param url of its document; null for none
   */
  record Line(String title, String state, List<String> problems, @Nullable String url) {}
}
