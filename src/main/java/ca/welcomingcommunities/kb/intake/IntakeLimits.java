package ca.welcomingcommunities.kb.intake;

import java.time.Duration;

/**
 * How much the intake takes, and how patient it is.
 *
 * @param maxFileBytes of one uploaded file
 * @param reserveBytes of the disk that uploads and imports leave free, so that what is being done
 *     can be ended, documents can be withdrawn, and the index can commit
 * @param workers files read and labelled at the same time, besides one that takes long and one with
 *     scans
 * @param smallFileBytes one worker takes files up to this size before all others
 * @param maxAttempts how often reading a file may be begun when the process ends in the middle or
 *     the disk fails; after the last the job fails until a person insists
 * @param maxLineBytes of one line of an import
 * @param maxErrors how many problems of an import are described; all are counted
 * @param commitEvery the index commits after so many changes
 * @param commitIdle the index commits this long after a change at the latest, and looks so often
 *     whether its files are still there
 * @param visibleWithin how long a caller waits to see its own change
 */
public record IntakeLimits(
    long maxFileBytes,
    long reserveBytes,
    int workers,
    long smallFileBytes,
    int maxAttempts,
    int maxLineBytes,
    int maxErrors,
    int commitEvery,
    Duration commitIdle,
    Duration visibleWithin) {

  /**
   * Several, because most deaths of the process are no file's fault (power, updates, somebody's
   * kill), and a file that is to blame costs no more than so many restarts.
   */
  public static final int DEFAULT_MAX_ATTEMPTS = 5;

  /**
   * 100 MB a file, 50 MB of the disk left free, 20 MB a line, two workers, 1 MB is small, {@link
   * #DEFAULT_MAX_ATTEMPTS} attempts. The index commits every second: what it has not committed, a
   * start after a crash does again before it is ready.
   */
  public static final IntakeLimits DEFAULTS =
      new IntakeLimits(
          100_000_000,
          50_000_000,
          2,
          1_000_000,
          DEFAULT_MAX_ATTEMPTS,
          20_000_000,
          1_000,
          2_000,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30));

  public IntakeLimits {
    if (maxFileBytes < 1 || workers < 1 || maxAttempts < 1 || maxLineBytes < 1 || commitEvery < 1) {
      throw new IllegalArgumentException("limits too small to take anything in");
    }
  }
}
