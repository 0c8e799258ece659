package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The orderly end of a server that has work to do. */
@Timeout(300)
final class ShutdownIT {
  private static final int CLIENTS = 4;
  private static final int SECONDS = 10;

  @TempDir Path home;

  @Test
  void terminatedUnderLoadItLosesNothingAndIsSoonDown() throws Exception {
    ConcurrentLinkedQueue<String> accepted = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Integer> others = new ConcurrentLinkedQueue<>();
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      CountDownLatch busy = new CountDownLatch(20);
      List<Thread> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int number = client;
        clients.add(Thread.ofVirtual().start(() -> load(server, number, accepted, others, busy)));
      }
      busy.await();
      assertThat(server.terminate(SECONDS)).isNotEqualTo(-1);
      for (Thread client : clients) {
        client.join();
      }
    }
    assertThat(others).allMatch(status -> status == 503);
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      for (String job : accepted) {
        while (!server.get("/api/jobs/" + job).path("state").asString().equals("searchable")) {
          Thread.onSpinWait();
        }
      }
    }
    try (var left = Files.list(home.resolve("data/incoming"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aSecondServerOnTheSameFolderRefusesToStartAndTheFirstGoesOn() throws Exception {
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      assertThatThrownBy(() -> ServerProcess.start("serve", home).close())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("ended before it listened");
      assertThat(server.get("/health/ready").path("status").asString()).isEqualTo("ok");
    }
  }

  private static void load(
      ServerProcess server,
      int client,
      ConcurrentLinkedQueue<String> accepted,
      ConcurrentLinkedQueue<Integer> others,
      CountDownLatch busy) {
    try {
      for (int i = 0; ; i++) {
        HttpResponse<String> answer = upload(server, client + "-" + i);
        if (answer.statusCode() == 202) {
          accepted.add(
              JsonMapper.builder()
                  .build()
                  .readTree(answer.body())
                  .path("jobs")
                  .path(0)
                  .path("id")
                  .asString());
        } else {
          others.add(answer.statusCode());
        }
        busy.countDown();
      }
    } catch (IOException gone) {
      busy.countDown(); // the server is down; what it acknowledged is known
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpResponse<String> upload(ServerProcess server, String name)
      throws IOException, InterruptedException {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s.txt\"\r\n\r\n%s\r\n--b--\r\n"
            .formatted(name, ("Report " + name + ". ").repeat(2_000));
    return server.post(
        "/api/documents",
        "multipart/form-data; boundary=b",
        BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }
}
