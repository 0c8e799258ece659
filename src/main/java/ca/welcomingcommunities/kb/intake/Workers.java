package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Content;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Jobs;
import ca.welcomingcommunities.kb.catalogue.Lane;
import ca.welcomingcommunities.kb.catalogue.Layer;
import ca.welcomingcommunities.kb.catalogue.Task;
import ca.welcomingcommunities.kb.classify.Classification;
import ca.welcomingcommunities.kb.classify.Clues;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.extract.Extraction;
import ca.welcomingcommunities.kb.extract.Extractor;
import ca.welcomingcommunities.kb.extract.Found;
import ca.welcomingcommunities.kb.extract.Warning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that read uploads and publish what they read. Each file is first given a short time;
 * the few that need more, and scans, wait in lanes with a thread each, so that a hundred slow files
 * hold up no quick one. Of the quick ones one thread takes who has waited longest, and another
 * small files first.
 */
final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /** How long a worker waits after a failure of the disk or of the extractor. */
  private static final int PAUSE_MILLIS = 1_000;

  /** A wake-up that got lost costs no more than this. */
  private static final int LOOK_MILLIS = 5_000;

  private static final double BEFORE_SCANS = 0.1;
  private static final double AFTER_SCANS = 0.6;

  private final Jobs jobs;
  private final Catalogue catalogue;
  private final Archive archive;
  private final Reading reading;
  private final Runnable published;
  private final IntakeLimits limits;
  private volatile boolean closing;
  private final Map<Lane, Semaphore> waiting = new EnumMap<>(Lane.class);
  private final List<Thread> threads = new ArrayList<>();

  /**
   * @param published told after each document
   */
  Workers(
      Catalogue catalogue,
      Archive archive,
      Reading reading,
      IntakeLimits limits,
      Runnable published) {
    this.limits = limits;
    this.jobs = catalogue.jobs();
    this.catalogue = catalogue;
    this.archive = archive;
    this.reading = reading;
    this.published = published;
    for (Lane lane : Lane.values()) {
      waiting.put(lane, new Semaphore(0));
    }
  }

  void start() {
    start("intake-1", Lane.QUICK, Long.MAX_VALUE);
    for (int i = 2; i <= limits.workers(); i++) {
      start("intake-" + i, Lane.QUICK, limits.smallFileBytes());
    }
    start("intake-slow", Lane.SLOW, Long.MAX_VALUE);
    start("intake-scans", Lane.SCANS, Long.MAX_VALUE);
  }

  private void start(String name, Lane lane, long smallBytes) {
    threads.add(
        Thread.ofPlatform()
            .name(name)
            .priority(Thread.MIN_PRIORITY)
            .start(() -> run(lane, smallBytes)));
  }

  /** Says that a job waits in a lane. */
  void wake(Lane lane) {
    waiting(lane).release();
  }

  private Semaphore waiting(Lane lane) {
    return Objects.requireNonNull(waiting.get(lane), "one for each lane");
  }

  /** Stops the work; jobs in the middle wait for the next start. */
  void close() throws InterruptedException {
    closing = true;
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void run(Lane lane, long smallBytes) {
    try {
      while (!closing) {
        if (!workOnOne(lane, smallBytes)) {
          boolean _ = waiting(lane).tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
          waiting(lane).drainPermits(); // one look finds whatever all of them told of
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the end, as asked for
    }
  }

  private boolean workOnOne(Lane lane, long smallBytes) throws InterruptedException {
    try {
      Optional<Task> task = jobs.take(lane, smallBytes);
      if (task.isPresent()) {
        work(task.get());
      }
      return task.isPresent();
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      // A full disk, most likely, that may be mended while the server runs. But whatever it is: a
      // thread that ended here would leave uploads that wait for ever, and nobody would be told.
      LOG.error(
          "worker=failing reason=\"{}\"",
          e.toString(),
          e instanceof UncheckedIOException ? null : e);
      Thread.sleep(PAUSE_MILLIS);
      return false;
    }
  }

  private void work(Task task) throws InterruptedException {
    try {
      read(task);
    } catch (InterruptedException e) {
      jobs.putBack(task);
      throw e;
    } catch (IOException e) {
      tryLater(task, e);
    } catch (Throwable e) {
      // A mistake in a step, or memory that one file used up, must cost that document and not the
      // thread that all others wait for.
      LOG.error("job={} step=broken", task.jobId(), e);
      if (closing) {
        jobs.putBack(task); // what an interrupt made of some step says nothing about the file
      } else {
        untilWritten(task, () -> jobs.fail(task, Sentences.INTERNAL, List.of()));
      }
    }
  }

  // The disk may be mended meanwhile; but one file that can never be read must not be tried for
  // ever, and not before all others.
  private void tryLater(Task task, IOException reason) throws InterruptedException {
    LOG.warn(
        "job={} step=not-read attempt={} reason=\"{}\"",
        task.jobId(),
        task.attempts(),
        reason.toString());
    if (closing) {
      jobs.putBack(task); // an interrupted read looks like a failure of the disk
    } else if (task.attempts() >= limits.maxAttempts()) {
      untilWritten(task, () -> jobs.fail(task, Sentences.UNREADABLE, List.of()));
    } else {
      untilWritten(task, () -> jobs.tryLater(task));
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void read(Task task) throws IOException, InterruptedException {
    Path file = archive.path(task.hash());
    if (!Files.isRegularFile(file)) {
      untilWritten(task, () -> jobs.fail(task, Sentences.ORIGINAL_MISSING, List.of()));
      return;
    }
    Extractor.Pace pace = task.lane() == Lane.QUICK ? Extractor.Pace.QUICK : Extractor.Pace.PATIENT;
    switch (reading.extract().extract(file, task.filename(), pace)) {
      case Extraction.Failed failed -> failed(task, failed);
      case Extraction.Extracted extracted -> publish(task, extracted);
      case Extraction.Scanned scanned -> {
        if (task.lane() == Lane.SCANS) {
          publish(task, recognised(task, file, scanned));
        } else {
          move(
              task,
              Lane.SCANS,
              BEFORE_SCANS,
              Sentences.WAITS_FOR_SCANS + ":" + scanned.scans().size());
        }
      }
    }
  }

  private void failed(Task task, Extraction.Failed failed) throws InterruptedException {
    LOG.info(
        "job={} lane={} failed={} mediaType={} detail={}",
        task.jobId(),
        task.lane().id(),
        failed.reason(),
        failed.mediaType(),
        failed.detail());
    if (task.lane() == Lane.QUICK && deservesSecondTry(failed.reason())) {
      move(task, Lane.SLOW, 0, Sentences.WAITS_FOR_TIME);
    } else {
      untilWritten(task, () -> jobs.fail(task, Sentences.code(failed), List.of()));
    }
  }

  // Whatever is said of the file itself would be said again; but a process may break or be slow
  // because of what else the machine does.
  private static boolean deservesSecondTry(Extraction.Reason reason) {
    return switch (reason) {
      case TOO_SLOW, OUT_OF_MEMORY, CRASHED -> true;
      case ENCRYPTED, CORRUPT, EMPTY, UNSUPPORTED, TOO_MUCH_TEXT -> false;
    };
  }

  private void move(Task task, Lane lane, double progress, String warning)
      throws InterruptedException {
    untilWritten(task, () -> jobs.move(task, lane, progress, List.of(warning)));
    wake(lane);
  }

  private Extraction.Extracted recognised(Task task, Path file, Extraction.Scanned scanned)
      throws IOException, InterruptedException {
    return reading
        .recognise()
        .recognise(
            file,
            task.filename(),
            scanned,
            (done, total) -> tellProgress(task, (double) done / total));
  }

  // How far it is may go unsaid while the disk is full; what has been recognised must not be lost.
  private void tellProgress(Task task, double part) {
    try {
      double progress = BEFORE_SCANS + (AFTER_SCANS - BEFORE_SCANS) * part;
      jobs.progress(task, JobState.EXTRACTING, progress);
    } catch (UncheckedIOException e) {
      LOG.warn("job={} step=progress-not-written reason=\"{}\"", task.jobId(), e.toString());
    }
  }

  private void publish(Task task, Extraction.Extracted extracted) throws InterruptedException {
    untilWritten(task, () -> jobs.progress(task, JobState.CLASSIFYING, AFTER_SCANS));
    ReadText alone = read(task, extracted);
    ReadText.Compared compared =
        untilDone(
            task,
            () ->
                ReadText.amongOthers(
                    Map.of(task.origin(), alone), catalogue.blocks(), reading.classify()));
    ReadText text = compared.again().getOrDefault(task.origin(), alone);
    Parts parts = text.parts();
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
    Content content =
        new Content(
            extracted.mediaType(),
            extracted.found().accessibility(),
            layer,
            found.labels(),
            found.pages(),
            parts.total(),
            parts.unit(),
            text.prints().numbers());
    List<String> warnings = extracted.warnings().stream().map(Sentences::code).toList();
    untilWritten(task, () -> jobs.publish(task, content, warnings, problem(extracted)));
    published.run();
    if (compared.markHolders(catalogue.blocks())) {
      published.run();
    }
  }

  private ReadText read(Task task, Extraction.Extracted extracted) {
    Parts parts = Parts.of(extracted.unit(), extracted.totalPages(), extracted.pages());
    List<String> authors = extracted.found().authors();
    return ReadText.of(reading.classify(), clues(task, extracted), parts, List.of(), authors);
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

  private void untilWritten(Task task, Runnable write) throws InterruptedException {
    boolean _ =
        untilDone(
            task,
            () -> {
              write.run();
              return true;
            });
  }

  // Work that has been done is not thrown away because the disk is full for a moment.
  private <T> T untilDone(Task task, Supplier<T> work) throws InterruptedException {
    while (true) {
      try {
        return work.get();
      } catch (UncheckedIOException e) {
        LOG.error("job={} step=not-written reason=\"{}\"", task.jobId(), e.toString());
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}
