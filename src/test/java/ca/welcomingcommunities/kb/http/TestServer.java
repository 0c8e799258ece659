package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Role;
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
import ca.welcomingcommunities.kb.extract.Extractor;
import ca.welcomingcommunities.kb.extract.Found;
import ca.welcomingcommunities.kb.http.pages.Pages;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.intake.IntakeLimits;
import ca.welcomingcommunities.kb.intake.Reading;
import ca.welcomingcommunities.kb.intake.Slugs;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.search.lucene.IndexSettings;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A whole server on a free port, its stores in a temporary folder. Only reading files is simple:
 * text with a form feed between pages, because no answer depends on how a PDF is read. A file that
 * begins with {@code BROKEN} cannot be read.
 */
final class TestServer implements Closeable {
  private static final Vocabulary VOCABULARY = Vocabulary.load();

  private final Catalogue catalogue;
  private final SearchIndex index;
  private final Intake intake;
  private final HttpServer server;
  private final Path folder;
  final String adminKey;
  final String curatorKey;
  final String contributorKey;
  final Services services;

  private TestServer(
      Path folder,
      Limits limits,
      Function<Services, Site> site,
      UnaryOperator<SearchIndex> around,
      Clock clock)
      throws IOException {
    this.folder = folder;
    this.catalogue = Catalogue.open(folder, clock);
    Archive archive = Archive.open(folder);
    this.index =
        around.apply(
            LuceneIndex.open(folder.resolve("index"), VOCABULARY, IndexSettings.defaults(), clock));
    this.intake =
        Intake.open(
            new Intake.Stores(catalogue, archive, index),
            new Reading(TestServer::extract, TestServer::classify),
            new Slugs(VOCABULARY),
            IntakeLimits.DEFAULTS);
    this.adminKey = catalogue.keys().create(Role.ADMIN, "tests").plain();
    this.curatorKey = catalogue.keys().create(Role.CURATOR, "tests").plain();
    this.contributorKey = catalogue.keys().create(Role.CONTRIBUTOR, "tests").plain();
    this.services = new Services(VOCABULARY, catalogue, archive, intake, index, clock);
    this.server =
        HttpServer.start(services, new HttpSettings("127.0.0.1", 0, limits), site.apply(services));
  }

  static TestServer start(Path folder) throws IOException {
    return start(folder, Limits.DEFAULT);
  }

  static TestServer start(Path folder, Limits limits) throws IOException {
    return new TestServer(
        folder, limits, services -> Site.none(), index -> index, Clock.systemUTC());
  }

  static TestServer start(Path folder, Function<Services, Site> site) throws IOException {
    return new TestServer(folder, Limits.DEFAULT, site, index -> index, Clock.systemUTC());
  }

  /** With pages, and something put around the index. */
  static TestServer startAround(Path folder, UnaryOperator<SearchIndex> around) throws IOException {
    return new TestServer(folder, Limits.DEFAULT, Pages::site, around, Clock.systemUTC());
  }

  static TestServer start(Path folder, Clock clock) throws IOException {
    return new TestServer(folder, Limits.DEFAULT, services -> Site.none(), index -> index, clock);
  }

  int port() {
    return server.port();
  }

  /** Waits until searches see everything that was written so far. */
  void settle() {
    intake.awaitIndexed(catalogue.documents().lastChange());
  }

  /** The work on what was handed in ends, as when a server begins to close. */
  void closeIntake() {
    intake.close();
  }

  /** Every file under the data folder's originals and incoming. */
  List<Path> keptFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("originals", "incoming")) {
      try (var found = Files.walk(folder.resolve(name))) {
        found.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    return files;
  }

  private static Extraction extract(Path file, String filename, Extractor.Pace pace)
      throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    String type =
        switch (filename.substring(filename.lastIndexOf('.') + 1)) {
          case "pdf" -> "application/pdf";
          case "html" -> "text/html";
          case "svg" -> "image/svg+xml";
          case "xml" -> "application/xml";
          default -> "text/plain";
        };
    if (text.startsWith("BROKEN")) {
      return new Extraction.Failed(type, Extraction.Reason.CORRUPT, "");
    }
    List<Page> pages = new ArrayList<>();
    for (String page : text.split("\f", -1)) {
      String heading =
          page.startsWith("# ") ? page.lines().findFirst().orElse("").substring(2) : "";
      String body = heading.isEmpty() ? page : page.substring(page.indexOf('\n') + 1);
      Section section = Section.of(heading, heading.isEmpty() ? 0 : 1, false, body);
      pages.add(new Page(pages.size() + 1, List.of(section)));
    }
    return new Extraction.Extracted(
        type,
        PageUnit.PAGE,
        pages.size(),
        pages,
        new Found(null, List.of(), null, null, null, Accessibility.UNKNOWN),
        List.of());
  }

  private static Classification classify(Clues clues, List<Page> pages) {
    List<Page> identified =
        pages.stream()
            .map(page ->
                new Page(
                    page.number(),
                    page.sections().stream()
                        .map(section -> section.identified(Language.EN, null))
                        .toList()))
            .toList();
    String title = Objects.requireNonNullElse(clues.title(), clues.filename());
    Label label =
        new Label(
            Facet.CLUSTER,
            "health-wellbeing",
            AssignedBy.RULE,
            0.8,
            new Evidence("newcomer health", 1));
    return new Classification(
        title.isBlank() ? "Untitled" : title, Language.EN, 2011, identified, List.of(label));
  }

  @Override
  public void close() throws IOException {
    server.close();
    intake.close();
    index.close();
    catalogue.close();
  }
}
