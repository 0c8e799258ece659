package ca.welcomingcommunities.kb.catalogue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One thread that does all writing. What many ask for at the same time it does in one transaction,
 * in the order it was asked for, so that they share one sync of the disk (group commit, as in
 * DeWitt et al., "Implementation techniques for main memory database systems", 1984). Each piece of
 * work is all or nothing by itself: one that fails takes nothing of its neighbours with it. An
 * answer is given only when the transaction is on disk.
 *
 * <p>Those who wait are not woken by an interrupt: a thread that is told to end must still write
 * how far it came.
 */
final class GroupCommit implements AutoCloseable {
  private static final String SAVEPOINT = "work";

  private final Jdbi jdbi;
  private final Duration openAtMost;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final Queue<Pending<?>> waiting = new ArrayDeque<>();
  private boolean closing;

  /**
   * Begins.
   *
   * @param jdbi gives connections that are used by this alone
   * @param openAtMost no more work is let into a transaction that has been open so long, because
   *     those who came first wait for its end
   */
  GroupCommit(Jdbi jdbi, Duration openAtMost) {
    this.jdbi = jdbi;
    this.openAtMost = openAtMost;
    this.thread = Thread.ofPlatform().name("catalogue-writer").start(this::run);
  }

  /**
   * Does one piece of work and returns when it is on disk.
   *
   * @throws RuntimeException what the work threw, or why the transaction failed
   */
  <T> T write(Database.Work<T> work) {
    Pending<T> mine = new Pending<>(work);
    lock.lock();
    try {
      if (closing) {
        throw new IllegalStateException("the catalogue is closed");
      }
      waiting.add(mine);
      more.signal();
    } finally {
      lock.unlock();
    }
    return mine.answer();
  }

  private void run() {
    for (Pending<?> first = next(true); first != null; first = next(true)) {
      List<Pending<?>> group = new ArrayList<>();
      try {
        writeGroup(first, group);
      } catch (Throwable failure) {
        // Whatever it is, this thread must go on: everybody waits for it. Nothing was written, also
        // where a piece of work had an answer ready.
        first.fail(failure);
        group.forEach(each -> each.fail(failure));
        continue;
      }
      group.forEach(Pending::tell);
    }
  }

  private void writeGroup(Pending<?> first, List<Pending<?>> group) {
    long begin = System.nanoTime();
    jdbi.useTransaction(handle -> {
      for (Pending<?> each = first; each != null; each = next(false)) {
        group.add(each);
        handle.savepoint(SAVEPOINT);
        if (each.run(handle)) {
          handle.releaseSavepoint(SAVEPOINT);
        } else {
          // Fails where the database has given up the whole transaction, on a full disk.
          handle.rollbackToSavepoint(SAVEPOINT);
        }
        if (System.nanoTime() - begin > openAtMost.toNanos()) {
          return;
        }
      }
    });
  }

  private @Nullable Pending<?> next(boolean wait) {
    lock.lock();
    try {
      while (wait && waiting.isEmpty() && !closing) {
        more.awaitUninterruptibly();
      }
      return waiting.poll();
    } finally {
      lock.unlock();
    }
  }

  /** Does what is waiting, and ends. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      more.signal();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A piece of work and who waits for it. */
  private static final class Pending<T> {
    private final Database.Work<T> work;
    private final CompletableFuture<T> told = new CompletableFuture<>();
    private Runnable outcome = () -> {};

    Pending(Database.Work<T> work) {
      this.work = work;
    }

    /** False if it failed. The outcome is told later, when the transaction is on disk. */
    boolean run(Handle handle) {
      try {
        T result = work.with(handle);
        outcome = () -> told.complete(result);
        return true;
      } catch (RuntimeException | Error failure) {
        outcome = () -> told.completeExceptionally(failure);
        return false;
      }
    }

    void tell() {
      outcome.run();
    }

    void fail(Throwable failure) {
      told.completeExceptionally(failure);
    }

    /** Waits for the outcome, whether interrupted or not. */
    T answer() {
      try {
        return told.join();
      } catch (CompletionException e) {
        switch (e.getCause()) {
          case RuntimeException failure -> throw failure;
          case Error failure -> throw failure;
          case null, default -> throw e;
        }
      }
    }
  }
}
