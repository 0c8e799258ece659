package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.search.SearchIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to the index: it carries every change of the catalogue there, in
 * order, and commits now and then. An index that fails is tried again, ever more slowly, from its
 * last commit, because nothing is known about what it kept since; that it works again is believed
 * when it has committed.
 */
final class Follower {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LAST_RETRY = Duration.ofSeconds(5);

  private final Catalogue catalogue;
  private final SearchIndex index;
  private final IntakeLimits limits;
  private final IndexFeed feed;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final Condition moved = lock.newCondition();

  // Guarded by the lock.
  private boolean changed = true;
  private boolean closing;
  private long visible;
  private @Nullable String problem;

  /** Written by the thread alone. */
  private volatile long position;

  /** The last change that was in an index which has been lost, until it is there again; else 0. */
  private volatile long lost;

  // Only for the thread.
  private boolean failing;
  private long committed;
  private long uncommittedSince;
  private long verifiedAt = System.nanoTime();

  Follower(Catalogue catalogue, SearchIndex index, IntakeLimits limits) {
    this.catalogue = catalogue;
    this.index = index;
    this.limits = limits;
    this.feed = new IndexFeed(catalogue, index);
    this.committed = index.committedPosition();
    this.position = committed;
    this.visible = committed;
    this.thread = Thread.ofPlatform().name("index-follower").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Says that there may be a new change. */
  void wake() {
    lock.lock();
    try {
      changed = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The last change that searches see. */
  long visible() {
    lock.lock();
    try {
      return visible;
    } finally {
      lock.unlock();
    }
  }

  /**
   * How far the index is on its way to a change, or to the last that was in it when it was lost.
   * One that failed and still has its last commit is not behind: searches go on with what they saw.
   */
  IndexProgress progress(long change) {
    long wanted = lost;
    long target = Math.max(wanted, change);
    return new IndexProgress(Math.min(wanted > 0 ? position : visible(), target), target);
  }

  /** Why the index does not follow; null while it does. */
  @Nullable String problem() {
    lock.lock();
    try {
      return problem;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until searches see a change; false if they do not in time. */
  boolean await(long change, Duration atMost) throws InterruptedException {
    long nanos = atMost.toNanos();
    lock.lock();
    try {
      while (visible < change && nanos > 0 && !closing) {
        nanos = moved.awaitNanos(nanos);
      }
      return visible >= change;
    } finally {
      lock.unlock();
    }
  }

  /** Commits and ends. What is not indexed by then is the next start's work. */
  void close() throws InterruptedException {
    lock.lock();
    try {
      closing = true;
      woken.signal();
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    thread.join();
  }

  private void run() {
    Duration pause = FIRST_RETRY;
    while (true) {
      try {
        catchUp();
        works();
        pause = FIRST_RETRY;
        if (!awaitChange()) {
          commit();
          return;
        }
      } catch (Throwable e) {
        // Any failure, also of memory: a thread that ended here would leave a search that never
        // changes again, and nobody would be told.
        report(e.getMessage() == null ? e.toString() : e.getMessage());
        tell(e, pause);
        failing = true;
        goBack();
        if (!pause(pause)) {
          return;
        }
        pause =
            pause.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? pause.multipliedBy(2) : LAST_RETRY;
      }
    }
  }

  private void goBack() {
    position = index.committedPosition();
    if (position < committed) {
      lost = Math.max(lost, visible());
    }
    committed = position;
  }

  private void works() {
    failing = false;
    report(null);
  }

  // A disk that fails says all in its message; anything else is a mistake of ours to be found.
  private void tell(Throwable failure, Duration pause) {
    boolean disk = failure instanceof IOException || failure instanceof UncheckedIOException;
    LOG.error(
        "index=failing position={} retryMs={} reason=\"{}\"",
        position,
        pause.toMillis(),
        failure.toString(),
        disk ? null : failure);
  }

  private void catchUp() throws IOException {
    verifyIfDue();
    for (long next = next(); next != position; next = next()) {
      if (position == committed) {
        uncommittedSince = System.nanoTime();
      }
      position = next;
      if (position >= lost) {
        lost = 0;
      }
      catalogue.jobs().indexed(position);
      show(position);
      commitIfDue();
      works();
      if (isClosing()) {
        return;
      }
    }
    commitIfDue();
    // A job may have been published by a change that was visible before it was asked for here: an
    // earlier process died between the two.
    catalogue.jobs().indexed(position);
  }

  private void verifyIfDue() throws IOException {
    if (System.nanoTime() - verifiedAt >= limits.commitIdle().toNanos()) {
      verifiedAt = System.nanoTime();
      index.verify();
    }
  }

  private long next() throws IOException {
    return feed.next(position, visible());
  }

  private void commitIfDue() throws IOException {
    long waited = System.nanoTime() - uncommittedSince;
    if (failing
        || position - committed >= limits.commitEvery()
        || (position > committed && waited >= limits.commitIdle().toNanos())) {
      commit();
    }
  }

  private void commit() throws IOException {
    if (position > committed) {
      index.commit(position);
      committed = position;
    }
  }

  /** Waits for a change, or for the time to commit or verify; false when it is time to end. */
  private boolean awaitChange() {
    lock.lock();
    try {
      long nanos = limits.commitIdle().toNanos();
      while (!changed && !closing && nanos > 0) {
        nanos = woken.awaitNanos(nanos);
      }
      changed = false;
      return !closing;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    } finally {
      lock.unlock();
    }
  }

  private boolean pause(Duration duration) {
    lock.lock();
    try {
      long nanos = duration.toNanos();
      while (nanos > 0 && !closing) {
        nanos = woken.awaitNanos(nanos);
      }
      return !closing;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosing() {
    lock.lock();
    try {
      return closing;
    } finally {
      lock.unlock();
    }
  }

  private void show(long change) {
    lock.lock();
    try {
      visible = Math.max(visible, change);
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void report(@Nullable String newProblem) {
    lock.lock();
    try {
      problem = newProblem;
    } finally {
      lock.unlock();
    }
  }
}
