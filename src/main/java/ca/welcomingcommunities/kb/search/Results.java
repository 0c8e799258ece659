package ca.welcomingcommunities.kb.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query.
 *
 * @param totalHits exact
 * @param hits the page asked for
 * @param beyond where all hits fit on the first page and leave room there: documents that have some
 *     of the words, best first. They are not hits: neither counted nor among the facets' counts
 * @param facets those asked for, in the order of {@link ca.welcomingcommunities.kb.document.Facet}
 * @param didYouMean a spelling that finds more; null where there is none
 * @param generation of the index that answered: the same query on the same generation has the same
 *     answer
 * @param indexedAt when that generation was made
 */
public record Results(
    long totalHits,
    List<Hit> hits,
    List<Hit> beyond,
    List<FacetCounts> facets,
    List<Notice> notices,
    List<Expansion> expansions,
    @Nullable String didYouMean,
    long generation,
    Instant indexedAt) {
  public Results {
    hits = List.copyOf(hits);
    beyond = List.copyOf(beyond);
    facets = List.copyOf(facets);
    notices = List.copyOf(notices);
    expansions = List.copyOf(expansions);
  }
}
