package ca.welcomingcommunities.kb.app;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.Explained;
import ca.welcomingcommunities.kb.search.FacetCounts;
import ca.welcomingcommunities.kb.search.IndexedDocument;
import ca.welcomingcommunities.kb.search.Listing;
import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.PassageHit;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.ScoredDocument;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.search.SimilarDocument;
import ca.welcomingcommunities.kb.search.Suggestion;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * The index that is searched and written, which another can take the place of meanwhile. Who
 * searches goes on with the index that was there when the search began; that one is closed when the
 * last of them is done.
 */
final class LiveIndex implements SearchIndex {
  private final ReentrantLock writing = new ReentrantLock();
  private volatile Held held;

  LiveIndex(SearchIndex first) {
    this.held = new Held(first);
  }

  /** What is done between the last write to the old index and the first to the new one. */
  @FunctionalInterface
  interface Handover {
    void run() throws IOException;
  }

  /**
   * Puts another index in the place of this one. If the handover fails everything stays as it was.
   *
   * @param next has everything this one has when the handover is done
   * @return closes the old index, when nobody reads it any more
   */
  Closeable replace(SearchIndex next, Handover handover) throws IOException {
    writing.lock();
    try {
      handover.run();
      Held old = held;
      held = new Held(next);
      return old::closeWhenRead;
    } finally {
      writing.unlock();
    }
  }

  /** An index, and who reads it. */
  private static final class Held {
    private final SearchIndex index;
    private final ReentrantReadWriteLock readers = new ReentrantReadWriteLock();
    private boolean closed; // guarded by the lock

    Held(SearchIndex index) {
      this.index = index;
    }

    void closeWhenRead() throws IOException {
      readers.writeLock().lock();
      try {
        closed = true;
        index.close();
      } finally {
        readers.writeLock().unlock();
      }
    }
  }

  @FunctionalInterface
  private interface Read<T> {
    T of(SearchIndex index) throws IOException;
  }

  @FunctionalInterface
  private interface Write {
    void to(SearchIndex index) throws IOException;
  }

  private <T> T read(Read<T> read) throws IOException {
    while (true) {
      Held now = held;
      now.readers.readLock().lock();
      try {
        // One that was closed has been replaced, but for the end, when it says so itself.
        if (!now.closed || now == held) {
          return read.of(now.index);
        }
      } finally {
        now.readers.readLock().unlock();
      }
    }
  }

  private void write(Write write) throws IOException {
    writing.lock();
    try {
      write.to(held.index);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void put(List<IndexedDocument> documents) throws IOException {
    write(index -> index.put(documents));
  }

  @Override
  public void remove(List<DocumentId> ids) throws IOException {
    write(index -> index.remove(ids));
  }

  @Override
  public void refresh() throws IOException {
    write(SearchIndex::refresh);
  }

  /**
   * {@inheritDoc} One that has just taken the place of another may be further: to do a change again
   * changes nothing.
   */
  @Override
  public void commit(long position) throws IOException {
    write(index -> index.commit(Math.max(position, index.committedPosition())));
  }

  @Override
  public void verify() throws IOException {
    write(SearchIndex::verify);
  }

  @Override
  public long committedPosition() {
    return held.index.committedPosition();
  }

  @Override
  public long generation() {
    try {
      return read(SearchIndex::generation);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public long documentCount() throws IOException {
    return read(SearchIndex::documentCount);
  }

  @Override
  public void forEachId(Consumer<DocumentId> action) throws IOException {
    read(index -> {
      index.forEachId(action);
      return true;
    });
  }

  @Override
  public Results search(Query query) throws IOException {
    return read(index -> index.search(query));
  }

  @Override
  public Listing list(Query query, int limit) throws IOException {
    return read(index -> index.list(query, limit));
  }

  @Override
  public List<ScoredDocument> ranked(String text, int limit) throws IOException {
    return read(index -> index.ranked(text, limit));
  }

  @Override
  public FacetCounts values(Facet facet, int limit) throws IOException {
    return read(index -> index.values(facet, limit));
  }

  @Override
  public List<Suggestion> suggest(String typed, Language locale, int limit, List<String> popular)
      throws IOException {
    return read(index -> index.suggest(typed, locale, limit, popular));
  }

  @Override
  public List<Suggestion> nearest(Query query, int limit) throws IOException {
    return read(index -> index.nearest(query, limit));
  }

  @Override
  public List<SimilarDocument> similar(DocumentId id, int limit) throws IOException {
    return read(index -> index.similar(id, limit));
  }

  @Override
  public Optional<Explained> explain(Query query, DocumentId id) throws IOException {
    return read(index -> index.explain(query, id));
  }

  @Override
  public List<PassageHit> passages(DocumentId id, String text, int limit) throws IOException {
    return read(index -> index.passages(id, text, limit));
  }

  @Override
  public Optional<PassageHit> bestPassage(DocumentId id, String text) throws IOException {
    return read(index -> index.bestPassage(id, text));
  }

  @Override
  public List<PassageHit> bestPassages(DocumentId id, String text, int limit) throws IOException {
    return read(index -> index.bestPassages(id, text, limit));
  }

  @Override
  public MarkedText mark(String text, Language language, String queryText) throws IOException {
    return read(index -> index.mark(text, language, queryText));
  }

  @Override
  public void close() throws IOException {
    held.closeWhenRead();
  }
}
