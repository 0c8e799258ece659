package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.Jobs;
import ca.welcomingcommunities.kb.catalogue.Lane;
import ca.welcomingcommunities.kb.catalogue.Task;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that read uploads, each job in its turn ({@link FileWork}). Each file is first given
 * a short time; the few that need more, and scans, wait in lanes with a thread each, so that a
 * hundred slow files hold up no quick one. Of the quick ones one thread takes who has waited
 * longest, and another small files first.
 */
final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /** A wake-up that got lost costs no more than this. */
  private static final int LOOK_MILLIS = 5_000;

  private final Jobs jobs;
  private final FileWork work;
  private final IntakeLimits limits;
  private volatile boolean closing;
  private final Map<Lane, Semaphore> waiting = new EnumMap<>(Lane.class);
  private final List<Thread> threads = new ArrayList<>();

  /**
   * @param published told after each document
   */
  Workers(Intake.Stores stores, Reading reading, IntakeLimits limits, Runnable published) {
    this.limits = limits;
    this.jobs = stores.catalogue().jobs();
    Publishing publishing = new Publishing(stores.catalogue(), reading.classify(), published);
    FileWork.Turns turns = new FileWork.Turns(limits.maxAttempts(), () -> closing, this::wake);
    this.work = new FileWork(stores, reading, publishing, turns);
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
        work.work(task.get());
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
      Thread.sleep(Persistence.PAUSE_MILLIS);
      return false;
    }
  }
}
