package ca.welcomingcommunities.kb.classify;

/**
 * What a facet demands of a score before it gives a label.
 *
 * @param base the threshold for a text of up to {@value #SHORT} words
 * @param growth how the threshold rises with the logarithm of the length: a word dropped once in
 *     sixty pages says nothing
 * @param share the part of the facet's best score that the others must reach
 * @param most labels of the facet a document gets
 */
record Demand(double base, double growth, double share, int most) {
  private static final int SHORT = 400;

  double threshold(int words) {
    return base * (1 + growth * Math.log(Math.max(1, words / (double) SHORT)));
  }
}
