package ca.welcomingcommunities.kb.archive;

import ca.welcomingcommunities.kb.document.ContentHash;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** How a stream of bytes was received. */
public sealed interface Received {

  /**
   * Whole, hashed and on disk, but not yet in its place. Closing it deletes the bytes unless the
   * archive kept them.
   *
   * <p>Safe to close several times, by one thread.
   */
  final class Incoming implements Received, Closeable {
    private final Disk disk;
    private final Path file;
    private final ContentHash hash;
    private final long bytes;

    Incoming(Disk disk, Path file, ContentHash hash, long bytes) {
      this.disk = disk;
      this.file = file;
      this.hash = hash;
      this.bytes = bytes;
    }

    /** Where the bytes are meanwhile; belongs to the archive. */
    Path file() {
      return file;
    }

    /** The SHA-256 of the bytes. */
    public ContentHash hash() {
      return hash;
    }

    /** How many bytes there are. */
    public long bytes() {
      return bytes;
    }

    @Override
    public void close() throws IOException {
      disk.delete(file);
    }
  }

  /**
   * More bytes than allowed; nothing was kept.
   *
   * @param maxBytes the limit that was crossed
   */
  record TooLarge(long maxBytes) implements Received {}
}
