package ca.welcomingcommunities.kb.intake;

import org.jspecify.annotations.Nullable;

/**
 * Who hands something in.
 *
 * @param key the id of their key; null for the program itself
 * @param onlyOwn whether records that others handed in stay as they are
 */
public record Submitter(@Nullable String key, boolean onlyOwn) {
  /** The program itself, or somebody who works for everybody. */
  public static final Submitter PROGRAM = new Submitter(null, false);

  public Submitter {
    if (onlyOwn && key == null) {
      throw new IllegalArgumentException("nobody's own");
    }
  }
}
