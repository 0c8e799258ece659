package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.classify.Classifier;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.extract.ExtractLimits;
import ca.welcomingcommunities.kb.extract.Extractor;
import ca.welcomingcommunities.kb.http.HttpServer;
import ca.welcomingcommunities.kb.http.HttpSettings;
import ca.welcomingcommunities.kb.http.Limits;
import ca.welcomingcommunities.kb.http.Route;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Site;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.intake.IntakeLimits;
import ca.welcomingcommunities.kb.intake.Reading;
import ca.welcomingcommunities.kb.intake.Receipt;
import ca.welcomingcommunities.kb.intake.Slugs;
import ca.welcomingcommunities.kb.intake.Submission;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.search.lucene.IndexSettings;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole server for the browser: real folders, index and intake, with a few documents about
 * welcoming newcomers in it. Small limits, so that a file can be too large.
 */
final class BrowsedServer implements AutoCloseable {
  /** What a file may have here. */
  static final int FILE_BYTES = 1_000_000;

  /** Records that mention housing, enough for three pages of hits. */
  static final int HOUSING_RECORDS = 24;

  private final Deque<Closeable> open = new ArrayDeque<>();
  private final Services services;
  private final HttpServer server;
  private final String key;
  private final String adminKey;
  private final String contributorKey;

  private BrowsedServer(Path folder) throws IOException, InterruptedException {
    Clock clock = Clock.systemUTC();
    Vocabulary vocabulary = Vocabulary.load();
    Catalogue catalogue = opened(Catalogue.open(folder.resolve("data"), clock));
    Archive archive = Archive.open(folder.resolve("data"));
    SearchIndex index =
        opened(
            LuceneIndex.open(folder.resolve("index"), vocabulary, IndexSettings.defaults(), clock));
    Extractor extractor =
        opened(Extractor.open(folder.resolve("data/work"), ExtractLimits.DEFAULTS));
    Intake intake =
        opened(
            Intake.open(
                new Intake.Stores(catalogue, archive, index),
                new Reading(
                    extractor::extract, extractor::recognise, new Classifier(vocabulary)::classify),
                new Slugs(vocabulary),
                IntakeLimits.DEFAULTS));
    services = new Services(vocabulary, catalogue, archive, intake, index, clock);
    key = catalogue.keys().create(Role.CURATOR, "Browser test").plain();
    adminKey = catalogue.keys().create(Role.ADMIN, "Browser test").plain();
    contributorKey = catalogue.keys().create(Role.CONTRIBUTOR, "Browser test").plain();
    Limits usual = Limits.DEFAULT;
    Limits small =
        new Limits(
            FILE_BYTES,
            10L * FILE_BYTES,
            5,
            usual.importBytes(),
            usual.jsonBytes(),
            usual.headerBytes(),
            usual.slowest(),
            usual.grace(),
            usual.idle(),
            usual.stop());
    server =
        HttpServer.start(
            services,
            new HttpSettings("127.0.0.1", 0, small),
            withBroken(Pages.site(services, small)));
    open.push(server::close);
  }

  /** The same pages and one in each language that has a bug. */
  private static Site withBroken(Site site) {
    List<Route> routes = new ArrayList<>(site.routes());
    for (String language : List.of("en", "fr")) {
      routes.add(
          Route.page(
              "/" + language + "/broken",
              context -> {
                throw new Bug();
              }));
    }
    return new Site(routes, site.errorPage());
  }

  /** Leaves no trace in the log of the tests. */
  private static final class Bug extends RuntimeException {
    private static final long serialVersionUID = 1;

    Bug() {
      super("a bug, on purpose", null, false, false);
    }
  }

  private <T extends Closeable> T opened(T part) {
    open.push(part);
    return part;
  }

  /** Starts with the documents of these tests, all of them findable. */
  static BrowsedServer start(Path folder) throws IOException, InterruptedException {
    BrowsedServer started = new BrowsedServer(folder);
    byte[] records = BrowsedRecords.ndjson().getBytes(StandardCharsets.UTF_8);
    started.services.intake().importRecords(new ByteArrayInputStream(records));
    started.awaitDocuments(BrowsedRecords.COUNT);
    return started;
  }

  /** Hands in a file and waits until it was read. */
  DocumentId handIn(Path file) throws IOException, InterruptedException {
    try (InputStream bytes = Files.newInputStream(file)) {
      Receipt receipt =
          services.intake().receive(bytes, file.getFileName().toString(), Submission.EMPTY);
      if (!(receipt instanceof Receipt.Accepted accepted)) {
        throw new IllegalStateException("not accepted: " + receipt);
      }
      Instant end = Instant.now().plus(Duration.ofSeconds(90));
      while (!job(accepted.jobId()).state().isFinal()) {
        giveUpAfter(end);
      }
      return accepted.documentId();
    }
  }

  /** Imports one record and gives the id of its document. */
  String importRecord(String externalId, String title, String text)
      throws IOException, InterruptedException {
    String record =
        JsonMapper.builder()
            .build()
            .writeValueAsString(
                Map.of("externalId", externalId, "title", title, "text", text, "language", "en"));
    services
        .intake()
        .importRecords(new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)));
    services.intake().awaitIndexed(services.catalogue().documents().lastChange());
    return idOf(title).value();
  }

  /** Imports a record for each text, which is its title, its text, its author and its id. */
  void importAll(List<String> texts) throws IOException, InterruptedException {
    JsonMapper mapper = JsonMapper.builder().build();
    StringBuilder lines = new StringBuilder();
    for (String text : texts) {
      Map<String, Object> record =
          Map.of(
              "externalId",
              text,
              "title",
              text + " payload",
              "text",
              "A payload: " + text,
              "authors",
              List.of(text),
              "language",
              "en");
      lines.append(mapper.writeValueAsString(record)).append('\n');
    }
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    services.intake().importRecords(new ByteArrayInputStream(bytes));
    services.intake().awaitIndexed(services.catalogue().documents().lastChange());
  }

  /** Finds who is named in the documents. */
  void lookThroughForNames() {
    services.speakers().lookThrough();
  }

  /** Waits until all documents have been compared with each other. */
  void awaitPairs() throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (services.catalogue().kin().position() < services.catalogue().documents().lastChange()) {
      giveUpAfter(end);
    }
  }

  /** Waits until so many documents can be found. */
  void awaitDocuments(long count) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (services.index().search(Query.of("")).totalHits() < count) {
      giveUpAfter(end);
    }
  }

  private static void giveUpAfter(Instant end) throws InterruptedException {
    if (Instant.now().isAfter(end)) {
      throw new IllegalStateException("nothing happened for too long");
    }
    new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
  }

  private Job job(String id) {
    return services.catalogue().jobs().find(id).orElseThrow();
  }

  /** Where it answers, without a slash at the end. */
  String url() {
    return server.url();
  }

  /** A curator's key. */
  String key() {
    return key;
  }

  /** An administrator's key. */
  String adminKey() {
    return adminKey;
  }

  /** A contributor's key. */
  String contributorKey() {
    return contributorKey;
  }

  /** The id that an imported record got. */
  DocumentId idOf(String titleWords) throws IOException {
    return services.index().search(Query.of('"' + titleWords + '"')).hits().getFirst().id();
  }

  @Override
  public void close() throws IOException {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
