package ca.welcomingcommunities.kb.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the threads of the system that carry the virtual threads of requests. The virtual machine
 * lets one go that had nothing to do for half a minute, and a new one is made by whichever thread
 * wakes a request next. Where that is one of those that run at a low priority, the new one inherits
 * it, and with it all requests that it carries, for good: only root may take a niceness back, and
 * the virtual machine does not try. So all are made here, by a thread of ordinary priority, and
 * given something to do before they would go.
 */
final class Carriers implements AutoCloseable {
  /** The pool waits for thirty seconds before it lets one go. */
  private static final Duration BETWEEN = Duration.ofSeconds(10);

  /** They wait for each other no longer; on a busy machine the next time will do. */
  private static final long SPIN_NANOS = 2_000_000;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Carriers() {
    this.thread =
        Thread.ofPlatform()
            .name("carriers")
            .daemon()
            .priority(Thread.NORM_PRIORITY)
            .unstarted(this::keep);
  }

  /** Makes them, and keeps them until this is closed. */
  static Carriers open() {
    Carriers carriers = new Carriers();
    employ();
    carriers.thread.start();
    return carriers;
  }

  private void keep() {
    try {
      while (!closed.await(BETWEEN.toSeconds(), TimeUnit.SECONDS)) {
        employ();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // somebody wants this to end
    }
  }

  /** Gives all of them something to do at the same time, so that each is needed. */
  private static void employ() {
    int all =
        Integer.getInteger(
            "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
    CountDownLatch missing = new CountDownLatch(all);
    for (int i = 0; i < all; i++) {
      Thread.startVirtualThread(() -> {
        missing.countDown();
        long end = System.nanoTime() + SPIN_NANOS;
        while (missing.getCount() > 0 && System.nanoTime() - end < 0) {
          Thread.onSpinWait();
        }
      });
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
