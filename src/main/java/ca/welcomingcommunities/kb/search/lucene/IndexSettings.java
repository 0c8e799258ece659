package ca.welcomingcommunities.kb.search.lucene;

import java.util.List;
import java.util.Map;

/**
 * What can be chosen about an index. The weights were chosen with public test collections; see the
 * decision record about ranking.
 *
 * @param k1 how soon more of the same word stops counting (BM25)
 * @param b how much a long document must hold more to count the same, from 0 to 1 (BM25)
 * @param exactWeight how much a word as typed counts beside its stem
 * @param titleWeight how many times a word of the title counts, likewise the name of a LIP
 * @param nearWeight how much two words of a query count in addition where they stand near each
 *     other in its order
 * @param bufferMegabytes how much is gathered in memory before it is written as a segment
 * @param facetValues how many values of a facet are listed at most
 */
public record IndexSettings(
    float k1,
    float b,
    float exactWeight,
    int titleWeight,
    float nearWeight,
    double bufferMegabytes,
    int facetValues) {
  public IndexSettings {
    if (k1 < 0 || b < 0 || b > 1 || exactWeight < 0 || titleWeight < 1 || nearWeight < 0) {
      throw new IllegalArgumentException("weights out of range");
    }
    if (bufferMegabytes <= 0 || facetValues < 1) {
      throw new IllegalArgumentException("sizes out of range");
    }
  }

  /** Those the program runs with. */
  public static IndexSettings defaults() {
    return new IndexSettings(1.6f, 0.55f, 0.1f, 3, 0.3f, 64, 200);
  }

  /** The names of the weights, for {@link #with}. */
  public static List<String> weightNames() {
    return List.of("k1", "b", "exactWeight", "titleWeight", "nearWeight");
  }

  /**
   * The same with other weights.
   *
   * @param weights by name; those not named stay
   * @throws IllegalArgumentException for a name or value that makes no sense
   */
  public IndexSettings with(Map<String, Double> weights) {
    for (String name : weights.keySet()) {
      if (!weightNames().contains(name)) {
        throw new IllegalArgumentException(
            "no weight '" + name + "'; known: " + String.join(", ", weightNames()));
      }
    }
    return new IndexSettings(
        weights.getOrDefault("k1", (double) k1).floatValue(),
        weights.getOrDefault("b", (double) b).floatValue(),
        weights.getOrDefault("exactWeight", (double) exactWeight).floatValue(),
        weights.getOrDefault("titleWeight", (double) titleWeight).intValue(),
        weights.getOrDefault("nearWeight", (double) nearWeight).floatValue(),
        bufferMegabytes,
        facetValues);
  }
}
