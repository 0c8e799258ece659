package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.bench.MakeRecords;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was acknowledged is there after {@code kill -9}, whenever it comes. */
final class KilledServerIT {
  private static final int RECORDS = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Test
  void tenThousandImportedRecordsSurviveKillsDuringAndAfterTheImport(@TempDir Path home)
      throws IOException, InterruptedException {
    Path records = home.resolve("records.ndjson");
    MakeRecords.write(records, RECORDS, 7);
    killInTheMiddleOf(records, home);
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      JsonNode report = importAll(server, records);
      assertThat(report.path("accepted").asInt()).isEqualTo(RECORDS);
      assertThat(report.path("failed").asInt()).isZero();
      server.kill();
    }
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      awaitTotal(server, "/api/search?hitsPerPage=1", RECORDS);
      for (int number = 0; number < RECORDS; number += 499) {
        assertThat(externalIds(server, MakeRecords.uniqueWord(number)))
            .containsExactly("record-" + number);
      }
      assertThat(server.terminate(20)).isNotEqualTo(-1);
    }
  }

  @Test
  void anUploadAcknowledgedJustBeforeTheKillIsReadAfterRestart(@TempDir Path home)
      throws IOException, InterruptedException {
    List<String> jobs = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      for (int i = 0; i < 5; i++) {
        jobs.add(
            ServerProcess.job(
                server.upload(
                    "note-" + i + ".txt", "Housing note number " + i + " about kettledrums.")));
      }
      server.kill();
    }
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      for (String job : jobs) {
        assertThat(server.end(job)).isEqualTo("searchable");
      }
      awaitTotal(server, "/api/search?q=kettledrums", jobs.size());
    }
    try (var left = Files.walk(home.resolve("data"))) {
      assertThat(left.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  /** Kills the server when about half of the records have gone over the wire. */
  private static void killInTheMiddleOf(Path records, Path home)
      throws IOException, InterruptedException {
    CountDownLatch half = new CountDownLatch(1);
    long middle = Files.size(records) / 2;
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      Thread sender =
          Thread.ofVirtual()
              .start(() -> {
                BodyPublisher body =
                    BodyPublishers.ofInputStream(() -> countingDown(records, middle, half));
                try {
                  server.post("/api/import", "application/x-ndjson", body);
                } catch (IOException expected) {
                  // the server is gone in the middle of the request
                } catch (InterruptedException interrupted) {
                  Thread.currentThread().interrupt();
                }
              });
      half.await();
      server.kill();
      sender.join();
    }
  }

  private static InputStream countingDown(Path file, long at, CountDownLatch latch) {
    try {
      InputStream in = Files.newInputStream(file);
      return new java.io.FilterInputStream(in) {
        private long read;

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          int got = super.read(buffer, offset, length);
          read += Math.max(0, got);
          if (read >= at) {
            latch.countDown();
          }
          return got;
        }
      };
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static JsonNode importAll(ServerProcess server, Path records)
      throws IOException, InterruptedException {
    var answer = server.post("/api/import", "application/x-ndjson", BodyPublishers.ofFile(records));
    assertThat(answer.statusCode()).isEqualTo(200);
    return ServerProcess.json(answer);
  }

  private static List<String> externalIds(ServerProcess server, String word)
      throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    server
        .get("/api/search?q=" + word)
        .path("hits")
        .forEach(hit -> found.add(hit.path("externalId").asString()));
    return found;
  }

  private static void awaitTotal(ServerProcess server, String path, long total)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    long found = -1;
    while (found != total && Instant.now().isBefore(end)) {
      found = server.get(path).path("totalHits").asLong(-1);
    }
    assertThat(found).isEqualTo(total);
  }
}
