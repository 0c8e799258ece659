package ca.welcomingcommunities.kb.app;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.classify.Classifier;
import ca.welcomingcommunities.kb.experts.Speakers;
import ca.welcomingcommunities.kb.extract.ExtractLimits;
import ca.welcomingcommunities.kb.extract.Extractor;
import ca.welcomingcommunities.kb.http.HttpServer;
import ca.welcomingcommunities.kb.http.HttpSettings;
import ca.welcomingcommunities.kb.http.Limits;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Upkeep;
import ca.welcomingcommunities.kb.http.pages.Pages;
import ca.welcomingcommunities.kb.intake.IndexProgress;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.intake.IntakeLimits;
import ca.welcomingcommunities.kb.intake.Reading;
import ca.welcomingcommunities.kb.intake.Slugs;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running knowledge base: everything is open, the server answers. */
public final class KnowledgeBase implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(KnowledgeBase.class);
  private static final int SAFE_KEY_LENGTH = 20;

  private final Deque<Closeable> open = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean closing;
  private final Services services;
  private final HttpServer server;
  private final @Nullable String newAdminKey;

  private KnowledgeBase(Settings settings, Clock clock) throws IOException, InterruptedException {
    try {
      Vocabulary vocabulary = Vocabulary.load();
      Catalogue catalogue = opened(Catalogue.open(settings.data(), clock));
      Archive archive = Archive.open(settings.data());
      IndexFolder folder =
          opened(IndexFolder.take(settings.index(), catalogue.id(), vocabulary, clock));
      LiveIndex index = opened(new LiveIndex(folder.openLive(catalogue.documents().lastChange())));
      Extractor extractor =
          opened(Extractor.open(settings.data().resolve("work"), ExtractLimits.DEFAULTS));
      Intake intake =
          opened(
              Intake.open(
                  new Intake.Stores(catalogue, archive, index),
                  new Reading(
                      extractor::extract,
                      extractor::recognise,
                      new Classifier(vocabulary)::classify,
                      extractor::endedProcesses),
                  new Slugs(vocabulary),
                  IntakeLimits.DEFAULTS));
      Speakers speakers = Speakers.open(catalogue, index, vocabulary, clock);
      open.push(speakers);
      Upkeep upkeep = upkeep(settings, new Rebuild(catalogue, folder, index), clock);
      open.push(upkeep::close);
      services =
          new Services(vocabulary, catalogue, archive, intake, index, speakers, upkeep, clock);
      open.push(catalogue.searchCounts()::write);
      server =
          HttpServer.start(
              services,
              new HttpSettings(settings.host(), settings.port(), Limits.DEFAULT),
              Pages.site(services));
      open.push(server::close);
      speakers.following();
      // Last, so that a start that fails does not leave a key that nobody was told.
      newAdminKey = adminKey(catalogue, settings);
    } catch (IOException | InterruptedException | RuntimeException failure) {
      closeAfter(failure);
      throw failure;
    }
  }

  /**
   * Opens the folders, goes on with what a crash interrupted, and starts to answer, also where the
   * index is behind or has to be made anew.
   *
   * @throws ca.welcomingcommunities.kb.catalogue.FolderInUseException if another process has the
   *     data folder open
   */
  public static KnowledgeBase open(Settings settings) throws IOException, InterruptedException {
    return new KnowledgeBase(settings, Clock.systemUTC());
  }

  /** Where it answers, without a slash at the end. */
  public URI address() {
    return URI.create(server.url());
  }

  /**
   * The admin key made at this start, which is told nowhere else; empty where there was one
   * already.
   */
  public Optional<String> newAdminKey() {
    return Optional.ofNullable(newAdminKey);
  }

  /**
   * Hands in the files of a folder and waits until all are read. Files that are there already are
   * counted as searchable.
   *
   * @param each told a line for each file
   */
  public Loaded load(Path folder, Consumer<String> each) throws IOException, InterruptedException {
    return new FolderLoad(services, each).load(folder);
  }

  /** How many documents a query finds. */
  public long count(String text) throws IOException {
    return services.index().search(Query.of(text)).totalHits();
  }

  /** Tells how far the index is with what was kept when this was opened. */
  public void tellIndex(Maintenance.Progress progress) {
    IndexProgress now = services.intake().indexProgress();
    progress.reached(now.reached(), now.target());
  }

  /**
   * Waits until searches see all that was kept when this was opened.
   *
   * @return false if they do not in time, or this is being closed
   */
  public boolean awaitIndex(Duration atMost) throws InterruptedException {
    return services.intake().awaitComplete(atMost);
  }

  /** Whether {@link #close} has begun. */
  public boolean isClosing() {
    return closing;
  }

  /** Returns when {@link #close} is done. */
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /**
   * No new requests; what is under way is finished or put down where it can be taken up; the index
   * is committed. Every part is closed, also after one that fails.
   */
  @Override
  public void close() throws IOException {
    closing = true;
    IOException first = null;
    for (Closeable part = open.poll(); part != null; part = open.poll()) {
      try {
        part.close();
      } catch (IOException | RuntimeException failure) {
        if (first == null) {
          first = new IOException("closing failed: " + failure.getMessage(), failure);
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    closed.countDown();
    if (first != null) {
      throw first;
    }
  }

  private static Upkeep upkeep(Settings settings, Rebuild rebuild, Clock clock) {
    Map<Upkeep.Kind, Upkeep.Work> works = new EnumMap<>(Upkeep.Kind.class);
    works.put(Upkeep.Kind.REINDEX, progress -> rebuild.run(progress::reached));
    Path target = settings.backups();
    if (target != null) {
      Maintenance maintenance = new Maintenance(settings.data(), settings.index());
      works.put(Upkeep.Kind.BACKUP, progress -> backup(maintenance, target, progress));
    }
    return new Upkeep(clock, works);
  }

  private static Map<String, Long> backup(
      Maintenance maintenance, Path target, Upkeep.Progress progress) throws IOException {
    Maintenance.Copied copied = maintenance.backup(target, progress::reached);
    copied.problems().forEach(problem -> LOG.error("backup={}", problem));
    return Map.of(
        "documents",
        copied.documents(),
        "originals",
        (long) copied.originals(),
        "copied",
        (long) copied.copied(),
        "problems",
        (long) copied.problems().size());
  }

  private <T extends Closeable> T opened(T part) {
    open.push(part);
    return part;
  }

  private void closeAfter(Exception failure) {
    try {
      close();
    } catch (IOException second) {
      failure.addSuppressed(second);
    }
  }

  /** A key somebody chose is taken as it is; a short one could be guessed by trying. */
  private static @Nullable String adminKey(Catalogue catalogue, Settings settings) {
    String wanted = settings.adminKey();
    if (wanted != null && !wanted.isBlank()) {
      catalogue.keys().setAdmin(wanted, "environment");
      if (wanted.length() < SAFE_KEY_LENGTH) {
        LOG.warn(
            "adminKey=short length={} advice=\"use {} characters or more\"",
            wanted.length(),
            SAFE_KEY_LENGTH);
      }
      return null;
    }
    return catalogue.keys().list().isEmpty()
        ? catalogue.keys().create(Role.ADMIN, "first start").plain()
        : null;
  }
}
