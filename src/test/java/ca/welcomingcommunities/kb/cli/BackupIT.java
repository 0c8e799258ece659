package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The drill: back up a server that is being written to, lose its folders, restore, go on. */
@Timeout(300)
final class BackupIT {
  private static final int ENOUGH = 25;

  @TempDir Path home;

  @Test
  void whatWasAcknowledgedBeforeABackupBeganIsThereAfterItIsRestored() throws Exception {
    Path target = home.resolve("backup");
    ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    List<String> before;
    try (ServerProcess server = ServerProcess.start("serve", home.resolve("first"))) {
      AtomicBoolean ended = new AtomicBoolean();
      CountDownLatch enough = new CountDownLatch(ENOUGH);
      Thread client =
          Thread.ofVirtual().start(() -> uploadUntil(ended, server, acknowledged, enough));
      enough.await();
      before = List.copyOf(acknowledged);
      assertThat(run("backup", target.toString(), "--data", data("first")))
          .startsWith("0 backup complete in " + target);
      assertThat(acknowledged.size()).isGreaterThanOrEqualTo(before.size());
      ended.set(true);
      client.join();
      server.kill();
    }
    assertThat(run("restore", target.toString(), "--data", data("first")))
        .startsWith("1 ")
        .contains("not empty");
    assertThat(run("restore", target.toString(), "--data", data("second")))
        .startsWith("0 restored to " + data("second"));
    try (ServerProcess server = ServerProcess.start("serve", home.resolve("second"))) {
      for (String job : before) {
        assertThat(server.end(job)).isEqualTo("searchable");
      }
      assertThat(server.get("/api/search?q=kettledrum").path("totalHits").asInt())
          .isGreaterThanOrEqualTo(before.size());
      assertThat(server.terminate(20)).isNotEqualTo(-1);
    }
    String index = home.resolve("second/index").toString();
    assertThat(run("check", "--data", data("second"), "--index", index))
        .isEqualTo("0 everything is in order");
    Path lost;
    try (var files = Files.walk(home.resolve("second/data/originals"))) {
      lost = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    Files.delete(lost);
    assertThat(run("check", "--repair", "--data", data("second"), "--index", index))
        .startsWith("1 original-missing document=")
        .contains("original=" + lost.getFileName());
  }

  private String data(String name) {
    return home.resolve(name).resolve("data").toString();
  }

  /** The exit code and what was printed. */
  private static String run(String... command) {
    StringWriter said = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    return line.execute(command) + " " + said.toString().strip();
  }

  private static void uploadUntil(
      AtomicBoolean ended,
      ServerProcess server,
      ConcurrentLinkedQueue<String> acknowledged,
      CountDownLatch enough) {
    try {
      for (int i = 0; !ended.get(); i++) {
        String text = ("Kettledrum report number " + i + ". ").repeat(200);
        acknowledged.add(ServerProcess.job(server.upload(i + ".txt", text)));
        enough.countDown();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
