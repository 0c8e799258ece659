package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.Rights;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A server whose disk fills up: a small file system in memory, which only root of a Linux can
 * mount. Skipped elsewhere; with CI=true that is a failure.
 */
@Timeout(300)
final class FullDiskIT {
  private static final int MEGABYTE = 1_000_000;

  @TempDir Path home;
  private Path disk = Path.of("");

  private void mount(Path folder, String size) throws Exception {
    disk = Files.createDirectories(folder);
    boolean mounted =
        Rights.run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString());
    Rights.assume(mounted, "a small file system can only be mounted by root on Linux");
  }

  @AfterEach
  void unmount() throws Exception {
    boolean _ = Rights.run("umount", "-l", disk.toString());
  }

  @Test
  void aFullDiskRefusesUploadsWhileSearchesGoOnAndUploadsResumeByThemselves() throws Exception {
    mount(home.resolve("disk"), "72m");
    try (ServerProcess server = ServerProcess.start("serve", disk)) {
      List<String> accepted = new ArrayList<>();
      HttpResponse<String> refused = fill(server, accepted);
      assertRefused(refused);
      assertThat(accepted).hasSizeGreaterThan(3);
      for (String job : accepted) {
        assertThat(server.end(job)).isEqualTo("searchable");
      }
      assertThat(total(server)).isEqualTo(accepted.size());

      Path filler = disk.resolve("filler");
      fillCompletely(filler);
      assertRefused(upload(server, 1_000, 1));
      assertRefused(
          server.post(
              "/api/import", "application/x-ndjson", BodyPublishers.ofString("{\"text\":\"x\"}")));
      assertThat(total(server)).isEqualTo(accepted.size());
      assertThat(files(disk.resolve("data/incoming"))).isEmpty();

      Files.delete(filler);
      assertThat(Rights.run("mount", "-o", "remount,size=200m", disk.toString())).isTrue();
      String resumed = ServerProcess.job(upload(server, 2_000, 1));
      assertThat(server.end(resumed)).isEqualTo("searchable");
      assertThat(total(server)).isEqualTo(accepted.size() + 1);
      assertThat(server.terminate(20)).isNotEqualTo(-1);
    }
    try (ServerProcess server = ServerProcess.start("serve", disk)) {
      assertThat(total(server)).isPositive();
    }
  }

  @Test
  void whereOnlyTheIndexIsFullUploadsAreKeptAndFoundAsSoonAsThereIsRoom() throws Exception {
    mount(home.resolve("index"), "8m");
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      assertThat(server.end(ServerProcess.job(upload(server, 1, 1)))).isEqualTo("searchable");
      Path filler = disk.resolve("filler");
      fillCompletely(filler);
      List<String> accepted = new ArrayList<>();
      for (int i = 2; i < 5; i++) {
        accepted.add(ServerProcess.job(upload(server, i, 100_000)));
      }
      JsonNode ready = server.get("/health/ready");
      while (!ready.path("type").asString("").endsWith("index-failing")) {
        assertThat(total(server)).isEqualTo(1);
        ready = server.get("/health/ready");
      }
      Files.delete(filler);
      for (String job : accepted) {
        assertThat(server.end(job)).isEqualTo("searchable");
      }
      assertThat(total(server)).isEqualTo(4);
      assertThat(server.terminate(20)).isNotEqualTo(-1);
    }
  }

  @Test
  void whereOnlyTheCatalogueIsFullNothingIsAcknowledgedNorLeft() throws Exception {
    mount(home.resolve("data"), "8m");
    for (String folder : List.of("originals", "incoming", "orphans", "work")) {
      Path elsewhere = Files.createDirectories(home.resolve("elsewhere").resolve(folder));
      Files.createSymbolicLink(disk.resolve(folder), elsewhere);
    }
    Path originals = home.resolve("elsewhere");
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      assertThat(server.end(ServerProcess.job(upload(server, 1, 1)))).isEqualTo("searchable");
      List<Path> before = files(originals);
      Path filler = disk.resolve("filler");
      fillCompletely(filler);
      HttpResponse<String> answer = upload(server, 2, 100_000);
      int number = 3;
      for (; answer.statusCode() == 202; number++) {
        answer = upload(server, number, 100_000); // into what SQLite's log has already
      }
      assertRefused(answer);
      assertThat(total(server)).isPositive();
      Files.delete(filler);
      assertThat(server.end(ServerProcess.job(upload(server, number, 1)))).isEqualTo("searchable");
      assertThat(files(originals)).hasSize(before.size() + number - 2);
      assertThat(server.terminate(20)).isNotEqualTo(-1);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
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
      accepted.add(ServerProcess.job(answer));
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

  private static HttpResponse<String> upload(ServerProcess server, int number, int bytes)
      throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder("Kettledrum report number " + number + ".\n");
    for (int i = number; text.length() < bytes; i += 7) {
      text.append("word").append(i % 500).append(i % 9 == 0 ? '\n' : ' ');
    }
    return server.upload("n" + number + ".txt", text.toString());
  }

  private static long total(ServerProcess server) throws Exception {
    return server.get("/api/search?q=kettledrum").path("totalHits").asLong();
  }
}
