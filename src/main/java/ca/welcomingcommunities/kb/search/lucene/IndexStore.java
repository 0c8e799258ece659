package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.search.IndexUnusableException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The files of an index: opening, writing, refreshing, committing. Safe for many threads.
 *
 * <p>Where a write fails so that Lucene gives its writer up (a full disk), searches go on with the
 * last state, and the next write opens the index again from the last commit, or where that has been
 * deleted an empty one. Searches see the new writer's state with the next refresh.
 */
final class IndexStore implements Closeable {
  /** Grows with every change of what is written and how; an index of another one is not read. */
  static final String FORMAT = "5";

  private static final String FORMAT_KEY = "format";
  private static final String VOCABULARY_KEY = "vocabulary";
  private static final String POSITION_KEY = "position";
  private static final String GENERATION_KEY = "generation";

  private final Directory directory;
  private final Opening opening;

  /** The last one given out: while a state is made, one ahead of that of searches. */
  private final AtomicLong generation;

  private volatile IndexWriter writer;
  private volatile Searchers searchers;
  private volatile long committedPosition;
  private volatile boolean closed;

  private IndexStore(
      Directory directory, IndexWriter writer, Map<String, String> committed, Opening opening)
      throws IOException {
    this.directory = directory;
    this.opening = opening;
    this.committedPosition = Long.parseLong(committed.getOrDefault(POSITION_KEY, "0"));
    long last = Long.parseLong(committed.getOrDefault(GENERATION_KEY, "0"));
    // Generations after the last commit may have been seen before a crash: the clock is past them.
    this.generation = new AtomicLong(Math.max(last, opening.clock().millis()));
    if (committed.isEmpty()) {
      commit(writer, 0);
    }
    this.writer = writer;
    this.searchers = new Searchers(writer, new SearcherManager(writer, new Snapshots()));
  }

  /** What searches see, and the writer it comes from, which may have been given up since. */
  private record Searchers(IndexWriter of, SearcherManager all) {}

  /** What an index is opened with. */
  record Opening(String vocabulary, IndexSettings settings, FacetsConfig facets, Clock clock) {}

  private final class Snapshots extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
        throws IOException {
      return new Snapshot(
          reader,
          opening.settings(),
          opening.facets(),
          generation.incrementAndGet(),
          opening.clock().instant());
    }
  }

  /** Opens the index of a directory, and closes the directory with it. */
  static IndexStore open(Directory directory, Opening opening) throws IOException {
    IndexWriter writer = null;
    try {
      Map<String, String> committed = committed(directory);
      if (!committed.isEmpty()) {
        requireSame(FORMAT_KEY, FORMAT, committed);
        requireSame(VOCABULARY_KEY, opening.vocabulary(), committed);
        verify(directory);
      }
      writer = new IndexWriter(directory, config(opening.settings()));
      return new IndexStore(directory, writer, committed, opening);
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | EOFException
        | FileNotFoundException
        | NoSuchFileException
        | IllegalArgumentException damaged) {
      throw closed(writer, directory, new IndexUnusableException("the index is damaged", damaged));
    } catch (IOException failed) {
      throw closed(writer, directory, failed);
    }
  }

  /** Closes what was opened and gives the failure back. */
  private static IOException closed(
      @Nullable IndexWriter writer, Directory directory, IOException failure) {
    try (directory) {
      if (writer != null) {
        writer.rollback();
      }
    } catch (IOException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
    return failure;
  }

  /** What the last commit says about itself; empty for a folder without an index. */
  private static Map<String, String> committed(Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return Map.of();
    }
    return SegmentInfos.readLatestCommit(directory).getUserData();
  }

  // Opening reads only the ends of the large files. A bit that is wrong in the middle of one would
  // be found by some query some day; reading all of them takes about a second a gigabyte.
  private static void verify(Directory directory) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
    }
  }

  private static void requireSame(String key, String wanted, Map<String, String> committed)
      throws IndexUnusableException {
    String found = committed.getOrDefault(key, "none");
    if (!found.equals(wanted)) {
      throw new IndexUnusableException(
          "the index was made with " + key + " " + found + ", not " + wanted);
    }
  }

  private static IndexWriterConfig config(IndexSettings settings) {
    return new IndexWriterConfig(Analysis.byField())
        .setRAMBufferSizeMB(settings.bufferMegabytes())
        .setSimilarity(new BM25Similarity(settings.k1(), settings.b()))
        .setMergeScheduler(new PoliteMerges())
        .setCommitOnClose(false);
  }

  /** Searches come before merges. */
  private static final class PoliteMerges extends ConcurrentMergeScheduler {
    @Override
    protected synchronized MergeThread getMergeThread(
        MergeSource source, MergePolicy.OneMerge merge) throws IOException {
      MergeThread thread = super.getMergeThread(source, merge);
      thread.setPriority(Thread.MIN_PRIORITY);
      return thread;
    }
  }

  /**
   * What writes go to.
   *
   * @throws IOException if an earlier failure has closed it: the index is then back at its last
   *     commit, and open for the owner to write again from {@link #committedPosition}
   */
  IndexWriter writer() throws IOException {
    IndexWriter now = writer;
    if (now.isOpen()) {
      return now;
    }
    throw new IOException(
        "writing failed; the index went back to position " + reopened(now),
        now.getTragicException());
  }

  private synchronized long reopened(IndexWriter broken) throws IOException {
    if (closed) {
      throw new AlreadyClosedException("the index is closed");
    }
    if (writer.equals(broken)) {
      Map<String, String> committed = isWhole() ? committed(directory) : Map.of();
      if (committed.isEmpty()) {
        clear();
      }
      IndexWriter again = new IndexWriter(directory, config(opening.settings()));
      committedPosition = Long.parseLong(committed.getOrDefault(POSITION_KEY, "0"));
      writer = again;
      if (committed.isEmpty()) {
        commit(again, 0);
      }
    }
    return committedPosition;
  }

  /** Begins anew where files of the last commit have gone, and says so by an exception. */
  synchronized void verify() throws IOException {
    IndexWriter now = writer();
    if (!isWhole()) {
      IOException lost = new IOException("files of the index have been deleted; it is made anew");
      try {
        now.rollback();
      } catch (IOException | AlreadyClosedException noFiles) {
        lost.addSuppressed(noFiles);
      }
      reopened(now);
      throw lost;
    }
  }

  /** Whether all files of the last commit are there; their bytes are not looked at. */
  private boolean isWhole() throws IOException {
    try {
      for (String file : SegmentInfos.readLatestCommit(directory).files(true)) {
        directory.fileLength(file);
      }
      return true;
    } catch (CorruptIndexException
        | EOFException
        | FileNotFoundException
        | NoSuchFileException gone) {
      return false;
    }
  }

  /** Leaves an empty folder, also where the folder itself was deleted. */
  private void clear() throws IOException {
    if (FilterDirectory.unwrap(directory) instanceof FSDirectory folder) {
      Files.createDirectories(folder.getDirectory());
    }
    for (String file : directory.listAll()) {
      directory.deleteFile(file);
    }
  }

  /** The newest visible state, to be given back with {@link #release}. */
  Snapshot acquire() throws IOException {
    while (true) {
      Searchers now = searchers;
      try {
        return (Snapshot) now.all().acquire();
      } catch (AlreadyClosedException replaced) {
        if (now.equals(searchers)) {
          throw replaced;
        }
      }
    }
  }

  /** Every state is released in the same way, also one from before a failure. */
  void release(Snapshot snapshot) throws IOException {
    snapshot.getIndexReader().decRef();
  }

  synchronized void refresh() throws IOException {
    IndexWriter now = writer();
    Searchers before = searchers;
    if (before.of().equals(now)) {
      before.all().maybeRefreshBlocking();
    } else {
      searchers = new Searchers(now, new SearcherManager(now, new Snapshots()));
      before.all().close();
    }
  }

  synchronized void commit(long position) throws IOException {
    if (position < committedPosition) {
      throw new IllegalArgumentException(
          "position " + position + " is before " + committedPosition);
    }
    commit(writer(), position);
  }

  private void commit(IndexWriter writer, long position) throws IOException {
    writer.setLiveCommitData(
        Map.of(
                FORMAT_KEY,
                FORMAT,
                VOCABULARY_KEY,
                opening.vocabulary(),
                POSITION_KEY,
                Long.toString(position),
                GENERATION_KEY,
                Long.toString(generation.get()))
            .entrySet());
    writer.commit();
    committedPosition = position;
  }

  long committedPosition() {
    return committedPosition;
  }

  /** Gives up what was not committed. Closing twice does no harm. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    try (directory) {
      searchers.all().close();
      if (writer.isOpen()) {
        writer.rollback();
      }
    }
  }
}
