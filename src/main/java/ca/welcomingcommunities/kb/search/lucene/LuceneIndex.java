package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.Explained;
import ca.welcomingcommunities.kb.search.Expression;
import ca.welcomingcommunities.kb.search.FacetCounts;
import ca.welcomingcommunities.kb.search.IndexUnusableException;
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
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.Bits;

/**
 * The index in a folder of this machine.
 *
 * <p>Safe for many threads. Searches work on the state of the last {@link #refresh} and are never
 * held up by writing. {@link #close} waits for what is going on, and gives up what was not
 * committed.
 */
public final class LuceneIndex implements SearchIndex {
  /** Each costs a search. */
  private static final int MAX_TERMS_TRIED = 16;

  private final IndexStore store;
  private final IndexSettings settings;
  private final FacetsConfig facetsConfig;
  private final FacetReader facetReader;
  private final BlockWriter blocks;
  private final Suggestions suggestions;
  private final Synonyms synonyms;
  private final NearTerms nearTerms;
  private final ReadWriteLock closing = new ReentrantReadWriteLock();

  private LuceneIndex(
      IndexStore store, Vocabulary vocabulary, IndexSettings settings, FacetsConfig facetsConfig) {
    this.store = store;
    this.settings = settings;
    this.facetsConfig = facetsConfig;
    this.facetReader = new FacetReader(vocabulary);
    this.synonyms = new Synonyms(vocabulary);
    this.nearTerms = new NearTerms(vocabulary);
    this.suggestions = new Suggestions(vocabulary, settings);
    this.blocks = new BlockWriter(vocabulary, settings, facetsConfig);
  }

  /**
   * Opens the index of a folder, or makes a new one where there is none.
   *
   * @throws IndexUnusableException if there is one that is damaged, or was made with another format
   *     or vocabulary; the folder must then be emptied and every document put again
   * @throws IOException if the folder cannot be used, for instance because another process has the
   *     index open
   */
  public static LuceneIndex open(
      Path folder, Vocabulary vocabulary, IndexSettings settings, Clock clock) throws IOException {
    return open(FSDirectory.open(folder), vocabulary, settings, clock);
  }

  /** The same for any directory, which is closed with the index. */
  static LuceneIndex open(
      Directory directory, Vocabulary vocabulary, IndexSettings settings, Clock clock)
      throws IOException {
    FacetsConfig facets = FacetReader.config();
    IndexStore store =
        IndexStore.open(
            directory, new IndexStore.Opening(vocabulary.version(), settings, facets, clock));
    return new LuceneIndex(store, vocabulary, settings, facets);
  }

  @Override
  public void put(List<IndexedDocument> documents) throws IOException {
    whileOpen(() -> {
      for (IndexedDocument document : documents) {
        Term handle = BlockWriter.handle(document.document().id().value());
        store.writer().updateDocuments(handle, blocks.block(document));
      }
      return documents.size();
    });
  }

  @Override
  public void remove(List<DocumentId> ids) throws IOException {
    whileOpen(() ->
        store
            .writer()
            .deleteDocuments(
                ids.stream().map(id -> BlockWriter.handle(id.value())).toArray(Term[]::new)));
  }

  @Override
  public void refresh() throws IOException {
    whileOpen(() -> {
      store.refresh();
      return true;
    });
  }

  @Override
  public void commit(long position) throws IOException {
    whileOpen(() -> {
      store.commit(position);
      return true;
    });
  }

  @Override
  public void verify() throws IOException {
    whileOpen(() -> {
      store.verify();
      return true;
    });
  }

  @Override
  public long committedPosition() {
    return store.committedPosition();
  }

  @Override
  public long generation() {
    try {
      return reading(Snapshot::generation);
    } catch (IOException failed) {
      throw new UncheckedIOException("looking up the generation", failed);
    }
  }

  @Override
  public long documentCount() throws IOException {
    return reading(snapshot -> (long) snapshot.count(QueryTranslator.everyDocument()));
  }

  @Override
  public void forEachId(Consumer<DocumentId> action) throws IOException {
    reading(snapshot -> {
      for (LeafReaderContext leaf : snapshot.getIndexReader().leaves()) {
        forEachId(snapshot, leaf, action);
      }
      return true;
    });
  }

  private static void forEachId(
      Snapshot snapshot, LeafReaderContext leaf, Consumer<DocumentId> action) throws IOException {
    BitSet parents = snapshot.parents(leaf);
    BinaryDocValues shown = leaf.reader().getBinaryDocValues(Fields.SHOWN);
    Bits live = leaf.reader().getLiveDocs();
    for (int doc = 0; parents != null && shown != null && doc < leaf.reader().maxDoc(); doc++) {
      if (parents.get(doc) && (live == null || live.get(doc)) && shown.advanceExact(doc)) {
        action.accept(ShownDocument.readId(shown.binaryValue()));
      }
    }
  }

  @Override
  public Results search(Query query) throws IOException {
    return answered(
        query.text(),
        query.expanded(),
        (snapshot, question) -> search(snapshot, query, question).run());
  }

  @Override
  public Listing list(Query query, int limit) throws IOException {
    Query alone =
        new Query(
            query.text(),
            query.filters(),
            query.years(),
            query.sort(),
            1,
            query.hitsPerPage(),
            Set.of(),
            query.expanded());
    return answered(
        query.text(),
        query.expanded(),
        (snapshot, question) -> {
          TopDocs top =
              new Search(snapshot, alone, question, settings, facetsConfig, facetReader).top(limit);
          List<DocumentId> ids =
              scored(snapshot, top).stream().map(ScoredDocument::id).limit(limit).toList();
          return new Listing(ids, top.totalHits.value());
        });
  }

  @Override
  public List<ScoredDocument> ranked(String text, int limit) throws IOException {
    return answered(
        text,
        true,
        (snapshot, question) -> {
          if (question.expression() instanceof Expression.Everything) {
            return List.of();
          }
          Translation translation =
              new QueryTranslator(leaves(snapshot, question)).translate(question.expression());
          Relaxation relaxation = translation.relaxation();
          return scored(
              snapshot,
              snapshot.search(
                  relaxation == null ? translation.documents() : relaxation.any(), limit));
        });
  }

  private static List<ScoredDocument> scored(Snapshot snapshot, TopDocs top) throws IOException {
    List<ScoredDocument> scored = new ArrayList<>();
    for (ScoreDoc each : top.scoreDocs) {
      LeafReaderContext leaf = snapshot.leaf(each.doc);
      BinaryDocValues shown = leaf.reader().getBinaryDocValues(Fields.SHOWN);
      if (shown != null && shown.advanceExact(each.doc - leaf.docBase)) {
        scored.add(new ScoredDocument(ShownDocument.readId(shown.binaryValue()), each.score));
      }
    }
    return scored;
  }

  @Override
  public FacetCounts values(Facet facet, int limit) throws IOException {
    return reading(snapshot ->
        facetReader.counts(
            facet,
            snapshot.facets() == null ? null : new SortedSetDocValuesFacetCounts(snapshot.facets()),
            Set.of(),
            limit));
  }

  @Override
  public List<Suggestion> suggest(String typed, Language locale, int limit, List<String> popular)
      throws IOException {
    return reading(snapshot -> suggestions.suggest(snapshot, typed, locale, limit, popular));
  }

  @Override
  public List<Suggestion> nearest(Query query, int limit) throws IOException {
    return reading(snapshot -> {
      List<Suggestion> nearest = new ArrayList<>();
      List<String> terms = nearTerms.to(Question.of(query.text()).expression());
      for (String term : terms.subList(0, Math.min(terms.size(), MAX_TERMS_TRIED))) {
        if (nearest.size() == limit) {
          break;
        }
        Question question =
            Question.of(term).on(snapshot.getIndexReader(), synonyms, query.expanded());
        long count = search(snapshot, query.withText(term), question).countAll();
        if (count > 0) {
          nearest.add(new Suggestion(MarkedText.plain(term), Suggestion.Kind.TERM, null, count));
        }
      }
      return nearest;
    });
  }

  private Search search(Snapshot snapshot, Query query, Question question) {
    return new Search(snapshot, query, question, settings, facetsConfig, facetReader);
  }

  @Override
  public List<SimilarDocument> similar(DocumentId id, int limit) throws IOException {
    return reading(snapshot -> {
      int document = document(snapshot, id);
      return document < 0 ? List.of() : new Similar(snapshot).to(document, limit);
    });
  }

  @Override
  public Optional<Explained> explain(Query query, DocumentId id) throws IOException {
    return answered(
        query.text(),
        query.expanded(),
        (snapshot, question) -> {
          int document = document(snapshot, id);
          Translation translation =
              Translation.of(question.expression(), leaves(snapshot, question), query.sections());
          Relaxation relaxation = translation.relaxation();
          Explanation strict = explanation(snapshot, translation.documents(), document);
          Explanation why =
              strict.isMatch() || relaxation == null
                  ? strict
                  : explanation(snapshot, relaxation.any(), document);
          return why.isMatch() ? Optional.of(explained(why)) : Optional.empty();
        });
  }

  private static Explanation explanation(
      Snapshot snapshot, org.apache.lucene.search.Query query, int document) throws IOException {
    return document < 0
        ? Explanation.noMatch("not in the index")
        : snapshot.explain(query, document);
  }

  private static Explained explained(Explanation why) {
    return new Explained(
        why.getValue().doubleValue(),
        why.getDescription(),
        Arrays.stream(why.getDetails()).map(LuceneIndex::explained).toList());
  }

  @Override
  public List<PassageHit> passages(DocumentId id, String text, int limit) throws IOException {
    return found(id, text, (finder, document) -> finder.first(document, limit));
  }

  @Override
  public Optional<PassageHit> bestPassage(DocumentId id, String text) throws IOException {
    return found(id, text, (finder, document) -> finder.best(document, 1)).stream().findFirst();
  }

  @Override
  public List<PassageHit> bestPassages(DocumentId id, String text, int limit) throws IOException {
    return found(id, text, (finder, document) -> finder.best(document, limit));
  }

  @FunctionalInterface
  private interface Choice {
    PassageFinder.Found of(PassageFinder finder, int document) throws IOException;
  }

  private List<PassageHit> found(DocumentId id, String text, Choice choice) throws IOException {
    return answered(
        text,
        true,
        (snapshot, question) -> {
          LeafQueries leaves = leaves(snapshot, question);
          Translation translation = new QueryTranslator(leaves).translate(question.expression());
          var passages = translation.passages();
          var furniture = translation.furniture();
          int document = document(snapshot, id);
          if (passages == null || document < 0) {
            return List.of();
          }
          Marker marker = Marker.ofText(question.expression(), leaves);
          List<PassageHit> best =
              choice.of(PassageFinder.of(snapshot, passages, null, marker), document).best();
          return furniture == null || !best.isEmpty()
              ? best
              : choice.of(PassageFinder.of(snapshot, furniture, null, marker), document).best();
        });
  }

  @Override
  public MarkedText mark(String text, Language language, String queryText) throws IOException {
    return answered(
        queryText,
        true,
        (snapshot, question) ->
            Marker.ofText(question.expression(), leaves(snapshot, question)).mark(text, language));
  }

  private LeafQueries leaves(Snapshot snapshot, Question question) {
    return new LeafQueries(new TermStatistics(snapshot.getIndexReader()), settings, question);
  }

  /** Whatever the text is, there is an answer: one that is too much for Lucene is shortened. */
  private <T> T answered(String text, boolean expanded, Answering<T> answering) throws IOException {
    return reading(snapshot -> {
      Question question = Question.of(text).on(snapshot.getIndexReader(), synonyms, expanded);
      try {
        return answering.answer(snapshot, question);
      } catch (IndexSearcher.TooManyClauses tooMuch) {
        return answering.answer(snapshot, question.simpler());
      }
    });
  }

  private static int document(Snapshot snapshot, DocumentId id) throws IOException {
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(new TermQuery(BlockWriter.handle(id.value())), Occur.FILTER)
            .add(QueryTranslator.everyDocument(), Occur.FILTER)
            .build();
    TopDocs top = snapshot.search(query, 1);
    return top.scoreDocs.length == 0 ? -1 : top.scoreDocs[0].doc;
  }

  @Override
  public void close() throws IOException {
    closing.writeLock().lock();
    try {
      store.close();
    } finally {
      closing.writeLock().unlock();
    }
  }

  private interface Answering<T> {
    T answer(Snapshot snapshot, Question question) throws IOException;
  }

  private interface Reading<T> {
    T read(Snapshot snapshot) throws IOException;
  }

  private interface Writing<T> {
    T write() throws IOException;
  }

  private <T> T reading(Reading<T> reading) throws IOException {
    return whileOpen(() -> {
      Snapshot snapshot = store.acquire();
      try {
        return reading.read(snapshot);
      } finally {
        store.release(snapshot);
      }
    });
  }

  private <T> T whileOpen(Writing<T> work) throws IOException {
    closing.readLock().lock();
    try {
      return work.write();
    } finally {
      closing.readLock().unlock();
    }
  }
}
