package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.ContentHash;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * A copy of a catalogue as it was at one moment, in one file that nobody writes to. What it says of
 * keys are their hashes, as in the catalogue.
 */
public final class Snapshot {
  private final Path file;
  private final Jdbi jdbi;

  private Snapshot(Path file) {
    this.file = file;
    this.jdbi = Jdbi.create("jdbc:sqlite:" + file);
  }

  /** A snapshot that is there. */
  public static Snapshot of(Path file) {
    return new Snapshot(file);
  }

  /**
   * Takes one of a data folder's catalogue, also while another process has it open and writes to
   * it: whatever was acknowledged before is in it. When this returns it is on disk and has been
   * checked.
   *
   * @param file a new file
   * @throws NoSuchFileException if no catalogue is kept in the folder
   * @throws IOException if the disk fails, or the catalogue is damaged
   */
  public static Snapshot take(Path dataFolder, Path file) throws IOException {
    Path catalogue = dataFolder.resolve("catalogue.db");
    if (!Files.isRegularFile(catalogue)) {
      throw new NoSuchFileException(dataFolder.toString(), null, "no knowledge base is kept there");
    }
    new Snapshot(catalogue)
        .with(handle -> handle.execute("VACUUM INTO ?", file.toAbsolutePath().toString()));
    Snapshot taken = new Snapshot(file);
    taken.sync();
    List<String> problems =
        taken.with(
            handle -> handle.createQuery("PRAGMA integrity_check(1)").mapTo(String.class).list());
    if (!problems.equals(List.of("ok"))) {
      throw new IOException("the catalogue of " + dataFolder + " is damaged: " + problems);
    }
    return taken;
  }

  /** The hashes of all files that a document knows, in order. */
  public List<ContentHash> originals() throws IOException {
    return with(handle ->
        handle
            .createQuery("SELECT DISTINCT hash FROM documents WHERE hash IS NOT NULL ORDER BY hash")
            .mapTo(String.class)
            .map(ContentHash::new)
            .list());
  }

  /** How many documents are published. */
  public long documents() throws IOException {
    return with(handle ->
        handle
            .createQuery("SELECT count(*) FROM documents WHERE " + DocumentTable.PUBLISHED)
            .mapTo(Long.class)
            .one());
  }

  /**
   * Makes it the catalogue of another history: an index made from the one it was taken of may be of
   * changes that this one never had.
   */
  public void renewIdentity() throws IOException {
    with(handle -> handle.execute("UPDATE identity SET id = lower(hex(randomblob(16)))"));
    sync();
  }

  private <T> T with(Function<Handle, T> work) throws IOException {
    try (Handle handle = jdbi.open()) {
      return work.apply(handle);
    } catch (JdbiException e) {
      throw new IOException("cannot use " + file + ": " + e.getMessage(), e);
    }
  }

  private void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
