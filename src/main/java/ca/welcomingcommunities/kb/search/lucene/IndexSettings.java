package ca.welcomingcommunities.kb.search.lucene;

/**
 * What can be chosen about an index. The weights were chosen with public test collections; see the
 * decision record about ranking.
 *
 * @param k1 how soon more of the same word stops counting (BM25)
 * @param b how much a long document must hold more to count the same, from 0 to 1 (BM25)
 * @param exactWeight how much a word as typed counts beside its stem
 * @param titleWeight how many times a word of the title counts, likewise the name of a LIP
 * @param allWanted up to how many words all are wanted before the search is relaxed; of a longer
 *     text, which is a question or a description, most are wanted
 * @param bufferMegabytes how much is gathered in memory before it is written as a segment
 * @param facetValues how many values of a facet are listed at most
 */
public record IndexSettings(
    float k1,
    float b,
    float exactWeight,
    int titleWeight,
    int allWanted,
    double bufferMegabytes,
    int facetValues) {
  public IndexSettings {
    if (k1 < 0 || b < 0 || b > 1 || exactWeight < 0 || titleWeight < 1 || allWanted < 1) {
      throw new IllegalArgumentException("weights out of range");
    }
    if (bufferMegabytes <= 0 || facetValues < 1) {
      throw new IllegalArgumentException("sizes out of range");
    }
  }

  /** Those the program runs with. */
  public static IndexSettings defaults() {
    return new IndexSettings(1.2f, 0.75f, 0.3f, 3, 2, 64, 200);
  }
}
