package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.classify.Classification;
import ca.welcomingcommunities.kb.classify.Clues;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.extract.Extraction;
import ca.welcomingcommunities.kb.extract.Extractor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/**
 * The steps that make text and labels of a file, as the extractor and the classifier offer them.
 * All must be safe for use by many threads.
 *
 * @param endedReaders how many processes ended while they read a file, since the start
 */
public record Reading(
    Extract extract,
    Recognise recognise,
    BiFunction<Clues, List<Page>, Classification> classify,
    LongSupplier endedReaders) {

  /** Of an extractor that does not count how often what it reads with ended. */
  public Reading(
      Extract extract,
      Recognise recognise,
      BiFunction<Clues, List<Page>, Classification> classify) {
    this(extract, recognise, classify, () -> 0);
  }

  /** Of an extractor that recognises no scans, and so never speaks of any. */
  public Reading(Extract extract, BiFunction<Clues, List<Page>, Classification> classify) {
    this(
        extract,
        (file, filename, scanned, progress) -> {
          throw new IllegalStateException("scans, but nothing that recognises them");
        },
        classify);
  }

  /** The shape of {@code Extractor::extract}. */
  @FunctionalInterface
  public interface Extract {
    /**
     * Reads a file.
     *
     * @throws IOException if trying again later may help
     */
    Extraction extract(Path file, String filename, Extractor.Pace pace)
        throws IOException, InterruptedException;
  }

  /** The shape of {@code Extractor::recognise}. */
  @FunctionalInterface
  public interface Recognise {
    /**
     * Recognises the scans of a file.
     *
     * @throws IOException if trying again later may help
     */
    Extraction.Extracted recognise(
        Path file, String filename, Extraction.Scanned scanned, Extractor.Progress progress)
        throws IOException, InterruptedException;
  }
}
