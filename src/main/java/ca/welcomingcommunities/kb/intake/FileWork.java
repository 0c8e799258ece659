package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Jobs;
import ca.welcomingcommunities.kb.catalogue.Lane;
import ca.welcomingcommunities.kb.catalogue.Task;
import ca.welcomingcommunities.kb.extract.Extraction;
import ca.welcomingcommunities.kb.extract.Extractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the file of a job: it is read and published, moves to another lane, is tried
 * later, or fails. Safe for use by many threads.
 */
final class FileWork {
  private static final Logger LOG = LoggerFactory.getLogger(FileWork.class);
  private static final double BEFORE_SCANS = 0.1;

  private final Jobs jobs;
  private final Archive archive;
  private final Reading reading;
  private final Publishing publishing;
  private final Turns turns;

  FileWork(Intake.Stores stores, Reading reading, Publishing publishing, Turns turns) {
    this.jobs = stores.catalogue().jobs();
    this.archive = stores.archive();
    this.reading = reading;
    this.publishing = publishing;
    this.turns = turns;
  }

  /**
   * When a file has its turn.
   *
   * @param most how often reading a file may be begun
   * @param closing whether there will be none now: what goes wrong then says nothing about a file
   * @param wake told that a job waits in a lane
   */
  record Turns(int most, BooleanSupplier closing, Consumer<Lane> wake) {}

  /**
   * Reads the file of a job and sees to what becomes of the job.
   *
   * @throws InterruptedException if this is being closed; the job waits for the next start
   */
  void work(Task task) throws InterruptedException {
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
      if (turns.closing().getAsBoolean()) {
        jobs.putBack(task); // what an interrupt made of some step says nothing about the file
      } else {
        Persistence.untilWritten(task, () -> jobs.fail(task, Sentences.INTERNAL, List.of()));
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
    if (turns.closing().getAsBoolean()) {
      jobs.putBack(task); // an interrupted read looks like a failure of the disk
    } else if (task.attempts() >= turns.most()) {
      Persistence.untilWritten(task, () -> jobs.fail(task, Sentences.UNREADABLE, List.of()));
    } else {
      Persistence.untilWritten(task, () -> jobs.tryLater(task));
      Thread.sleep(Persistence.PAUSE_MILLIS);
    }
  }

  private void read(Task task) throws IOException, InterruptedException {
    Path file = archive.path(task.hash());
    if (!Files.isRegularFile(file)) {
      Persistence.untilWritten(task, () -> jobs.fail(task, Sentences.ORIGINAL_MISSING, List.of()));
      return;
    }
    Extractor.Pace pace = task.lane() == Lane.QUICK ? Extractor.Pace.QUICK : Extractor.Pace.PATIENT;
    switch (reading.extract().extract(file, task.filename(), pace)) {
      case Extraction.Failed failed -> failed(task, failed);
      case Extraction.Extracted extracted -> publishing.publish(task, extracted);
      case Extraction.Scanned scanned -> {
        if (task.lane() == Lane.SCANS) {
          publishing.publish(task, recognised(task, file, scanned));
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
      Persistence.untilWritten(task, () -> jobs.fail(task, Sentences.code(failed), List.of()));
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
    Persistence.untilWritten(task, () -> jobs.move(task, lane, progress, List.of(warning)));
    turns.wake().accept(lane);
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
      double progress = BEFORE_SCANS + (Publishing.CLASSIFYING - BEFORE_SCANS) * part;
      jobs.progress(task, JobState.EXTRACTING, progress);
    } catch (UncheckedIOException e) {
      LOG.warn("job={} step=progress-not-written reason=\"{}\"", task.jobId(), e.toString());
    }
  }
}
