package ca.welcomingcommunities.kb.extract;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;

/**
 * Goes to the child: how long reading one file may take.
 *
 * @param givenUp after which reading is given up from inside, where the parser can be told, so that
 *     the process can go on; shorter than {@code killed}
 * @param killed after which the process is killed
 */
record TimeLimit(Duration givenUp, Duration killed) implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private static final double BEFORE_THE_KILL = 0.85;

  /** With as much of a time left as a parser needs to stop. */
  static TimeLimit of(Duration killed) {
    return new TimeLimit(Duration.ofMillis((long) (killed.toMillis() * BEFORE_THE_KILL)), killed);
  }
}
