package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** For tests of other packages: an extractor whose processes do what hostile files tell them to. */
public final class HostileExtractor {
  /** Impatient, so that what hangs costs little. */
  private static final ExtractLimits LIMITS =
      new ExtractLimits(
          3,
          128,
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          100_000,
          10,
          100);

  private HostileExtractor() {}

  /** Opens one without Tesseract. */
  public static Extractor open(Path workFolder) throws IOException {
    return Extractor.open(
        workFolder, LIMITS, Optional.empty(), List.of(HostileParser.class.getName()));
  }
}
