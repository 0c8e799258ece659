package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is answered while something is not as it should be. */
@Timeout(120)
class HardTimesTest {
  private static final String PROBLEM = "application/problem+json";
  private static final String RECORDS =
      """
      {"externalId":"a","title":"One","text":"okapi house"}
      {"externalId":"b","title":"Two","text":"okapi home"}
      {"externalId":"c","title":"Three","text":"okapi flat"}
      """;

  @TempDir private Path folder;

  @Test
  void whileALostIndexIsBuiltEverybodyIsToldAndSearchesAreAnswered() throws IOException {
    try (TestServer server = TestServer.start(folder)) {
      importRecords(server);
      server.settle();
    }
    delete(folder.resolve("index"));
    CountDownLatch held = new CountDownLatch(1);
    try (TestServer server = TestServer.startAround(folder, index -> new HeldIndex(index, held))) {
      Client client = new Client(server.port());
      String tag;
      try {
        assertNotReady(client);
        tag = assertIncomplete(client);
      } finally {
        held.countDown();
      }
      server.settle();
      assertThat(client.get("/health/ready").status()).isEqualTo(200);
      Answer found = client.get("/api/search?q=okapi", "If-None-Match", tag);
      assertThat(found.status()).isEqualTo(200);
      assertThat(found.json().path("totalHits").asInt()).isEqualTo(3);
      assertThat(found.json().path("notices")).isEmpty();
      assertThat(client.get("/en/search?q=okapi").text()).doesNotContain("index is being built");
    }
  }

  private static void assertNotReady(Client client) {
    Answer ready = client.get("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.header("Content-Type")).isEqualTo(PROBLEM);
    assertThat(ready.header("Retry-After")).isEqualTo("5");
    assertThat(ready.json().path("type").asString()).isEqualTo("/problems/index-building");
    assertThat(ready.json().path("detail").asString()).startsWith("So far 0 of 3 changes");
    assertThat(client.get("/health/ready?locale=fr").json().path("detail").asString())
        .contains("0 changements sur 3");
    assertThat(client.get("/health/live").status()).isEqualTo(200);
  }

  /** Gives the tag of the incomplete answer. */
  private static String assertIncomplete(Client client) {
    Answer search = client.get("/api/search?q=okapi&locale=fr");
    assertThat(search.status()).isEqualTo(200);
    assertThat(search.json().path("totalHits").asInt()).isZero();
    JsonNode notice = search.json().at("/notices/0");
    assertThat(notice.path("code").asString()).isEqualTo("index-building");
    assertThat(notice.path("message").asString()).startsWith("L’index est en construction");
    for (String path : new String[] {"/en/search?q=okapi", "/en/"}) {
      assertThat(client.get(path).text()).as(path).contains("The index is being built");
    }
    assertThat(client.get("/fr/").text()).contains("L’index est en construction");
    return client.get("/api/search?q=okapi").header("ETag");
  }

  @Test
  void aDecisionThatSearchesDoNotSeeYetIsKeptAndSaidSo() throws IOException {
    try (TestServer server = TestServer.start(folder)) {
      Client client = new Client(server.port());
      importRecords(server);
      server.settle();
      String id = client.get("/api/search?q=okapi").json().at("/hits/0/id").asString();
      server.closeIntake();
      Answer patched = write(server, "PATCH", "/api/documents/" + id, "{\"title\":\"New\"}");
      assertThat(patched.status()).isEqualTo(503);
      assertThat(patched.header("Content-Type")).isEqualTo(PROBLEM);
      assertThat(patched.header("Retry-After")).isEqualTo("5");
      assertThat(patched.json().path("type").asString()).isEqualTo("/problems/index-behind");
      assertThat(client.get("/api/documents/" + id).json().path("title").asString())
          .isEqualTo("New");
    }
  }

  @Test
  void whenNothingCanBeStoredUploadsAreRefusedSearchesAnsweredAndLaterAllIsWell()
      throws IOException {
    try (TestServer server = TestServer.start(folder)) {
      Client client = new Client(server.port());
      importRecords(server);
      server.settle();
      Path incoming = folder.resolve("incoming");
      Files.delete(incoming);
      Answer refused = upload(server);
      assertThat(refused.status()).isEqualTo(507);
      assertThat(refused.header("Content-Type")).isEqualTo(PROBLEM);
      assertThat(refused.header("Retry-After")).isEqualTo("60");
      assertThat(refused.json().path("type").asString()).isEqualTo("/problems/storage-full");
      assertThat(client.get("/api/search?q=okapi").json().path("totalHits").asInt()).isEqualTo(3);
      Files.createDirectory(incoming);
      assertThat(upload(server).status()).isEqualTo(202);
    }
  }

  @Test
  void aDocumentCanBeRestoredForThirtyDaysAndNoLonger() throws IOException {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    try (TestServer server = TestServer.start(folder, clock(now))) {
      Client client = new Client(server.port());
      importRecords(server);
      server.settle();
      String id = client.get("/api/search?q=okapi").json().at("/hits/0/id").asString();
      assertThat(write(server, "DELETE", "/api/documents/" + id, "").status()).isEqualTo(204);
      now.set(now.get().plus(Duration.ofDays(30)));
      String restore = "/api/documents/" + id + "/restore";
      assertThat(write(server, "POST", restore, "").status()).isEqualTo(200);
      assertThat(write(server, "DELETE", "/api/documents/" + id, "").status()).isEqualTo(204);
      now.set(now.get().plus(Duration.ofDays(30)).plusMillis(1));
      Answer late = write(server, "POST", restore, "");
      assertThat(late.status()).isEqualTo(410);
      assertThat(late.json().path("detail").asString()).contains("more than 30 days ago");
      assertThat(write(server, "POST", restore + "?locale=fr", "").json().path("title").asString())
          .startsWith("Trop tard pour rétablir");
      assertThat(client.get("/api/documents/" + id).status()).isEqualTo(404);
    }
  }

  private static void importRecords(TestServer server) {
    Answer answer =
        new Client(server.port())
            .send(
                "POST",
                "/api/import",
                RECORDS.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson",
                "Authorization",
                "Bearer " + server.adminKey);
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(3);
  }

  private static Answer upload(TestServer server) {
    return new Client(server.port())
        .send(
            "POST",
            "/api/documents",
            Client.form("note.txt", "some words"),
            "Content-Type",
            "multipart/form-data; boundary=XX",
            "Authorization",
            "Bearer " + server.adminKey);
  }

  private static Answer write(TestServer server, String method, String path, String json) {
    return new Client(server.port())
        .send(
            method,
            path,
            json.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/merge-patch+json",
            "Authorization",
            "Bearer " + server.adminKey);
  }

  private static Clock clock(AtomicReference<Instant> now) {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
      }

      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }
    };
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
