package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.DocumentId;

/**
 * A job that somebody has begun to work on.
 *
 * @param hash of the file to read
 * @param filename as handed in, cleaned
 * @param submitted what the submitter says about it
 * @param lane it waited in
 * @param attempts how often it was begun in this lane, with this time
 */
public record Task(
    String jobId,
    DocumentId documentId,
    ContentHash hash,
    String filename,
    Layer submitted,
    Lane lane,
    int attempts) {

  /** What makes its document the same when it comes again. */
  public String origin() {
    return Origin.of(hash).key();
  }
}
