package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.archive.Received;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Registered;
import ca.welcomingcommunities.kb.catalogue.Upload;
import ca.welcomingcommunities.kb.document.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps a file and its record, or neither: on a full disk the file of a record that could not be
 * written would take up the room that is missing. Safe for use by many threads.
 */
final class Originals {
  private final Archive archive;
  private final Documents documents;

  /** How many threads are about to write a record of the same bytes; guards itself. */
  private final Map<ContentHash, Integer> underWay = new HashMap<>();

  Originals(Archive archive, Documents documents) {
    this.archive = archive;
    this.documents = documents;
  }

  /**
   * Returns when both are durable.
   *
   * @throws StorageException if they could not be stored
   */
  Registered keep(Received.Incoming incoming, String name, Submission submission)
      throws StorageException {
    ContentHash hash = incoming.hash();
    boolean recorded = false;
    enter(hash);
    try {
      archive.keep(incoming);
      Registered registered =
          documents.register(
              new Upload(
                  hash,
                  name,
                  incoming.bytes(),
                  submission.says(),
                  submission.given(),
                  submission.by().key()));
      recorded = true;
      return registered;
    } catch (IOException | UncheckedIOException e) {
      throw new StorageException(e);
    } finally {
      leave(hash, recorded);
    }
  }

  private void enter(ContentHash hash) {
    synchronized (underWay) {
      underWay.merge(hash, 1, Integer::sum);
    }
  }

  // Only the last to leave can tell that nobody has written a record.
  private void leave(ContentHash hash, boolean recorded) throws StorageException {
    synchronized (underWay) {
      if (underWay.merge(hash, -1, Integer::sum) > 0) {
        return;
      }
      underWay.remove(hash);
      if (!recorded && !documents.knows(hash)) {
        discard(hash);
      }
    }
  }

  private void discard(ContentHash hash) throws StorageException {
    try {
      archive.discard(hash);
    } catch (IOException e) {
      throw new StorageException(e);
    }
  }
}
