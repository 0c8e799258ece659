package ca.welcomingcommunities.kb.extract;

import java.time.Duration;

/**
 * Runs in the child: the time after which reading a file is given up from inside, where that is
 * possible, so that the process can go on. Where it is not, the process is killed a little later.
 */
final class Deadline {
  /** Of the time until the process is killed. */
  private static final double PART = 0.85;

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** Starts now. */
  static Deadline before(Duration killed) {
    return new Deadline(System.nanoTime() + (long) (killed.toNanos() * PART));
  }

  boolean isOver() {
    return System.nanoTime() - end > 0;
  }
}
