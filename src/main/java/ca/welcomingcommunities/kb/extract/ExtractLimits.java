package ca.welcomingcommunities.kb.extract;

import java.time.Duration;

/**
 * How much a file may cost.
 *
 * @param workers child processes, hence files read at the same time; scans have one more
 * @param heapMegabytes of each child
 * @param quick wall time for a first try at a file, which nearly all keep to; without scans. A
 *     parser that cannot be told to stop is killed after twice as long: on a busy machine a process
 *     is slow that has just been started, and its end would make the next file slow
 * @param perFile wall time for one file, without recognising scans
 * @param perOcrPage wall time for recognising the text of one page
 * @param perOcrFile wall time for recognising all pages of one file
 * @param maxCharacters of text in one file; a file with more fails, it is not cut
 * @param maxEmbedded files inside one file; of one with more the first are read, with a warning
 * @param maxMegapixels of an image whose text is recognised
 */
public record ExtractLimits(
    int workers,
    int heapMegabytes,
    Duration quick,
    Duration perFile,
    Duration perOcrPage,
    Duration perOcrFile,
    int maxCharacters,
    int maxEmbedded,
    int maxMegapixels) {

  /**
   * Three children of 512 MB, 8 seconds at first, then 60 seconds and 20 million characters a file.
   */
  public static final ExtractLimits DEFAULTS =
      new ExtractLimits(
          3,
          512,
          Duration.ofSeconds(8),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofMinutes(30),
          20_000_000,
          10_000,
          100);

  public ExtractLimits {
    if (workers < 1 || heapMegabytes < 64 || maxCharacters < 1 || maxEmbedded < 0) {
      throw new IllegalArgumentException("limits too small to read anything");
    }
    if (quick.toMillis() < 1
        || perFile.toMillis() < 1
        || perOcrPage.toMillis() < 1
        || perOcrFile.toMillis() < 1) {
      throw new IllegalArgumentException("time limits must be positive");
    }
  }

  /** The time that a file gets at a pace. */
  TimeLimit of(Extractor.Pace pace) {
    return switch (pace) {
      case QUICK -> new TimeLimit(quick, quick.multipliedBy(2));
      case PATIENT -> TimeLimit.of(perFile);
    };
  }
}
