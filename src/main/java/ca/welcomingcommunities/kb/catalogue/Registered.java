package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.DocumentId;

/** What the catalogue made of an upload. */
public sealed interface Registered {
  DocumentId documentId();

  /** The job that reads or has read it. */
  String jobId();

  /** A new document, to be read. */
  record New(DocumentId documentId, String jobId) implements Registered {}

  /** The same bytes had been handed in before. */
  record Known(DocumentId documentId, String jobId) implements Registered {}
}
