package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.Blocks;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Content;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Jobs;
import ca.welcomingcommunities.kb.catalogue.Layer;
import ca.welcomingcommunities.kb.catalogue.Task;
import ca.welcomingcommunities.kb.classify.Classification;
import ca.welcomingcommunities.kb.classify.Clues;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.extract.Extraction;
import ca.welcomingcommunities.kb.extract.Found;
import ca.welcomingcommunities.kb.extract.Warning;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document that can be found of what was read from a file. Safe for use by many threads.
 */
final class Publishing {
  /** How far a job is when its text has been read. */
  static final double CLASSIFYING = 0.6;

  private final Jobs jobs;
  private final Blocks blocks;
  private final BiFunction<Clues, List<Page>, Classification> classify;
  private final Runnable published;

  /**
   * @param published told after each document
   */
  Publishing(
      Catalogue catalogue,
      BiFunction<Clues, List<Page>, Classification> classify,
      Runnable published) {
    this.jobs = catalogue.jobs();
    this.blocks = catalogue.blocks();
    this.classify = classify;
    this.published = published;
  }

  /** Labels, compares and stores what was read, and tells who follows. */
  void publish(Task task, Extraction.Extracted extracted) throws InterruptedException {
    Persistence.untilWritten(task, () -> jobs.progress(task, JobState.CLASSIFYING, CLASSIFYING));
    ReadText alone = read(task, extracted);
    ReadText.Compared compared =
        Persistence.untilDone(
            task, () -> ReadText.amongOthers(Map.of(task.origin(), alone), blocks, classify));
    Content content = content(extracted, compared.again().getOrDefault(task.origin(), alone));
    List<String> warnings = extracted.warnings().stream().map(Sentences::code).toList();
    Persistence.untilWritten(task, () -> jobs.publish(task, content, warnings, problem(extracted)));
    published.run();
    if (compared.markHolders(blocks)) {
      published.run();
    }
  }

  private static Content content(Extraction.Extracted extracted, ReadText text) {
    Classification found = text.found();
    Layer layer =
        new Layer(
            found.title(),
            null,
            found.language(),
            found.year(),
            extracted.found().authors(),
            null,
            Set.of());
    return new Content(
        extracted.mediaType(),
        extracted.found().accessibility(),
        layer,
        found.labels(),
        found.pages(),
        text.parts().total(),
        text.parts().unit(),
        text.prints().numbers());
  }

  private ReadText read(Task task, Extraction.Extracted extracted) {
    Parts parts = Parts.of(extracted.unit(), extracted.totalPages(), extracted.pages());
    List<String> authors = extracted.found().authors();
    return ReadText.of(classify, clues(task, extracted), parts, List.of(), authors);
  }

  private static Clues clues(Task task, Extraction.Extracted extracted) {
    Found found = extracted.found();
    String title = task.submitted().title();
    Instant created = found.created();
    return new Clues(
        title == null ? found.title() : title,
        task.filename(),
        extracted.mediaType(),
        task.submitted().language() == null ? found.language() : task.submitted().language(),
        created == null ? null : Year.from(created.atOffset(ZoneOffset.UTC)));
  }

  private static @Nullable String problem(Extraction.Extracted extracted) {
    boolean withoutOcr =
        extracted.warnings().stream()
            .anyMatch(warning -> warning.code() == Warning.Code.OCR_UNAVAILABLE);
    if (withoutOcr) {
      return Sentences.NO_OCR;
    }
    boolean withText = extracted.pages().stream().map(Page::text).anyMatch(text -> !text.isBlank());
    return withText ? null : Sentences.NO_TEXT;
  }
}
