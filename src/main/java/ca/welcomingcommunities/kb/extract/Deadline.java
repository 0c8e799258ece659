package ca.welcomingcommunities.kb.extract;

import java.time.Duration;
import org.apache.tika.parser.ParseContext;

/**
 * Runs in the child: the time after which reading a file is given up from inside, where that is
 * possible, so that the process can go on. Where it is not, the process is killed a little later.
 */
final class Deadline {
  private static final Duration UNLIMITED = Duration.ofHours(1);

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** Starts now. */
  static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** That of the file which is being read; there is always one but in tests. */
  static Deadline of(ParseContext context) {
    Deadline deadline = context.get(Deadline.class);
    return deadline == null ? after(UNLIMITED) : deadline;
  }

  boolean isOver() {
    return System.nanoTime() - end > 0;
  }
}
