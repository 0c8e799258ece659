package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Long work.
 *
 * @param error why the form sent last did not begin it; null when it did
 */
record UpkeepView(Shell shell, DeskNav nav, @Nullable String error, List<Work> works) {
  /**
   * A kind of work.
   *
   * @param state how it is, a sentence
   * @param possible whether this server can do it
   */
  record Work(String id, String state, boolean possible, boolean running) {}

  boolean running() {
    return works.stream().anyMatch(Work::running);
  }
}
