package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.document.DocumentId;

/** What became of a file that was handed in. */
public sealed interface Receipt {

  /** Bytes, record and job are durable; the job will read it. */
  record Accepted(DocumentId documentId, String jobId, String filename) implements Receipt {}

  /**
   * The same bytes are there already, under this document. If reading it had failed, it is tried
   * again; if it is withdrawn it stays so, until somebody restores it.
   *
   * @param jobId the job that reads or has read it
   * @param withdrawn whether the document is withdrawn
   */
  record Duplicate(DocumentId documentId, String jobId, String filename, boolean withdrawn)
      implements Receipt {}

  /** The file was longer than allowed; nothing was kept. */
  record TooLarge(long maxBytes, String filename) implements Receipt {}

  /** There was not a single byte; nothing was kept. */
  record Empty(String filename) implements Receipt {}
}
