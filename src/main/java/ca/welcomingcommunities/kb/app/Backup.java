package ca.welcomingcommunities.kb.app;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.archive.Fixity;
import ca.welcomingcommunities.kb.archive.Received;
import ca.welcomingcommunities.kb.catalogue.FolderLock;
import ca.welcomingcommunities.kb.catalogue.Snapshot;
import ca.welcomingcommunities.kb.document.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies a knowledge base to another folder and back. The copy is a snapshot of the catalogue, the
 * originals that it knows, and a {@link Manifest}. Into a folder that holds an earlier backup only
 * new originals are copied; the earlier one stays complete until the new one is.
 *
 * <p>Originals are copied, never linked: a linked file that is damaged is damaged in both places.
 * The index is not part of it, because it is made from the catalogue.
 */
final class Backup {
  private final Clock clock;
  private final Maintenance.Progress progress;
  private final List<String> problems = new ArrayList<>();
  private int copied;

  Backup(Clock clock, Maintenance.Progress progress) {
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Backs up a data folder, whether a server has it open or not. What was acknowledged before this
   * was called is in it.
   */
  Maintenance.Copied make(Path data, Path target) throws IOException {
    if (target.startsWith(data)) {
      throw new FileSystemException(target.toString(), null, "a backup is not kept in " + data);
    }
    Files.createDirectories(target);
    try (FolderLock _ = FolderLock.take(target)) {
      Path part = target.resolve(Snapshot.BEING_TAKEN);
      Snapshot.discard(part);
      Snapshot snapshot = Snapshot.take(data, part);
      List<ContentHash> originals = snapshot.originals();
      long documents = snapshot.documents();
      Archive copies = Archive.open(target);
      copies.sweep(hash -> true); // what an interrupted copy left; the backup may hold more files
      List<ContentHash> kept = copyAll(originals, data, copies);
      ContentHash hash = Archive.hash(part);
      String name = "catalogue-" + hash.value().substring(0, 16) + ".db";
      Files.move(part, target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      new Manifest(clock.instant(), name, hash, kept).write(target);
      deleteOtherCatalogues(target, name);
      return new Maintenance.Copied(documents, kept.size(), copied, problems);
    }
  }

  /**
   * Makes a data folder from a backup, or goes on where that was interrupted. The catalogue is
   * there first, under a name by which nothing opens a folder that is half restored, and gets its
   * own last.
   */
  Maintenance.Copied restore(Path source, Path data) throws IOException {
    Manifest manifest = Manifest.read(source);
    requireEmptyOrHalfRestored(data);
    Path snapshot = source.resolve(manifest.catalogue());
    if (!Archive.hash(snapshot).equals(manifest.hash())) {
      throw new FileSystemException(
          snapshot.toString(), null, "not the bytes that were backed up; nothing was restored");
    }
    Files.createDirectories(data);
    try (FolderLock _ = FolderLock.take(data)) {
      Path part = data.resolve(Snapshot.BEING_RESTORED);
      Snapshot.discard(part);
      Files.copy(snapshot, part);
      Snapshot restored = Snapshot.of(part);
      restored.renewIdentity();
      Manifest.sync(data, StandardOpenOption.READ);
      long documents = restored.documents();
      List<ContentHash> kept = copyAll(manifest.originals(), source, Archive.open(data));
      Files.move(part, data.resolve(Snapshot.CATALOGUE), StandardCopyOption.ATOMIC_MOVE);
      Manifest.sync(data, StandardOpenOption.READ);
      return new Maintenance.Copied(documents, kept.size(), copied, problems);
    }
  }

  private static void requireEmptyOrHalfRestored(Path folder) throws IOException {
    boolean halfRestored =
        Files.exists(folder.resolve(Snapshot.BEING_RESTORED))
            && !Files.exists(folder.resolve(Snapshot.CATALOGUE));
    if (!Files.exists(folder) || halfRestored) {
      return;
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      if (inside.iterator().hasNext()) {
        throw new FileSystemException(
            folder.toString(), null, "not empty; a backup is only restored into an empty folder");
      }
    }
  }

  /** Copies what is missing, then reads everything again; gives those that are there and intact. */
  private List<ContentHash> copyAll(List<ContentHash> originals, Path from, Archive to)
      throws IOException {
    int steps = 2 * originals.size();
    int step = 0;
    for (ContentHash each : originals) {
      if (!Files.exists(to.path(each))) {
        copy(each, from, to);
      }
      progress.reached(++step, steps);
    }
    List<ContentHash> intact = new ArrayList<>();
    for (ContentHash each : originals) {
      if (isIntact(each, from, to)) {
        intact.add(each);
      }
      progress.reached(++step, steps);
    }
    return intact;
  }

  private boolean isIntact(ContentHash hash, Path from, Archive to) throws IOException {
    return switch (to.verify(hash)) {
      case INTACT -> true;
      case MISSING -> false; // named when it could not be copied
      case CHANGED, UNREADABLE -> {
        to.setAside(hash); // an earlier copy that has gone bad
        copy(hash, from, to);
        yield to.verify(hash) == Fixity.INTACT;
      }
    };
  }

  private void copy(ContentHash hash, Path from, Archive to) throws IOException {
    Path file = Archive.path(from, hash);
    try (InputStream bytes = Files.newInputStream(file)) {
      switch (to.receive(bytes, Long.MAX_VALUE)) {
        case Received.Incoming incoming -> {
          try (incoming) {
            if (incoming.hash().equals(hash)) {
              to.keep(incoming);
              copied++;
            } else {
              problems.add("original-changed original=" + hash);
            }
          }
        }
        case Received.TooLarge _ -> throw new IllegalStateException("there is no limit");
      }
    } catch (NoSuchFileException e) {
      problems.add("original-missing original=" + hash);
    }
  }

  private static void deleteOtherCatalogues(Path folder, String name) throws IOException {
    try (DirectoryStream<Path> older = Files.newDirectoryStream(folder, "catalogue-*.db")) {
      for (Path each : older) {
        if (!each.endsWith(name)) {
          Files.delete(each);
        }
      }
    }
  }
}
