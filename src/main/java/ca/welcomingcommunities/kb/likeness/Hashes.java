package ca.welcomingcommunities.kb.likeness;

import java.util.Arrays;

/** A set of 64-bit hashes, and its MinHash bands. Immutable. */
final class Hashes {
  private final long[] sorted;

  private Hashes(long[] sorted) {
    this.sorted = sorted;
  }

  static Hashes of(long[] hashes, int count) {
    return new Hashes(Arrays.stream(hashes, 0, count).sorted().distinct().toArray());
  }

  int size() {
    return sorted.length;
  }

  boolean contains(long hash) {
    return Arrays.binarySearch(sorted, hash) >= 0;
  }

  int shared(Hashes other) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < sorted.length && j < other.sorted.length) {
      int order = Long.compare(sorted[i], other.sorted[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared;
  }

  /** How much of both is in both (Jaccard); 0 where both are empty. */
  double resemblance(Hashes other) {
    int shared = shared(other);
    int all = size() + other.size() - shared;
    return all == 0 ? 0 : (double) shared / all;
  }

  Hashes without(Hashes others) {
    return new Hashes(Arrays.stream(sorted).filter(hash -> !others.contains(hash)).toArray());
  }

  /** Those that are in at least so many of the sets. */
  static Hashes inMany(Iterable<Hashes> sets, int many) {
    long[] all = new long[0];
    for (Hashes each : sets) {
      int length = all.length;
      all = Arrays.copyOf(all, length + each.size());
      System.arraycopy(each.sorted, 0, all, length, each.size());
    }
    Arrays.sort(all);
    long[] found = new long[all.length];
    int count = 0;
    for (int i = 0; i + many <= all.length; i++) {
      if (all[i] == all[i + many - 1] && (i == 0 || all[i] != all[i - 1])) {
        found[count++] = all[i];
      }
    }
    return new Hashes(Arrays.copyOf(found, count));
  }

  /**
   * One number a band: sets that resemble each other share some with a probability that grows
   * steeply with the resemblance.
   *
   * <p>MinHash after Broder, "On the resemblance and containment of documents" (1997), with one
   * permutation for all rows after Li, Owen and Zhang, "One permutation hashing" (2012); rows that
   * got no element borrow from the next (Shrivastava and Li, 2014). Bands after Leskovec, Rajaraman
   * and Ullman, "Mining of massive datasets", 3.4.
   *
   * @param kind tells these bands from those of other sets
   */
  long[] bands(int bands, int rows, long kind) {
    long[] least = new long[bands * rows];
    Arrays.fill(least, Long.MAX_VALUE);
    for (long hash : sorted) {
      int row = (int) Long.remainderUnsigned(hash, least.length);
      least[row] = Math.min(least[row], mix(hash) >>> 1);
    }
    long[] numbers = new long[sorted.length == 0 ? 0 : bands];
    for (int band = 0; band < numbers.length; band++) {
      long number = mix(kind * 1_000 + band);
      for (int row = band * rows; row < (band + 1) * rows; row++) {
        number = mix(number ^ filled(least, row));
      }
      numbers[band] = number;
    }
    return numbers;
  }

  private static long filled(long[] least, int row) {
    int steps = 0;
    while (least[(row + steps) % least.length] == Long.MAX_VALUE) {
      steps++;
    }
    return least[(row + steps) % least.length] + steps;
  }

  /** The finalizer of SplitMix64. */
  static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
    return y ^ (y >>> 31);
  }

  static long hash(String word) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }
}
