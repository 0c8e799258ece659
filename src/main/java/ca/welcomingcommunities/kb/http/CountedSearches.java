package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.PopularSearches;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import io.javalin.http.Context;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is searched for, for suggestions. A search is its first page without filters that
 * found all its words: what follows it is the same search, and what found nothing is no suggestion.
 */
public final class CountedSearches {
  private static final Logger LOG = LoggerFactory.getLogger(CountedSearches.class);

  private final PopularSearches popular;

  /** Keeps the counts there. */
  public CountedSearches(PopularSearches popular) {
    this.popular = popular;
  }

  /**
   * Counts a search, if it is one. A disk that fails costs the count and not the answer.
   *
   * @param context of the request: repeats from one address and browser count once
   */
  public void note(Context context, SearchParameters asked, Results results) {
    Query query = asked.query();
    boolean first = query.page() == 1 && !asked.isFiltered() && !query.text().isBlank();
    boolean found =
        results.totalHits() > 0 && results.notices().isEmpty() && results.didYouMean() == null;
    if (!first || !found) {
      return;
    }
    try {
      popular.note(query.text(), context.ip() + ' ' + context.userAgent());
    } catch (UncheckedIOException failed) {
      LOG.warn("popularSearches=not-counted reason=\"{}\"", failed.getMessage());
    }
  }
}
