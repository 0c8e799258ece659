package ca.welcomingcommunities.kb.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query.
 *
 * @param totalHits exact
 * @param hits the page asked for
 * @param facets those asked for, in the order of {@link ca.welcomingcommunities.kb.document.Facet}
 * @param didYouMean a spelling that finds more; null where there is none
 * @param generation of the index that answered: the same query on the same generation has the same
 *     answer
 * @param indexedAt when that generation was made
 */
public record Results(
    long totalHits,
    List<Hit> hits,
    List<FacetCounts> facets,
    List<Notice> notices,
    List<Expansion> expansions,
    @Nullable String didYouMean,
    long generation,
    Instant indexedAt) {
  public Results {
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
    notices = List.copyOf(notices);
    expansions = List.copyOf(expansions);
  }
}
