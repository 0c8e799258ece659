package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ClosingTest {
  @Test
  void whatDoesNotCloseInTimeIsCut() {
    CountDownLatch cut = new CountDownLatch(1);
    Closing.close(() -> await(cut), Duration.ofMillis(1), cut::countDown);
    assertThat(cut.getCount()).isZero();
  }

  @Test
  void whatClosesInTimeIsNotCut() {
    AtomicBoolean closed = new AtomicBoolean();
    AtomicBoolean cut = new AtomicBoolean();
    Closing.close(() -> closed.set(true), Duration.ofDays(1), () -> cut.set(true));
    assertThat(closed).isTrue();
    assertThat(cut).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
