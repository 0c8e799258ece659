package ca.welcomingcommunities.kb.app;

import ca.welcomingcommunities.kb.catalogue.FolderLock;
import ca.welcomingcommunities.kb.search.IndexUnusableException;
import ca.welcomingcommunities.kb.search.lucene.IndexSettings;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the index: {@code live/} is searched, {@code next/} is being made, {@code
 * catalogue} tells which catalogue both were made from. One that was finished while the other was
 * searched stays where it is until the folder is taken again: {@code next-is-live} says so, and the
 * two change places. Everything can be made again, so whatever is damaged, outdated, half done or
 * of another catalogue is thrown away. One process has it at a time, from {@link #take} until it is
 * closed, after the indexes opened from it.
 */
final class IndexFolder implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

  private final FolderLock lock;
  private final Path marker;
  private final Path owner;
  private final String catalogueId;
  private final Vocabulary vocabulary;
  private final Clock clock;
  private Path live;
  private Path next;

  private IndexFolder(
      Path folder, FolderLock lock, String catalogueId, Vocabulary vocabulary, Clock clock) {
    this.lock = lock;
    this.live = folder.resolve("live");
    this.next = folder.resolve("next");
    this.marker = folder.resolve("next-is-live");
    this.owner = folder.resolve("catalogue");
    this.catalogueId = catalogueId;
    this.vocabulary = vocabulary;
    this.clock = clock;
  }

  /**
   * Makes the folder if need be and takes it for this process.
   *
   * @param catalogueId of the catalogue that the index is made from
   * @throws ca.welcomingcommunities.kb.catalogue.FolderInUseException if it is taken
   */
  static IndexFolder take(Path folder, String catalogueId, Vocabulary vocabulary, Clock clock)
      throws IOException {
    Files.createDirectories(folder);
    FolderLock lock = FolderLock.take(folder);
    try {
      IndexFolder taken = new IndexFolder(folder, lock, catalogueId, vocabulary, clock);
      taken.settle();
      return taken;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What {@link #makeNextCurrent} left goes where it belongs; a crash in between is no harm. */
  private void settle() throws IOException {
    if (Files.exists(marker) && Files.exists(next)) {
      swap();
    }
    Files.deleteIfExists(marker);
  }

  /**
   * The live index. One that is damaged, of another format or vocabulary, or newer than the
   * catalogue is replaced by an empty one, which the follower then fills.
   *
   * @param lastChange of the catalogue
   */
  LuceneIndex openLive(long lastChange) throws IOException {
    delete(next);
    claim();
    try {
      LuceneIndex index = open(live);
      if (index.committedPosition() <= lastChange) {
        return index;
      }
      LOG.warn(
          "index=newer-than-catalogue position={} lastChange={}",
          index.committedPosition(),
          lastChange);
      index.close();
    } catch (IndexUnusableException unusable) {
      LOG.warn("index=unusable action=rebuild reason=\"{}\"", unusable.getMessage());
    }
    delete(live);
    return open(live);
  }

  /** An empty index beside the live one. */
  LuceneIndex openNext() throws IOException {
    delete(next);
    claim();
    return open(next);
  }

  /** The same while the live index is open. */
  LuceneIndex openBeside() throws IOException {
    delete(next);
    Files.writeString(owner, catalogueId); // somebody may have deleted the whole folder
    return open(next);
  }

  /** The finished next index is the live one from now on, though both are open. */
  void makeNextCurrent() throws IOException {
    if (Files.exists(marker)) {
      Files.delete(marker);
    } else {
      Files.createFile(marker);
    }
    Path old = live;
    live = next;
    next = old;
  }

  /** Deletes what is not live. */
  void discardNext() throws IOException {
    delete(next);
  }

  /** Puts the finished and closed next index in the place of the live one. */
  void swap() throws IOException {
    delete(live);
    Files.move(next, live, StandardCopyOption.ATOMIC_MOVE);
  }

  // Positions of one catalogue say nothing about another, even where the numbers fit. The old index
  // goes first, so that a crash in between leaves none rather than the wrong one.
  private void claim() throws IOException {
    if (Files.exists(owner) && Files.readString(owner).equals(catalogueId)) {
      return;
    }
    if (Files.exists(live)) {
      LOG.warn("index=of-another-catalogue action=rebuild");
      delete(live);
    }
    Files.writeString(owner, catalogueId);
  }

  private LuceneIndex open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return LuceneIndex.open(folder, vocabulary, IndexSettings.defaults(), clock);
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      if (Files.exists(live)) { // perhaps anew, after somebody deleted the whole folder
        Files.writeString(owner, catalogueId);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> below = Files.walk(folder)) {
      all = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
