package ca.welcomingcommunities.kb.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The steps by which the archive changes the disk, one method each and nothing besides, so that a
 * test can stop between any two of them and look at what a crash there leaves behind. Safe for use
 * by many threads.
 */
class Disk {
  /** Makes a new file for writing. */
  FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Writes all of the buffer. */
  void write(FileChannel out, Path file, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  /** Makes the bytes of a file durable. */
  void sync(FileChannel out, Path file) throws IOException {
    out.force(true);
  }

  /** Makes the names in a folder durable (POSIX: fsync of the directory). */
  void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Gives a file another name in one step, in place of whatever had it. */
  void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes a file if it is there. */
  void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }
}
