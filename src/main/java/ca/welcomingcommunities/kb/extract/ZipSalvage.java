package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Runs in the child: makes a whole zip of what can be read of one that was cut off. */
final class ZipSalvage {
  private static final int MOST_ENTRIES = 10_000;
  private static final int BUFFER_BYTES = 1 << 16;

  private static final byte[] BEGINNING = {'P', 'K', 3, 4};

  private ZipSalvage() {}

  /**
   * Whether a file begins like a zip, and its list of entries, which is at the end, is not there.
   */
  static boolean isCut(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING)) {
        return false;
      }
    }
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      return !zip.getEntries().hasMoreElements();
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Copies entries from the beginning up to where the file ends, is damaged or turns out to be a
   * bomb; of the last one, as much as there is.
   */
  static void copy(Path from, Path to, Unpacked unpacked) throws IOException {
    Set<String> names = new HashSet<>();
    try (ZipArchiveInputStream in = new ZipArchiveInputStream(Files.newInputStream(from));
        InputStream content = unpacked.counting(in);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      ZipArchiveEntry entry = next(in);
      while (entry != null && names.size() < MOST_ENTRIES) {
        boolean whole = true;
        if (names.add(entry.getName())) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          whole = copied(content, out);
          out.closeEntry();
        }
        entry = whole ? next(in) : null;
      }
    }
  }

  private static @Nullable ZipArchiveEntry next(ZipArchiveInputStream in) {
    try {
      return in.getNextEntry();
    } catch (IOException damaged) {
      return null;
    }
  }

  private static boolean copied(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    while (true) {
      int length;
      try {
        length = in.read(buffer);
      } catch (IOException cutOff) {
        return false;
      }
      if (length < 0) {
        return true;
      }
      out.write(buffer, 0, length);
    }
  }
}
