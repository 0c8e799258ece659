package ca.welcomingcommunities.kb.extract;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.tika.exception.TikaException;

/**
 * Runs in the child: how much has come out of a packed file. One that gives more than {@value
 * #LARGEST_RATIO} times its size is a bomb, once that is more than an honest file of its kind has.
 */
final class Unpacked {
  static final int LARGEST_RATIO = 100;
  private static final long UNSUSPICIOUS_IN_ARCHIVES = 10_000_000;

  /** Sheets of empty rows with borders are as large, and packed as small. */
  private static final long UNSUSPICIOUS_IN_DOCUMENTS = 100_000_000;

  private static final long NOTHING = -1;

  private final long packed;
  private final long unsuspicious;
  private final Deadline deadline;
  private long bytes;
  private long promised = NOTHING;

  private Unpacked(long packed, long unsuspicious, Deadline deadline) {
    this.packed = packed;
    this.unsuspicious = unsuspicious;
    this.deadline = deadline;
  }

  /**
   * Nothing yet, of files in a file.
   *
   * @param packed the size of the outer one in bytes
   */
  static Unpacked ofArchive(long packed, Deadline deadline) {
    return new Unpacked(packed, UNSUSPICIOUS_IN_ARCHIVES, deadline);
  }

  /** Nothing yet, of a document that is a zip of parts. */
  static Unpacked ofDocument(Path file, Deadline deadline) throws IOException {
    return new Unpacked(Files.size(file), UNSUSPICIOUS_IN_DOCUMENTS, deadline);
  }

  /** Whether the list of a document says that it is a bomb; lies are found out on unpacking. */
  static boolean isBomb(Path document, Deadline deadline) throws IOException {
    Unpacked said = ofDocument(document, deadline);
    try (ZipFile file = ZipFile.builder().setPath(document).get()) {
      Enumeration<ZipArchiveEntry> entries = file.getEntries();
      while (entries.hasMoreElements()) {
        said.bytes += Math.max(0, entries.nextElement().getSize());
      }
    } catch (IOException noList) {
      return false; // cut off, or not a zip at all
    }
    return said.isBomb();
  }

  /** Whether so much has come out already. */
  boolean isBomb() {
    boolean lie = promised != NOTHING && bytes > promised;
    return lie || (bytes > unsuspicious && bytes / LARGEST_RATIO > packed);
  }

  /**
   * An entry of a zip, counted. Once one was opened this way, more than the list says of those that
   * were is a lie, and as bad as a bomb.
   */
  InputStream open(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    promised = Math.max(promised, 0) + entry.getSize();
    return counting(zip.getInputStream(entry));
  }

  /**
   * Ends the work on a bomb.
   *
   * @throws TikaException if it is one
   */
  void requireHarmless() throws TikaException {
    if (isBomb()) {
      throw new TikaException("unpacks to more than it may");
    }
  }

  /** A stream that counts, and breaks once it is a bomb or the time is over. */
  InputStream counting(InputStream in) {
    return new Counting(in);
  }

  private void add(int read) throws IOException {
    bytes += read;
    if (isBomb()) {
      throw new IOException("unpacks to more than it may");
    }
    if (deadline.isOver()) {
      throw new IOException("the time is over");
    }
  }

  private final class Counting extends FilterInputStream {
    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      add(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      add(Math.max(read, 0));
      return read;
    }

    // What is skipped is unpacked too.
    @Override
    public long skip(long wanted) throws IOException {
      byte[] unwanted = new byte[(int) Math.min(1 << 16, Math.max(wanted, 1))];
      int read = wanted <= 0 ? 0 : read(unwanted, 0, (int) Math.min(wanted, unwanted.length));
      return Math.max(read, 0);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
