package ca.welcomingcommunities.kb.search;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An index of documents. Safe for use by many threads, writing and searching at the same time.
 *
 * <p>Writes become visible with {@link #refresh} and durable with {@link #commit}; what was written
 * after the last commit is gone after a crash, and {@link #committedPosition} tells the owner from
 * where to write again.
 */
public interface SearchIndex extends Closeable {
  /** Adds documents; one that is there under the same id is replaced as a whole. */
  void put(List<IndexedDocument> documents) throws IOException;

  /** Removes documents; unknown ids are ignored. */
  void remove(List<DocumentId> ids) throws IOException;

  /** Makes all earlier writes visible to searches that begin after it returns. */
  void refresh() throws IOException;

  /**
   * Makes all earlier writes durable, together with the owner's position in its own log.
   *
   * @param position never smaller than that of the commit before
   */
  void commit(long position) throws IOException;

  /**
   * Sees whether what was committed is still there, which somebody may have deleted.
   *
   * @throws IOException if it is not. The index is then empty and {@link #committedPosition} 0, for
   *     the owner to write everything again; until the next {@link #refresh} searches go on with
   *     what they saw.
   */
  void verify() throws IOException;

  /** The position of the last commit; 0 for a new index. */
  long committedPosition();

  /** Grows with every refresh that changed something, also across restarts. */
  long generation();

  /** How many documents are visible. */
  long documentCount() throws IOException;

  /**
   * Gives the id of every visible document, once each and in no order: to compare with a record.
   */
  void forEachId(Consumer<DocumentId> action) throws IOException;

  /** Answers a query. Whatever its text is, there is an answer. */
  Results search(Query query) throws IOException;

  /**
   * The documents that {@link #search} finds, in its order, with nothing to show of them; the
   * query's page and facets to count do not matter.
   *
   * @param limit how many at most
   */
  Listing list(Query query, int limit) throws IOException;

  /**
   * The documents that have any of a text's words, best first, with nothing to show of them: for
   * who reasons over many documents. A text without words finds none.
   *
   * @param limit how many at most
   */
  List<ScoredDocument> ranked(String text, int limit) throws IOException;

  /**
   * The values of one facet over all documents.
   *
   * @param limit how many at most, the most frequent ones
   */
  FacetCounts values(Facet facet, int limit) throws IOException;

  /**
   * Completions of what is being typed, best first.
   *
   * @param locale of the labels of vocabulary terms to prefer
   * @param popular texts that others search for, the most frequent first; the same list as long as
   *     they do not change
   */
  List<Suggestion> suggest(String typed, Language locale, int limit, List<String> popular)
      throws IOException;

  /**
   * Terms of the vocabulary, in both languages, that are most like a query's text, for one that
   * finds nothing. Only such of which all words are found, with the query's filters.
   *
   * @return the nearest first, nothing marked
   */
  List<Suggestion> nearest(Query query, int limit) throws IOException;

  /**
   * Documents that are about much the same as one, the most similar first; never itself, its copies
   * or other versions of it.
   */
  List<SimilarDocument> similar(DocumentId id, int limit) throws IOException;

  /** Why a document has its score for a query; empty where it is not found. */
  Optional<Explained> explain(Query query, DocumentId id) throws IOException;

  /** The passages of one document that match a query's text, in reading order. */
  List<PassageHit> passages(DocumentId id, String text, int limit) throws IOException;

  /** The passage of one document that answers a query's text best; empty if none matches. */
  Optional<PassageHit> bestPassage(DocumentId id, String text) throws IOException;

  /** The passages of one document that answer a query's text best, the best first. */
  List<PassageHit> bestPassages(DocumentId id, String text, int limit) throws IOException;

  /** Marks in a text what a query's text would match there. */
  MarkedText mark(String text, Language language, String queryText) throws IOException;
}
