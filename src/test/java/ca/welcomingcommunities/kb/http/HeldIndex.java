package ca.welcomingcommunities.kb.http;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The real index, into which nothing is written until it is let go: as slow as a test needs it. */
final class HeldIndex implements SearchIndex {
  private final SearchIndex index;
  private final CountDownLatch held;

  HeldIndex(SearchIndex index, CountDownLatch held) {
    this.index = index;
    this.held = held;
  }

  @Override
  public void put(List<IndexedDocument> documents) throws IOException {
    try {
      held.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    index.put(documents);
  }

  @Override
  public void remove(List<DocumentId> ids) throws IOException {
    index.remove(ids);
  }

  @Override
  public void refresh() throws IOException {
    index.refresh();
  }

  @Override
  public void commit(long position) throws IOException {
    index.commit(position);
  }

  @Override
  public void verify() throws IOException {
    index.verify();
  }

  @Override
  public long committedPosition() {
    return index.committedPosition();
  }

  @Override
  public long generation() {
    return index.generation();
  }

  @Override
  public long documentCount() throws IOException {
    return index.documentCount();
  }

  @Override
  public void forEachId(Consumer<DocumentId> action) throws IOException {
    index.forEachId(action);
  }

  @Override
  public Results search(Query query) throws IOException {
    return index.search(query);
  }

  @Override
  public Listing list(Query query, int limit) throws IOException {
    return index.list(query, limit);
  }

  @Override
  public List<ScoredDocument> ranked(String text, int limit) throws IOException {
    return index.ranked(text, limit);
  }

  @Override
  public FacetCounts values(Facet facet, int limit) throws IOException {
    return index.values(facet, limit);
  }

  @Override
  public List<Suggestion> suggest(String typed, Language locale, int limit, List<String> popular)
      throws IOException {
    return index.suggest(typed, locale, limit, popular);
  }

  @Override
  public List<PassageHit> passages(DocumentId id, String text, int limit) throws IOException {
    return index.passages(id, text, limit);
  }

  @Override
  public List<Suggestion> nearest(Query query, int limit) throws IOException {
    return index.nearest(query, limit);
  }

  @Override
  public List<SimilarDocument> similar(DocumentId id, int limit) throws IOException {
    return index.similar(id, limit);
  }

  @Override
  public Optional<Explained> explain(Query query, DocumentId id) throws IOException {
    return index.explain(query, id);
  }

  @Override
  public Optional<PassageHit> bestPassage(DocumentId id, String text) throws IOException {
    return index.bestPassage(id, text);
  }

  @Override
  public List<PassageHit> bestPassages(DocumentId id, String text, int limit) throws IOException {
    return index.bestPassages(id, text, limit);
  }

  @Override
  public MarkedText mark(String text, Language language, String queryText) throws IOException {
    return index.mark(text, language, queryText);
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
