package ca.welcomingcommunities.kb.classify;

/**
 * What a facet demands of a score before it gives a label.
 *
 * @param base the threshold for a text of {@value #SHORT} words; of a shorter one less is demanded,
 *     down to half, because it says less
 * @param growth how the threshold rises with the logarithm of the length: a word dropped once in
 *     sixty pages says nothing
 * @param share the part of the facet's best score that the others must reach
 * @param most labels of the facet a document gets
 */
record Demand(double base, double growth, double share, int most) {
  private static final int SHORT = 400;

  double threshold(int words) {
    double length = words / (double) SHORT;
    return length < 1 ? base * (1 + length) / 2 : base * (1 + growth * Math.log(length));
  }
}
