package ca.welcomingcommunities.kb.archive;

import ca.welcomingcommunities.kb.document.ContentHash;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a stream of bytes was received. */
public sealed interface Received {

  /**
   * Whole, hashed and on disk, but not yet in its place. Closing it deletes the bytes unless the
   * archive kept them.
   *
   * @param file temporary; belongs to the archive
   */
  record Incoming(Path file, ContentHash hash, long bytes) implements Received, Closeable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /**
   * More bytes than allowed; nothing was kept.
   *
   * @param maxBytes the limit that was crossed
   */
  record TooLarge(long maxBytes) implements Received {}
}
