package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.search.IndexUnusableException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** The files of an index: opening, writing, refreshing, committing. Safe for many threads. */
final class IndexStore implements Closeable {
  /** Grows with every change of what is written and how; an index of another one is not read. */
  static final String FORMAT = "2";

  private static final String FORMAT_KEY = "format";
  private static final String VOCABULARY_KEY = "vocabulary";
  private static final String POSITION_KEY = "position";
  private static final String GENERATION_KEY = "generation";

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final String vocabulary;
  private final AtomicLong generation;
  private volatile long committedPosition;

  private IndexStore(
      Directory directory, IndexWriter writer, Map<String, String> committed, Opening opening)
      throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.vocabulary = opening.vocabulary();
    this.committedPosition = Long.parseLong(committed.getOrDefault(POSITION_KEY, "0"));
    long last = Long.parseLong(committed.getOrDefault(GENERATION_KEY, "0"));
    // Generations after the last commit may have been seen before a crash: the clock is past them.
    this.generation = new AtomicLong(Math.max(last, opening.clock().millis()));
    if (committed.isEmpty()) {
      commit(0);
    }
    this.searchers = new SearcherManager(writer, new Snapshots(opening));
  }

  /** What an index is opened with. */
  private record Opening(
      String vocabulary, IndexSettings settings, FacetsConfig facets, Clock clock) {}

  private final class Snapshots extends SearcherFactory {
    private final Opening opening;

    Snapshots(Opening opening) {
      this.opening = opening;
    }

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

  static IndexStore open(
      Path folder, String vocabulary, IndexSettings settings, FacetsConfig facets, Clock clock)
      throws IOException {
    Directory directory = FSDirectory.open(folder);
    IndexWriter writer = null;
    try {
      Map<String, String> committed = committed(directory);
      if (!committed.isEmpty()) {
        requireSame(FORMAT_KEY, FORMAT, committed);
        requireSame(VOCABULARY_KEY, vocabulary, committed);
      }
      writer = new IndexWriter(directory, config(settings));
      return new IndexStore(
          directory, writer, committed, new Opening(vocabulary, settings, facets, clock));
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
        .setCommitOnClose(false);
  }

  IndexWriter writer() {
    return writer;
  }

  SearcherManager searchers() {
    return searchers;
  }

  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  synchronized void commit(long position) throws IOException {
    if (position < committedPosition) {
      throw new IllegalArgumentException(
          "position " + position + " is before " + committedPosition);
    }
    writer.setLiveCommitData(
        Map.of(
                FORMAT_KEY,
                FORMAT,
                VOCABULARY_KEY,
                vocabulary,
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

  /** Of the newest visible state. */
  long generation() {
    return generation.get();
  }

  /** Gives up what was not committed. Closing twice does no harm. */
  @Override
  public void close() throws IOException {
    try (directory) {
      searchers.close();
      if (writer.isOpen()) {
        writer.rollback();
      }
    }
  }
}
