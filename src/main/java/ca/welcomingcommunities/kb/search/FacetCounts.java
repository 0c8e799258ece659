package ca.welcomingcommunities.kb.search;

import ca.welcomingcommunities.kb.document.Facet;
import java.util.List;

/**
 * The values of one facet among the hits. Within the facet its own selection is ignored (OR), other
 * facets' selections are respected.
 *
 * @param values most frequent first; a selected value is always there, even with 0
 * @param otherCount how many more values there are beyond those listed
 */
public record FacetCounts(Facet facet, List<FacetCount> values, int otherCount) {
  public FacetCounts {
    values = List.copyOf(values);
  }
}
