package ca.welcomingcommunities.kb.evaluation;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Two runs of the same queries beside each other.
 *
 * @param before mean of the first
 * @param after mean of the second
 * @param better how many queries the second answers better
 * @param worse how many it answers worse
 * @param chance how likely a difference at least as large is if the two are alike (p)
 */
public record Comparison(double before, double after, int better, int worse, double chance) {
  private static final int ROUNDS = 100_000;
  private static final double TINY = 1e-9;

  /**
   * The two-sided paired randomisation test (Smucker, Allan, Carterette, CIKM 2007): the sign of
   * each query's difference is thrown anew, many times. The same seed gives the same answer.
   */
  public static Comparison of(Measure measure, Scores before, Scores after, long seed) {
    double[] first = before.values(measure);
    double[] second = after.values(measure);
    if (first.length != second.length) {
      throw new IllegalArgumentException("runs of different queries");
    }
    double[] differences = new double[first.length];
    double sum = 0;
    int better = 0;
    int worse = 0;
    for (int i = 0; i < first.length; i++) {
      differences[i] = second[i] - first[i];
      sum += differences[i];
      better += differences[i] > TINY ? 1 : 0;
      worse += differences[i] < -TINY ? 1 : 0;
    }
    return new Comparison(
        before.mean(measure), after.mean(measure), better, worse, chance(differences, sum, seed));
  }

  private static double chance(double[] differences, double observed, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int asLarge = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double sum = 0;
      long bits = 0;
      for (int i = 0; i < differences.length; i++) {
        bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
        sum += (bits & 1) == 0 ? differences[i] : -differences[i];
      }
      asLarge += Math.abs(sum) >= Math.abs(observed) - TINY ? 1 : 0;
    }
    return (asLarge + 1.0) / (ROUNDS + 1.0);
  }
}
