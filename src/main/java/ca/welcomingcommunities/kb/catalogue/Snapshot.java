package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.ContentHash;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
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
  /** The name of a catalogue in its data folder. */
  public static final String CATALOGUE = "catalogue.db";

  /** The name of one that a restore has not finished with. */
  public static final String BEING_RESTORED = "catalogue.restoring";

  /** The name of one that a backup has not finished with. */
  public static final String BEING_TAKEN = "catalogue.part";

  /** The name of the list that makes a backup complete. */
  public static final String MANIFEST = "manifest.sha256";

  /** What there is in the folder of a backup that was never completed. */
  private static final String OF_BACKUPS = "catalogue-*.db," + BEING_TAKEN;

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
   * Refuses a folder that looks like one without a catalogue and is not: half restored, or a
   * backup. A new catalogue made there would know none of the originals.
   *
   * @throws FileSystemException if it is one; the reason says what to do
   */
  static void requireNone(Path dataFolder) throws IOException {
    if (Files.exists(dataFolder.resolve(CATALOGUE))) {
      return;
    }
    if (Files.exists(dataFolder.resolve(BEING_RESTORED))) {
      throw new FileSystemException(
          dataFolder.toString(),
          null,
          "a restore was not finished there; 'wci restore' from the same backup goes on with it");
    }
    if (Files.exists(dataFolder.resolve(MANIFEST))) {
      throw new FileSystemException(
          dataFolder.toString(),
          null,
          "a backup is kept there; 'wci restore' makes a data folder from it");
    }
    try (var files = Files.newDirectoryStream(dataFolder, "{" + OF_BACKUPS + "}")) {
      if (files.iterator().hasNext()) {
        throw new FileSystemException(
            dataFolder.toString(),
            null,
            "a backup was begun there and never finished, so nothing can be restored from it yet;"
                + " 'wci backup' to the same folder goes on with it");
      }
    }
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
    Path catalogue = dataFolder.resolve(CATALOGUE);
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

  /** Deletes one if it is there, with what a process that was killed may have left beside it. */
  public static void discard(Path file) throws IOException {
    for (String end : List.of("", "-journal", "-wal", "-shm")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
    }
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
