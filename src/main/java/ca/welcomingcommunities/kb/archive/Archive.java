package ca.welcomingcommunities.kb.archive;

import ca.welcomingcommunities.kb.document.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder of original files: {@code originals/ab/<sha256>}, while they arrive {@code
 * incoming/<random>.tmp}, and those that no record knows {@code orphans/<sha256>}. Safe for use by
 * many threads of one process; nothing else may write there.
 *
 * <p>One level of 256 folders that are there from the beginning: a new file costs one sync of a
 * folder, and a million files are four thousand a folder.
 */
public final class Archive {
  private static final String INCOMING = ".tmp";

  private final Disk disk;
  private final Path originals;
  private final Path incoming;
  private final Path orphans;

  private Archive(Disk disk, Path originals, Path incoming, Path orphans) {
    this.disk = disk;
    this.originals = originals;
    this.incoming = incoming;
    this.orphans = orphans;
  }

  /** Opens the archive of a data folder, which is created if need be. */
  public static Archive open(Path dataFolder) throws IOException {
    return open(dataFolder, new Disk());
  }

  static Archive open(Path dataFolder, Disk disk) throws IOException {
    Path originals = folder(dataFolder, "originals");
    Path incoming = folder(dataFolder, "incoming");
    Path orphans = folder(dataFolder, "orphans");
    for (int i = 0; i < 256; i++) {
      Files.createDirectories(originals.resolve(HexFormat.of().toHexDigits((byte) i)));
    }
    disk.syncFolder(originals);
    disk.syncFolder(dataFolder);
    Archive archive = new Archive(disk, originals, incoming, orphans);
    archive.flatten();
    return archive;
  }

  // Each may be a link to a larger disk, the same for all of them.
  private static Path folder(Path dataFolder, String name) throws IOException {
    return Files.createDirectories(dataFolder.resolve(name)).toRealPath();
  }

  // Until November 2026 there was a second level of folders.
  private void flatten() throws IOException {
    for (Path file : files(originals, file -> hashOf(file).isPresent())) {
      Path place = path(new ContentHash(String.valueOf(file.getFileName())));
      if (!file.equals(place)) {
        disk.move(file, place);
        disk.syncFolder(Objects.requireNonNull(place.getParent()));
        Files.deleteIfExists(Objects.requireNonNull(file.getParent()));
      }
    }
  }

  /**
   * Receives a stream to its end, without closing it. When this returns {@link Received.Incoming},
   * the bytes are on disk.
   *
   * @param maxBytes the most to accept; reading stops as soon as there is more
   * @throws ArchiveWriteException if the disk is full or broken; nothing of the stream is left
   * @throws IOException if the stream breaks; nothing of it is left
   */
  public Received receive(InputStream bytes, long maxBytes) throws IOException {
    return HashedFile.write(disk, bytes, incoming.resolve(UUID.randomUUID() + INCOMING), maxBytes);
  }

  /**
   * Puts a received file in its place. When this returns, the file survives a power cut. The same
   * bytes again change nothing, except that a kept file of another length (a damaged one) is
   * replaced.
   */
  public ContentHash keep(Received.Incoming received) throws IOException {
    Path place = path(received.hash());
    if (Files.exists(place) && Files.size(place) == received.bytes()) {
      received.close();
    } else {
      disk.move(received.file(), place);
    }
    // Also where the file was there: another thread may have moved it a moment ago and not synced
    // the folder yet. For a clean folder that costs little.
    disk.syncFolder(Objects.requireNonNull(place.getParent()));
    return received.hash();
  }

  /** Where the file with this hash is, if it is kept. */
  public Path path(ContentHash hash) {
    return place(originals, hash);
  }

  /**
   * The same of the archive of a data folder that another process may have open, for reading beside
   * it: a kept file is whole and never changes.
   */
  public static Path path(Path dataFolder, ContentHash hash) {
    return place(dataFolder.resolve("originals"), hash);
  }

  private static Path place(Path originals, ContentHash hash) {
    return originals.resolve(hash.value().substring(0, 2)).resolve(hash.value());
  }

  /** The SHA-256 of any file. */
  public static ContentHash hash(Path file) throws IOException {
    return HashedFile.read(file);
  }

  /** Deletes a kept file, whose record could not be written; does nothing if there is none. */
  public void discard(ContentHash hash) throws IOException {
    disk.delete(path(hash));
  }

  /** How many bytes the disk of the archive has left for this process. */
  public long usableBytes() throws IOException {
    return Files.getFileStore(originals).getUsableSpace();
  }

  /** Reads a kept file again and compares its hash. */
  public Fixity verify(ContentHash hash) {
    try {
      return HashedFile.read(path(hash)).equals(hash) ? Fixity.INTACT : Fixity.CHANGED;
    } catch (NoSuchFileException e) {
      return Fixity.MISSING;
    } catch (IOException e) {
      return Fixity.UNREADABLE;
    }
  }

  /** Gives the hash of every kept file, once each and in no order. */
  public void forEachHash(Consumer<ContentHash> action) throws IOException {
    try (Stream<Path> files = Files.walk(originals)) {
      files.map(Archive::hashOf).flatMap(Optional::stream).forEach(action);
    }
  }

  /**
   * Clears up what a crash may have left: deletes files that were never wholly received and sets
   * aside kept files that no record knows. The latter are not deleted, because it may be the
   * records that are lost. Only for a moment when nobody is receiving.
   *
   * @param known whether a record knows a hash
   */
  public Swept sweep(Predicate<ContentHash> known) throws IOException {
    List<Path> partial = files(incoming, file -> true);
    for (Path file : partial) {
      disk.delete(file);
    }
    List<Path> unknown = files(originals, file -> hashOf(file).filter(known.negate()).isPresent());
    for (Path file : unknown) {
      setAside(file);
    }
    return new Swept(partial.size(), unknown.size());
  }

  /** Moves one kept file to the orphans; does nothing if there is none. */
  public void setAside(ContentHash hash) throws IOException {
    if (Files.exists(path(hash))) {
      setAside(path(hash));
    }
  }

  // Other bytes under the same name (one of the two is damaged) are kept beside each other.
  private void setAside(Path file) throws IOException {
    Path place = orphans.resolve(file.getFileName());
    for (int i = 2; Files.exists(place) && Files.mismatch(file, place) >= 0; i++) {
      place = orphans.resolve(file.getFileName() + "." + i);
    }
    disk.move(file, place);
    disk.syncFolder(orphans);
    disk.syncFolder(Objects.requireNonNull(file.getParent()));
  }

  private static List<Path> files(Path folder, Predicate<Path> which) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(which).toList();
    }
  }

  private static Optional<ContentHash> hashOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return ContentHash.isValid(name) ? Optional.of(new ContentHash(name)) : Optional.empty();
  }
}
