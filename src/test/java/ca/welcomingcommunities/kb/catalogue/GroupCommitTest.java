package ca.welcomingcommunities.kb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GroupCommitTest {
  @TempDir Path folder;
  private Jdbi jdbi;
  private GroupCommit commit;

  @BeforeEach
  void open() {
    jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve("numbers.db"));
    jdbi.useHandle(handle -> handle.execute("CREATE TABLE numbers (n INTEGER UNIQUE)"));
    commit = new GroupCommit(jdbi, Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    commit.close();
  }

  @Test
  void whatWaitsTogetherIsOneTransaction() throws InterruptedException {
    List<Handle> used = new ArrayList<>();
    List<Thread> others = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch allWait = new CountDownLatch(1);
    others.add(
        write(
            1,
            handle -> {
              used.add(handle);
              begun.countDown();
              await(allWait);
            }));
    begun.await();
    others.add(write(2, used::add));
    others.add(write(3, used::add));
    for (Thread each : others) {
      awaitWaiting(each);
    }
    assertThat(numbers()).as("before the transaction ends").isEmpty();
    allWait.countDown();
    for (Thread each : others) {
      each.join();
    }
    assertThat(numbers()).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(used).hasSize(3).allSatisfy(handle -> assertThat(handle).isSameAs(used.getFirst()));
  }

  @Test
  void whoFailsTakesNothingOfItsNeighboursWithItAndLeavesNothingOfItself() {
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int n = i;
      all.add(
          CompletableFuture.runAsync(() -> {
            if (n % 10 == 7) {
              assertThatThrownBy(() ->
                      commit.write(handle -> {
                        insert(handle, n);
                        throw new IllegalStateException("number " + n);
                      }))
                  .hasMessage("number " + n);
            } else {
              commit.write(handle -> insert(handle, n));
            }
          }));
    }
    all.forEach(CompletableFuture::join);
    assertThat(numbers()).hasSize(180).noneMatch(n -> n % 10 == 7);
  }

  @Test
  void aThreadThatIsToldToEndStillWrites() throws InterruptedException {
    AtomicReference<Boolean> interrupted = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              Thread.currentThread().interrupt();
              commit.write(handle -> insert(handle, 5));
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    thread.join();
    assertThat(numbers()).containsExactly(5);
    assertThat(interrupted).hasValue(true);
  }

  @Test
  void afterATransactionThatCannotEndItGoesOn() {
    assertThatThrownBy(() ->
            commit.write(handle -> {
              insert(handle, 1);
              // As a full disk does: the transaction is gone, and its savepoints with it.
              handle.execute("ROLLBACK");
              return 0;
            }))
        .isInstanceOf(RuntimeException.class);
    commit.write(handle -> insert(handle, 2));
    assertThat(numbers()).containsExactly(2);
  }

  @Test
  void whatWaitsWhenItIsClosedIsWritten() {
    List<CompletableFuture<?>> all = new ArrayList<>();
    CountDownLatch asked = new CountDownLatch(1);
    all.add(
        CompletableFuture.runAsync(() ->
            commit.write(handle -> {
              asked.countDown();
              return insert(handle, 1);
            })));
    await(asked);
    commit.close();
    all.forEach(CompletableFuture::join);
    assertThat(numbers()).containsExactly(1);
    assertThatThrownBy(() -> commit.write(handle -> insert(handle, 2)))
        .hasMessageContaining("closed");
  }

  private Thread write(int n, java.util.function.Consumer<Handle> before) {
    return Thread.ofPlatform()
        .start(() ->
            commit.write(handle -> {
              before.accept(handle);
              return insert(handle, n);
            }));
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private static int insert(Handle handle, int n) {
    return handle.execute("INSERT INTO numbers VALUES (?)", n);
  }

  private List<Integer> numbers() {
    return jdbi.withHandle(handle ->
        handle.createQuery("SELECT n FROM numbers ORDER BY n").mapTo(Integer.class).list());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
