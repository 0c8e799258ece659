package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The main job on the sample documents: every file is read, and realistic questions find the page
 * that answers.
 */
final class DemoIT {
  private static final Path SAMPLES = Path.of("sample-docs");
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  /** An expected answer stands among this many first hits. */
  private static final int GOOD_RANK = 3;

  /** How many of the expected answers may be missed there. */
  private static final int MISSES = 3;

  @TempDir static Path home;
  private static ServerProcess server;

  private record Expected(String query, String file, String page) {}

  @BeforeAll
  static void demo() throws IOException, InterruptedException {
    server = ServerProcess.start("demo", home);
    long files = count();
    Instant end = Instant.now().plus(PATIENCE);
    long done = 0;
    while (done < files && Instant.now().isBefore(end)) {
      JsonNode counts = server.get("/api/jobs?limit=1").path("counts");
      done = 0;
      for (String state : List.of("searchable", "needs-review", "failed")) {
        done += counts.path(state).asLong(0);
      }
    }
    assertThat(done).isEqualTo(files);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static long count() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.filter(file -> !file.endsWith("README.md")).count();
    }
  }

  @Test
  void noSampleFails() throws IOException, InterruptedException {
    assertThat(server.get("/api/jobs?state=failed").path("jobs")).isEmpty();
  }

  @Test
  void everyPageOfTheLongPlanIsThere() throws IOException, InterruptedException {
    JsonNode hit = server.get("/api/search?q=%22sewing+circle%22").path("hits").path(0);
    JsonNode plan = server.get("/api/documents/" + hit.path("id").asString());
    assertThat(plan.path("pages").path("indexed").asInt()).isEqualTo(44);
    assertThat(plan.path("pages").path("total").asInt()).isEqualTo(44);
    JsonNode last = server.get("/api/documents/" + hit.path("id").asString() + "/pages/44");
    assertThat(last.path("text").asString()).isNotBlank();
  }

  @Test
  void realisticQuestionsFindTheFileAndThePage() throws IOException, InterruptedException {
    List<String> missed = new ArrayList<>();
    List<Expected> all = expected();
    for (Expected each : all) {
      if (!found(each)) {
        missed.add(each.toString());
      }
    }
    assertThat(all).hasSizeGreaterThan(20);
    assertThat(missed).hasSizeLessThanOrEqualTo(MISSES);
  }

  private static boolean found(Expected expected) throws IOException, InterruptedException {
    String query = URLEncoder.encode(expected.query(), StandardCharsets.UTF_8);
    JsonNode hits = server.get("/api/search?facets=kind&q=" + query).path("hits");
    for (int rank = 0; rank < Math.min(GOOD_RANK, hits.size()); rank++) {
      for (JsonNode passage : hits.path(rank).path("passages")) {
        boolean file = passage.path("fileUrl").asString("").contains(expected.file());
        boolean page =
            expected.page().equals("-") || expected.page().equals(passage.path("page").asString());
        if (file && page) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Expected> expected() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/samples/expected.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(column -> new Expected(column[0], column[1], column[2]))
        .toList();
  }
}
