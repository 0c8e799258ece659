package ca.welcomingcommunities.kb.intake;

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
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An index that keeps its promises about visibility and commits in memory, can break like a disk,
 * and forgets what was not committed when told to crash. It does not answer queries.
 */
final class MemoryIndex implements SearchIndex {
  private final Map<DocumentId, IndexedDocument> written = new HashMap<>();
  private Map<DocumentId, IndexedDocument> visible = Map.of();
  private Map<DocumentId, IndexedDocument> durable = Map.of();
  private long position;
  private long generation;
  private boolean broken;
  private boolean withoutMemory;
  private int commits;
  private Runnable committing = () -> {};

  synchronized void broken(boolean isBroken) {
    broken = isBroken;
  }

  synchronized void withoutMemory(boolean isWithout) {
    withoutMemory = isWithout;
  }

  synchronized void crash() {
    written.clear();
    written.putAll(durable);
    visible = durable;
  }

  /** Deletes what was committed, too; what searches see stays. */
  synchronized void lose() {
    written.clear();
    durable = Map.of();
    position = 0;
  }

  /** What happens first when it is told to commit; it may throw. */
  synchronized void whenCommitting(Runnable first) {
    committing = first;
  }

  synchronized int commits() {
    return commits;
  }

  synchronized Map<DocumentId, IndexedDocument> visible() {
    return visible;
  }

  @Override
  public synchronized void put(List<IndexedDocument> documents) throws IOException {
    work();
    for (IndexedDocument each : documents) {
      if (each.document().description().title().equals("refuse me")) {
        throw new IllegalStateException("refused");
      }
    }
    documents.forEach(each -> written.put(each.document().id(), each));
  }

  @Override
  public synchronized void remove(List<DocumentId> ids) throws IOException {
    work();
    ids.forEach(written::remove);
  }

  @Override
  public synchronized void refresh() throws IOException {
    work();
    visible = Map.copyOf(written);
    generation++;
  }

  @Override
  public synchronized void commit(long newPosition) throws IOException {
    work();
    committing.run();
    if (newPosition < position) {
      throw new IllegalArgumentException(newPosition + " after " + position);
    }
    durable = Map.copyOf(written);
    position = newPosition;
    commits++;
  }

  @Override
  public synchronized void verify() throws IOException {
    work();
  }

  private void work() throws IOException {
    if (broken) {
      throw new IOException("the index's disk is broken");
    }
    if (withoutMemory) {
      throw new OutOfMemoryError("no memory for the index");
    }
  }

  @Override
  public synchronized long committedPosition() {
    return position;
  }

  @Override
  public synchronized long generation() {
    return generation;
  }

  @Override
  public synchronized long documentCount() {
    return visible.size();
  }

  @Override
  public void forEachId(Consumer<DocumentId> action) {
    visible().keySet().forEach(action);
  }

  @Override
  public Results search(Query query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Listing list(Query query, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ScoredDocument> ranked(String text, int limit) {
    return List.of();
  }

  @Override
  public FacetCounts values(Facet facet, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Suggestion> suggest(String typed, Language locale, int limit, List<String> popular) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<PassageHit> passages(DocumentId id, String text, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Suggestion> nearest(Query query, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<SimilarDocument> similar(DocumentId id, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Explained> explain(Query query, DocumentId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<PassageHit> bestPassage(DocumentId id, String text) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<PassageHit> bestPassages(DocumentId id, String text, int limit) {
    return List.of();
  }

  @Override
  public MarkedText mark(String text, Language language, String queryText) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
