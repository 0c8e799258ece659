package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Facet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everybody who answers a question, best first.
 *
 * @param counts per facet how many people choosing a value finds: the facet's own selection is left
 *     out of account, those of others are not
 * @param kinds how many of them are of each kind of organization
 * @param oneRegion the region that the first five all come from; empty where they do not, or there
 *     are fewer
 * @param oneKind the kind of organization that they all are of
 */
public record Found(
    List<Speaker> speakers,
    Map<Facet, Map<String, Integer>> counts,
    Map<String, Integer> kinds,
    Optional<String> oneRegion,
    Optional<String> oneKind) {
  public Found {
    speakers = List.copyOf(speakers);
    counts = Map.copyOf(counts);
    kinds = Map.copyOf(kinds);
  }
}
