package ca.welcomingcommunities.kb.extract;

import java.time.Duration;

/**
 * Runs in the child: the time after which reading a file is given up from inside, where that is
 * possible, so that the process can go on. Where it is not, the process is killed a little later.
 */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** Starts now. */
  static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean isOver() {
    return System.nanoTime() - end > 0;
  }
}
