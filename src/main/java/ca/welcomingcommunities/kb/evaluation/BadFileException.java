package ca.welcomingcommunities.kb.evaluation;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a test collection, or a run, that cannot be understood. */
public final class BadFileException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param line 1-based; 0 where it is not one line's fault
   */
  BadFileException(Path file, long line, String reason) {
    super(file + (line > 0 ? ":" + line : "") + ": " + reason);
  }
}
