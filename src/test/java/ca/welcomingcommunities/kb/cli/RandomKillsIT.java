package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.app.Maintenance;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CheckIndex.Level;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random moments while four clients upload and import. Of what was acknowledged
 * nothing is lost, nothing is there twice, no index is broken and nothing is left over.
 *
 * <p>25 kills, or as many as there is time for on a slow machine, at least five; {@code
 * -Dkb.kills=500} kills so often however long that takes.
 */
@Timeout(3_600)
final class RandomKillsIT {
  private static final int KILLS = Integer.getInteger("kb.kills", 25);
  private static final int FEWEST = Integer.getInteger("kb.kills", 5);
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(4);
  private static final int CLIENTS = 4;
  private static final int LONGEST_MILLIS = 3_000;
  private static final long SEED = 20_261_123;

  /** Checksums are read after every kill; comparing all of an index with itself takes longer. */
  private static final int KILLS_BETWEEN_FULL_CHECKS = 5;

  @TempDir Path home;

  private final Queue<String> uploaded = new ConcurrentLinkedQueue<>();
  private final Queue<String> imported = new ConcurrentLinkedQueue<>();

  @Test
  void nothingAcknowledgedIsLostOrThereTwiceHoweverOftenTheServerIsKilled() throws Exception {
    Random random = new Random(SEED);
    List<Long> listening = new ArrayList<>();
    List<Long> ready = new ArrayList<>();
    Instant end = Instant.now().plus(LONG_ENOUGH);
    for (int kill = 0; kill < KILLS; kill++) {
      if (kill >= FEWEST && Instant.now().isAfter(end)) {
        break;
      }
      Instant begin = Instant.now();
      try (ServerProcess server = ServerProcess.start("serve", home)) {
        listening.add(Duration.between(begin, Instant.now()).toMillis());
        while (!server.get("/health/ready").path("status").asString("").equals("ok")) {
          Thread.onSpinWait();
        }
        ready.add(Duration.between(begin, Instant.now()).toMillis());
        loadAndKill(server, kill, random.nextInt(LONGEST_MILLIS));
      }
      checkIndex(
          kill % KILLS_BETWEEN_FULL_CHECKS == 0
              ? Level.MIN_LEVEL_FOR_INTEGRITY_CHECKS
              : Level.MIN_LEVEL_FOR_CHECKSUM_CHECKS);
    }
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      for (String job : uploaded) {
        assertThat(server.end(job)).isEqualTo("searchable");
      }
      assertThat(server.terminate(30)).isNotEqualTo(-1);
    }
    assertThat(new Maintenance(home.resolve("data"), home.resolve("index")).check(false)).isEmpty();
    assertEveryFileOnceAndNothingElse();
    System.out.printf(
        "kills=%d uploads=%d imported=%d listening [ms] %s ready [ms] %s%n",
        ready.size(), uploaded.size(), imported.size(), told(listening), told(ready));
  }

  private static String told(List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    return "p50=%d p95=%d max=%d"
        .formatted(
            sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.getLast());
  }

  private void loadAndKill(ServerProcess server, int run, int millis) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean killed = new AtomicBoolean();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      String name = run + "-" + client;
      boolean importing = client == CLIENTS - 1;
      clients.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  load(server, name, importing, begun);
                } catch (IOException gone) {
                  if (!killed.get()) {
                    failures.add(gone);
                  }
                } catch (Throwable wrong) { // also assertions, which nobody else would hear of
                  failures.add(wrong);
                } finally {
                  begun.countDown();
                }
              }));
    }
    begun.await();
    // Not a wait for something: the moment of the kill is what is tried.
    assertThat(server.process().waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
    killed.set(true);
    server.kill();
    for (Thread each : clients) {
      each.join();
    }
    assertThat(failures).as("what went wrong but for the kill").isEmpty();
  }

  private void load(ServerProcess server, String name, boolean importing, CountDownLatch begun)
      throws IOException, InterruptedException {
    for (int i = 0; ; i++) {
      String id = name + "-" + i;
      if (importing) {
        importSome(server, id);
      } else {
        upload(server, id);
      }
      begun.countDown();
    }
  }

  private void upload(ServerProcess server, String id) throws IOException, InterruptedException {
    String text = ("Report " + id + ". ").repeat(500);
    uploaded.add(ServerProcess.job(server.upload(id + ".txt", text)));
  }

  private void importSome(ServerProcess server, String id)
      throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      lines.append(
          "{\"externalId\":\"%s-%d\",\"text\":\"Record %s %d\"}%n".formatted(id, i, id, i));
    }
    HttpResponse<String> answer =
        server.post(
            "/api/import", "application/x-ndjson", BodyPublishers.ofString(lines.toString()));
    assertThat(ServerProcess.json(answer).path("accepted").asInt()).isEqualTo(20);
    for (int i = 0; i < 20; i++) {
      imported.add(id + "-" + i);
    }
  }

  private void checkIndex(int level) throws IOException {
    try (Directory directory = FSDirectory.open(home.resolve("index/live"));
        CheckIndex check = new CheckIndex(directory)) {
      check.setLevel(level);
      assertThat(check.checkIndex().clean).as("the index is not corrupt").isTrue();
    }
  }

  private void assertEveryFileOnceAndNothingElse() throws IOException {
    try (var catalogue =
        ca.welcomingcommunities.kb.catalogue.Catalogue.open(
            home.resolve("data"), java.time.Clock.systemUTC())) {
      Set<String> records = new HashSet<>();
      List<String> all = new ArrayList<>();
      var documents = catalogue.documents();
      for (var text : documents.load(List.copyOf(documents.ids()))) {
        String record = text.document().externalId();
        all.add(record == null ? text.pages().toString() : record);
        records.add(all.getLast());
      }
      assertThat(all).as("nothing is there twice").hasSize(records.size());
      assertThat(records).containsAll(imported);
    }
    try (Stream<Path> left = Files.walk(home.resolve("data"))) {
      assertThat(left.map(Path::toString).filter(file -> file.endsWith(".tmp"))).isEmpty();
    }
  }
}
