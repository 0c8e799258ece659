package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.classify.Classification;
import ca.welcomingcommunities.kb.classify.Clues;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.extract.Extraction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The two steps that make text and labels of a file, as the extractor and the classifier offer
 * them. Both must be safe for use by many threads.
 */
public record Reading(Extract extract, BiFunction<Clues, List<Page>, Classification> classify) {

  /** The shape of {@code Extractor::extract}. */
  @FunctionalInterface
  public interface Extract {
    /**
     * Reads a file.
     *
     * @throws IOException if trying again later may help
     */
    Extraction extract(Path file, String filename) throws IOException, InterruptedException;
  }
}
