package ca.welcomingcommunities.kb.archive;

import ca.welcomingcommunities.kb.document.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writing and reading files with their SHA-256. */
final class HashedFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private HashedFile() {}

  /**
   * Writes a stream to a new file and syncs it; stops as soon as the limit is crossed. Whatever is
   * thrown or returned besides {@link Received.Incoming}, the file is gone.
   */
  static Received write(Disk disk, InputStream bytes, Path file, long maxBytes) throws IOException {
    boolean whole = false;
    MessageDigest digest = sha256();
    try (FileChannel out = create(disk, file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      long total = 0;
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        total += n;
        if (total > maxBytes) {
          return new Received.TooLarge(maxBytes);
        }
        digest.update(buffer, 0, n);
        write(disk, out, ByteBuffer.wrap(buffer, 0, n), file);
      }
      sync(disk, out, file);
      whole = true;
      return new Received.Incoming(disk, file, hash(digest), total);
    } finally {
      if (!whole) {
        disk.delete(file);
      }
    }
  }

  static ContentHash read(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return hash(digest);
  }

  // A full disk may have no room for the name either.
  private static FileChannel create(Disk disk, Path file) throws IOException {
    try {
      return disk.create(file);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  // A reader's error (a client that went away) passes through as it is; a writer's error says
  // which disk it speaks of, because "No space left on device" alone does not.
  private static void write(Disk disk, FileChannel out, ByteBuffer buffer, Path file)
      throws IOException {
    try {
      disk.write(out, file, buffer);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private static void sync(Disk disk, FileChannel out, Path file) throws IOException {
    try {
      disk.sync(out, file);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private static ArchiveWriteException cannotWrite(Path file, IOException cause) {
    return new ArchiveWriteException(
        "the archive cannot write to " + file.getParent() + ": " + cause.getMessage(), cause);
  }

  private static ContentHash hash(MessageDigest digest) {
    return new ContentHash(HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
