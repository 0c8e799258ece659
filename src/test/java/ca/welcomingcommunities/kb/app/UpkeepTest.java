package ca.welcomingcommunities.kb.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rebuilding the index and backing up while the server answers, over HTTP. */
@Timeout(180)
class UpkeepTest {
  private static final String KEY = "wci-test-0123456789abcdef0123456789abcdef";
  private static final int RECORDS = 2_000;

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void theIndexIsMadeAnewTwiceWhileSearchesAndImportsGoOnAndIsThereAfterARestart()
      throws Exception {
    long expected = RECORDS;
    try (KnowledgeBase knowledgeBase = open(null)) {
      URI address = knowledgeBase.address();
      importRecords(address, 0, RECORDS);
      awaitCount(knowledgeBase, expected);
      for (int round = 1; round <= 2; round++) {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Long> least =
            CompletableFuture.supplyAsync(() -> leastFound(knowledgeBase, done));
        assertThat(send(address, "POST", "reindex").statusCode()).isEqualTo(202);
        importRecords(address, RECORDS * round, 100);
        expected += 100;
        awaitDone(address, "reindex");
        importRecords(address, RECORDS * round + 500, 100);
        expected += 100;
        awaitCount(knowledgeBase, expected);
        done.set(true);
        assertThat(least.get()).isGreaterThanOrEqualTo(RECORDS);
      }
      assertThat(activity(address)).contains("\"action\":\"reindexed\"");
    }
    try (KnowledgeBase knowledgeBase = open(null)) {
      knowledgeBase.tellIndex((reached, target) -> assertThat(reached).isEqualTo(target));
      assertThat(knowledgeBase.count("okapi")).isEqualTo(expected);
      assertThat(folder.resolve("index/next")).doesNotExist();
    }
  }

  @Test
  void oneRebuildIsEnoughAtATime() throws Exception {
    try (KnowledgeBase knowledgeBase = open(null)) {
      importRecords(knowledgeBase.address(), 0, RECORDS);
      assertThat(send(knowledgeBase.address(), "POST", "reindex").statusCode()).isEqualTo(202);
      HttpResponse<String> second = send(knowledgeBase.address(), "POST", "reindex");
      // The first may be done by then.
      assertThat(second.statusCode()).isIn(202, 409);
      awaitDone(knowledgeBase.address(), "reindex");
    }
  }

  @Test
  void aBackupGoesToTheFolderTheServerWasStartedWithAndCanBeRestored() throws Exception {
    Path backups = folder.resolve("backups");
    try (KnowledgeBase knowledgeBase = open(backups)) {
      importRecords(knowledgeBase.address(), 0, 10);
      assertThat(send(knowledgeBase.address(), "POST", "backup").statusCode()).isEqualTo(202);
      assertThat(awaitDone(knowledgeBase.address(), "backup")).contains("\"documents\":10");
    }
    assertThat(backups.resolve("manifest.sha256")).exists();
    Path again = folder.resolve("again");
    Maintenance.Copied restored =
        new Maintenance(again, folder.resolve("index2")).restore(backups, (_, _) -> {});
    assertThat(restored.documents()).isEqualTo(10);
  }

  @Test
  void withoutAFolderThereIsNoBackup() throws Exception {
    try (KnowledgeBase knowledgeBase = open(null)) {
      HttpResponse<String> refused = send(knowledgeBase.address(), "POST", "backup");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("/problems/not-set-up");
      assertThat(send(knowledgeBase.address(), "GET", "backup").body()).contains("never");
    }
  }

  private static long leastFound(KnowledgeBase knowledgeBase, AtomicBoolean done) {
    long least = Long.MAX_VALUE;
    while (!done.get()) {
      try {
        least = Math.min(least, knowledgeBase.count("okapi"));
      } catch (IOException failed) {
        return -1;
      }
    }
    return least;
  }

  private static void awaitCount(KnowledgeBase knowledgeBase, long expected) throws IOException {
    while (knowledgeBase.count("okapi") < expected) {
      Thread.onSpinWait();
    }
    assertThat(knowledgeBase.count("okapi")).isEqualTo(expected);
  }

  private String awaitDone(URI address, String work) throws IOException, InterruptedException {
    String state = send(address, "GET", work).body();
    while (state.contains("\"running\"")) {
      state = send(address, "GET", work).body();
    }
    assertThat(state).contains("\"done\"");
    return state;
  }

  private String activity(URI address) throws IOException, InterruptedException {
    return send(address, "GET", "activity").body();
  }

  private HttpResponse<String> send(URI address, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/admin/" + path))
            .header("Authorization", "Bearer " + KEY)
            .method(method, BodyPublishers.noBody())
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private void importRecords(URI address, int from, int count)
      throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      lines.append("{\"externalId\":").append(i).append(",\"text\":\"okapi number\"}\n");
    }
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/import"))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines.toString()))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).body())
        .contains("\"accepted\":" + count);
  }

  private KnowledgeBase open(@Nullable Path backups) throws IOException, InterruptedException {
    return KnowledgeBase.open(
        new Settings(
            "127.0.0.1", 0, folder.resolve("data"), folder.resolve("index"), KEY, backups));
  }
}
