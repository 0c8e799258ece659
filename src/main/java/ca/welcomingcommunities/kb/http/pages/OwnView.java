package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was handed in with a contributor's key, the newest first. */
record OwnView(Shell shell, DeskNav nav, List<Line> files) {
  /**
   * A file.
   *
   * @param problem why it could not be read; empty for none
   * @param url where it is corrected; null where it cannot be
   * @param withdrawn the id of the document, if it can be restored; else null
   * @param failed the job to try again; null for none
   */
  record Line(
      String filename,
      String state,
      String problem,
      @Nullable String url,
      @Nullable String withdrawn,
      @Nullable String failed) {}
}
