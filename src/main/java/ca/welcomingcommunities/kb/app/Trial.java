package ca.welcomingcommunities.kb.app;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.classify.Classifier;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.evaluation.Run;
import ca.welcomingcommunities.kb.evaluation.TestCollection;
import ca.welcomingcommunities.kb.evaluation.TestQuery;
import ca.welcomingcommunities.kb.experts.JudgedQuestion;
import ca.welcomingcommunities.kb.experts.SpeakerFigures;
import ca.welcomingcommunities.kb.experts.SpeakerQuery;
import ca.welcomingcommunities.kb.experts.Speakers;
import ca.welcomingcommunities.kb.extract.ExtractLimits;
import ca.welcomingcommunities.kb.extract.Extractor;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.intake.ImportReport;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.intake.IntakeLimits;
import ca.welcomingcommunities.kb.intake.Reading;
import ca.welcomingcommunities.kb.intake.Replay;
import ca.welcomingcommunities.kb.intake.Slugs;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.search.lucene.IndexSettings;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A knowledge base for trying things, in a temporary folder and without a server: documents come in
 * by the same ways, are classified and searched by the same code. Gone when it is closed. For one
 * thread.
 */
public final class Trial implements Closeable {
  private final Deque<Closeable> open = new ArrayDeque<>();
  private final Path folder;
  private final Vocabulary vocabulary = Vocabulary.load();
  private final Clock clock = Clock.systemUTC();
  private final Catalogue catalogue;
  private final Archive archive;
  private int indexes;

  private Trial() throws IOException {
    folder = Files.createTempDirectory("wci-trial");
    open.push(() -> delete(folder));
    Path data = folder.resolve("data");
    catalogue = Catalogue.open(data, clock);
    open.push(catalogue);
    archive = Archive.open(data);
  }

  /** An empty one. */
  public static Trial open() throws IOException {
    return new Trial();
  }

  /**
   * Imports records.
   *
   * @param ndjson as for {@code POST /api/import}
   * @return what is wrong with the first bad one; empty where all were taken
   */
  public String importRecords(byte[] ndjson) throws IOException {
    Reading reading =
        new Reading(
            (_, _, _) -> {
              throw new IllegalStateException("records are not extracted");
            },
            new Classifier(vocabulary)::classify);
    return withIntake(
        reading,
        (intake, _) -> {
          ImportReport report = intake.importRecords(new ByteArrayInputStream(ndjson));
          return report.errors().isEmpty()
              ? ""
              : report.errors().getFirst().problem().in(Language.EN);
        });
  }

  /** Loads the files of a folder, as the demonstration does. */
  public Loaded load(Path files, Consumer<String> each) throws IOException, InterruptedException {
    try (Extractor extractor =
        Extractor.open(folder.resolve("data/work"), ExtractLimits.DEFAULTS)) {
      Reading reading =
          new Reading(
              extractor::extract, extractor::recognise, new Classifier(vocabulary)::classify);
      return withIntake(
          reading,
          (intake, index) ->
              new FolderLoad(
                      new Services(vocabulary, catalogue, archive, intake, index, clock), each)
                  .load(files));
    }
  }

  /** The documents that were loaded from files, by the names of those. */
  Map<String, Document> files() {
    List<DocumentId> all = List.copyOf(catalogue.documents().ids());
    Map<String, Document> files = new HashMap<>();
    for (Document document : catalogue.documents().find(all)) {
      if (document.original() != null) {
        files.put(document.original().filename(), document);
      }
    }
    return files;
  }

  /**
   * All that was loaded, in an index of its own, open until this is closed.
   *
   * @param weights those that differ from the program's, by name
   * @throws IllegalArgumentException for a name or value that makes no sense
   */
  public SearchIndex index(Map<String, Double> weights) throws IOException {
    SearchIndex index = openIndex(IndexSettings.defaults().with(weights));
    open.push(index);
    Replay.replay(catalogue, index, _ -> {});
    index.refresh();
    return index;
  }

  /**
   * How well the judged questions about people are answered, the documents that were loaded beside
   * the directory.
   *
   * @param index of {@link #index}
   */
  public SpeakerFigures askForSpeakers(SearchIndex index) throws IOException {
    try (Speakers speakers = speakers(index)) {
      return SpeakerFigures.of(JudgedQuestion.all(), speakers);
    }
  }

  /**
   * Who answers the queries of a collection of which people are judged, as {@code
   * /api/speakers?include=proposed&hitsPerPage=100} does: names with {@code _} for blanks.
   *
   * @param index of {@link #index}
   */
  public Run askForPeople(SearchIndex index, TestCollection collection) throws IOException {
    Map<String, List<String>> found = new LinkedHashMap<>();
    try (Speakers speakers = speakers(index)) {
      for (TestQuery query : collection.queries()) {
        SpeakerQuery asked = new SpeakerQuery(query.text(), Map.of(), Set.of(), true);
        found.put(
            query.id(),
            speakers.find(asked).speakers().stream()
                .limit(Run.DEPTH)
                .map(speaker -> speaker.person().name().replace(' ', '_'))
                .toList());
      }
    }
    return new Run(found);
  }

  private Speakers speakers(SearchIndex index) {
    Speakers speakers = Speakers.open(catalogue, index, vocabulary, clock);
    speakers.lookThrough();
    return speakers;
  }

  /** The names of the weights. */
  public static List<String> weightNames() {
    return IndexSettings.weightNames();
  }

  private interface Work<T, E extends Exception> {
    T with(Intake intake, SearchIndex index) throws IOException, E;
  }

  private <T, E extends Exception> T withIntake(Reading reading, Work<T, E> work)
      throws IOException, E {
    try (SearchIndex index = openIndex(IndexSettings.defaults())) {
      Replay.replay(catalogue, index, _ -> {});
      try (Intake intake =
          Intake.open(
              new Intake.Stores(catalogue, archive, index),
              reading,
              new Slugs(vocabulary),
              IntakeLimits.DEFAULTS)) {
        return work.with(intake, index);
      }
    }
  }

  private LuceneIndex openIndex(IndexSettings settings) throws IOException {
    indexes++;
    Path next = Files.createDirectories(folder.resolve("index" + indexes));
    return LuceneIndex.open(next, vocabulary, settings, clock);
  }

  @Override
  public void close() throws IOException {
    for (Closeable part = open.poll(); part != null; part = open.poll()) {
      part.close();
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> below = Files.walk(folder)) {
      below.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
