package ca.welcomingcommunities.kb.archive;

import java.io.IOException;

/**
 * The archive's disk refused a write: it is full, read-only or broken. Distinct from the error of
 * the stream being received, which is the sender's.
 */
public final class ArchiveWriteException extends IOException {
  private static final long serialVersionUID = 1;

  ArchiveWriteException(String message, IOException cause) {
    super(message, cause);
  }
}
