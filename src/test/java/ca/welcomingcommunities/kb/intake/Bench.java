package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Layer;
import ca.welcomingcommunities.kb.classify.Classification;
import ca.welcomingcommunities.kb.classify.Clues;
import ca.welcomingcommunities.kb.document.Accessibility;
import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.extract.Extraction;
import ca.welcomingcommunities.kb.extract.Found;
import ca.welcomingcommunities.kb.search.lucene.IndexSettings;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An intake on a folder, with real archive and catalogue. Its reading takes a file as the plain
 * text of one page and labels it with a cluster; the index is the caller's.
 */
final class Bench implements AutoCloseable {
  static final Vocabulary VOCABULARY = Vocabulary.load();
  static final Slugs SLUGS = new Slugs(VOCABULARY);
  static final IntakeLimits LIMITS =
      new IntakeLimits(
          1_000,
          0,
          2,
          100,
          IntakeLimits.DEFAULT_MAX_ATTEMPTS,
          10_000,
          5,
          1_000,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30));

  final Catalogue catalogue;
  final Archive archive;
  final MemoryIndex index;
  final Intake intake;

  Bench(Path folder, MemoryIndex index, Reading reading) throws IOException {
    this(folder, index, reading, LIMITS);
  }

  Bench(Path folder, MemoryIndex index, Reading reading, IntakeLimits limits) throws IOException {
    this.catalogue = Catalogue.open(folder, Clock.systemUTC());
    this.archive = Archive.open(folder);
    this.index = index;
    try {
      this.intake = Intake.open(stores(), reading, SLUGS, limits);
    } catch (IOException | RuntimeException e) {
      catalogue.close();
      throw e;
    }
  }

  Bench(Path folder, MemoryIndex index) throws IOException {
    this(folder, index, reading());
  }

  Intake.Stores stores() {
    return new Intake.Stores(catalogue, archive, index);
  }

  /** The real index, in a folder of its own inside. */
  static LuceneIndex lucene(Path folder) throws IOException {
    return LuceneIndex.open(
        folder.resolve("index"), VOCABULARY, IndexSettings.defaults(), Clock.systemUTC());
  }

  static Reading reading() {
    return new Reading(
        (file, filename, pace) -> extracted(Files.readString(file)), Bench::classified);
  }

  static Extraction extracted(String text) {
    List<Page> pages =
        text.isBlank() ? List.of() : List.of(new Page(1, List.of(Section.of("", 0, false, text))));
    return new Extraction.Extracted(
        "text/plain",
        PageUnit.SECTION,
        1,
        pages,
        new Found(null, List.of(), null, null, null, Accessibility.UNKNOWN),
        List.of());
  }

  static Classification classified(Clues clues, List<Page> pages) {
    String title = clues.title();
    return new Classification(
        title == null ? "Untitled" : title,
        Language.EN,
        null,
        pages,
        List.of(
            new Label(
                Facet.CLUSTER,
                "health-wellbeing",
                AssignedBy.RULE,
                0.5,
                new Evidence("health", 1))));
  }

  static InputStream stream(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  Receipt.Accepted accept(String content) throws IOException {
    return (Receipt.Accepted) intake.receive(stream(content), "a.txt", Submission.EMPTY);
  }

  Receipt.Accepted accept(String content, String title) throws IOException {
    Layer says = new Layer(title, null, null, null, List.of(), null, Set.of());
    return (Receipt.Accepted)
        intake.receive(stream(content), "a.txt", new Submission(says, Map.of()));
  }

  /** Waits, by asking, until the job has ended. */
  Job end(String jobId) {
    while (true) {
      Job job = catalogue.jobs().find(jobId).orElseThrow();
      if (job.state().isFinal()) {
        return job;
      }
      if (job.state() == JobState.INDEXING) {
        intake.awaitIndexed(catalogue.documents().lastChange());
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() throws IOException {
    intake.close();
    catalogue.close();
  }
}
