package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Asked;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.PopularSearches;
import ca.welcomingcommunities.kb.catalogue.SearchCounts;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is searched for: for suggestions, and for who looks after the knowledge base. A
 * search is its first page; what follows it is the same search. For suggestions it has no filters
 * and found all its words, since what found nothing is no suggestion. Safe for use by many threads.
 */
public final class CountedSearches {
  private static final Logger LOG = LoggerFactory.getLogger(CountedSearches.class);

  /** So often what was counted is written, while there are searches. */
  private static final Duration WRITTEN = Duration.ofMinutes(1);

  private final PopularSearches popular;
  private final SearchCounts counts;
  private final Vocabulary vocabulary;
  private final NamedValues named;
  private final AtomicLong writeAt = new AtomicLong(System.nanoTime() + WRITTEN.toNanos());

  CountedSearches(Catalogue catalogue, Vocabulary vocabulary) {
    this.popular = catalogue.popularSearches();
    this.counts = catalogue.searchCounts();
    this.vocabulary = vocabulary;
    this.named = new NamedValues(vocabulary);
  }

  /**
   * Counts a search, if it is one. A disk that fails costs the count and not the answer.
   *
   * @param context of the request: repeats from one address and browser count once
   * @param nanos how long the index took
   */
  public void note(Context context, SearchParameters asked, Results results, long nanos) {
    Query query = asked.query();
    if (query.page() > 1 || query.text().isBlank()) {
      return;
    }
    String client = context.ip() + ' ' + context.userAgent();
    boolean found = results.totalHits() > 0;
    counts.note(
        new Asked(
            query.text(),
            found,
            Duration.ofNanos(nanos).toMillis(),
            found ? Map.of() : about(query)),
        client);
    writeNowAndThen();
    boolean whole = found && results.notices().isEmpty() && results.didYouMean() == null;
    if (whole && !asked.isFiltered()) {
      suggest(query.text(), client);
    }
  }

  private void suggest(String text, String client) {
    try {
      popular.note(text, client);
    } catch (UncheckedIOException failed) {
      LOG.warn("popularSearches=not-counted reason=\"{}\"", failed.getMessage());
    }
  }

  private Map<Facet, Set<String>> about(Query query) {
    Map<Facet, Set<String>> about = named.in(query.text());
    for (Facet facet : NamedValues.FACETS) {
      Set<String> chosen = new HashSet<>(query.filters().getOrDefault(facet, Set.of()));
      chosen.removeIf(value -> vocabulary.term(facet, value).isEmpty());
      if (!chosen.isEmpty()) {
        about.put(facet, chosen); // it says more than a word does
      }
    }
    return about;
  }

  /** Not on the thread of the search. */
  private void writeNowAndThen() {
    long due = writeAt.get();
    long now = System.nanoTime();
    if (now - due >= 0 && writeAt.compareAndSet(due, now + WRITTEN.toNanos())) {
      Thread.ofVirtual().name("search-counts").start(this::write);
    }
  }

  private void write() {
    try {
      counts.write();
    } catch (UncheckedIOException failed) {
      LOG.warn("searchCounts=not-written reason=\"{}\"", failed.getMessage());
    }
  }
}
