package ca.welcomingcommunities.kb.cli;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes in order, but not for ever: whoever told the server to end waits for it, and all that it
 * has acknowledged is safe at any moment.
 */
final class Closing {
  private Closing() {}

  /**
   * @param atMost how long closing may take
   * @param cut what ends it then
   */
  static void close(Closeable subject, Duration atMost, Runnable cut) {
    CountDownLatch done = new CountDownLatch(1);
    Thread.ofPlatform().name("close-limit").daemon().start(() -> watch(done, atMost, cut));
    try {
      subject.close();
    } catch (IOException failure) {
      System.err.println("wci: closing failed: " + failure.getMessage());
    } finally {
      done.countDown();
    }
  }

  private static void watch(CountDownLatch done, Duration atMost, Runnable cut) {
    try {
      if (!done.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.printf(
            "wci: not closed within %d s; the next start goes on from there%n", atMost.toSeconds());
        cut.run();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }
}
