package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys.
 *
 * @param error what went wrong with the form sent last; null when nothing did
 * @param made the key that was just made; null in every other answer
 * @param roles to choose from
 * @param keys the newest first
 */
record KeysView(
    Shell shell,
    DeskNav nav,
    @Nullable String error,
    @Nullable Made made,
    List<Choice> roles,
    List<Line> keys) {
  /** A key with its secret. */
  record Made(String name, String key) {}

  /** A role. */
  record Choice(String id, String label) {}

  /**
   * A key.
   *
   * @param facts as "Curator · made on 3 May 2026 · never used"
   * @param valid whether it can be revoked
   */
  record Line(String id, String name, String facts, boolean valid) {}
}
