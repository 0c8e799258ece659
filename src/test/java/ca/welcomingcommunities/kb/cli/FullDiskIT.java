package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server whose disk fills up: a small file system in memory, which only root of a Linux can
 * mount. Skipped elsewhere; with CI=true that is a failure.
 */
@Timeout(300)
final class FullDiskIT {
  private static final int MEGABYTE = 1_000_000;

  @TempDir Path home;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(home.resolve("disk"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=72m", "tmpfs", disk.toString());
    boolean required = "true".equals(System.getenv("CI")) && isLinuxRoot();
    assumeTrue(mounted || required, "a small file system can only be mounted by root on Linux");
    assertThat(mounted).as("a small file system is mounted").isTrue();
  }

  private static boolean isLinuxRoot() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
        && System.getProperty("user.name").equals("root");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "-l", disk.toString());
  }

  @Test
  void aFullDiskRefusesUploadsWhileSearchesGoOnAndUploadsResumeByThemselves() throws Exception {
    try (ServerProcess server = ServerProcess.start("serve", disk)) {
      List<String> accepted = new ArrayList<>();
      HttpResponse<String> refused = fill(server, accepted);
      assertRefused(refused);
      assertThat(accepted).hasSizeGreaterThan(3);
      for (String job : accepted) {
        ends(server, job);
      }
      assertThat(total(server)).isEqualTo(accepted.size());

      Path filler = disk.resolve("filler");
      fillCompletely(filler);
      assertRefused(upload(server, 1_000, 1));
      assertRefused(
          server.post(
              "/api/import", "application/x-ndjson", BodyPublishers.ofString("{\"text\":\"x\"}")));
      assertThat(total(server)).isEqualTo(accepted.size());
      assertThat(leftovers()).isEmpty();

      Files.delete(filler);
      assertThat(run("mount", "-o", "remount,size=200m", disk.toString())).isTrue();
      HttpResponse<String> resumed = upload(server, 2_000, 1);
      assertThat(resumed.statusCode()).isEqualTo(202);
      ends(server, job(resumed));
      assertThat(total(server)).isEqualTo(accepted.size() + 1);
      assertThat(server.terminate(20)).isNotEqualTo(-1);
    }
    try (ServerProcess server = ServerProcess.start("serve", disk)) {
      assertThat(total(server)).isPositive();
    }
  }

  /** Uploads until one is refused. */
  private HttpResponse<String> fill(ServerProcess server, List<String> accepted) throws Exception {
    // What is needed so that the test's own uploads bring the disk to its reserve.
    Files.write(disk.resolve("ballast"), new byte[14 * MEGABYTE]);
    for (int i = 0; ; i++) {
      HttpResponse<String> answer = upload(server, i, MEGABYTE);
      if (answer.statusCode() != 202) {
        return answer;
      }
      accepted.add(job(answer));
    }
  }

  private static void fillCompletely(Path filler) throws IOException {
    try (var out = Files.newOutputStream(filler)) {
      byte[] block = new byte[4_096];
      while (true) {
        try {
          out.write(block);
        } catch (IOException full) {
          return;
        }
      }
    }
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("storage-full");
  }

  private List<Path> leftovers() throws IOException {
    try (var files = Files.walk(disk.resolve("data/incoming"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static HttpResponse<String> upload(ServerProcess server, int number, int bytes)
      throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder("Kettledrum report number " + number + ".\n");
    for (int i = number; text.length() < bytes; i += 7) {
      text.append("word").append(i % 500).append(i % 9 == 0 ? '\n' : ' ');
    }
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"n%d.txt\"\r\n\r\n%s\r\n--b--\r\n"
            .formatted(number, text);
    return server.post(
        "/api/documents",
        "multipart/form-data; boundary=b",
        BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }

  private static String job(HttpResponse<String> answer) {
    return JsonMapper.builder()
        .build()
        .readTree(answer.body())
        .path("jobs")
        .path(0)
        .path("id")
        .asString();
  }

  private static void ends(ServerProcess server, String job) throws Exception {
    while (true) {
      JsonNode state = server.get("/api/jobs/" + job).path("state");
      assertThat(state.asString()).isNotEqualTo("failed");
      if (state.asString().equals("searchable")) {
        return;
      }
      Thread.onSpinWait();
    }
  }

  private static long total(ServerProcess server) throws Exception {
    return server.get("/api/search?q=kettledrum").path("totalHits").asLong();
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
