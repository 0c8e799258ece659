package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The orderly end of a server that has work to do. */
@Timeout(300)
final class ShutdownIT {
  private static final int CLIENTS = 4;

  /** It ends within 9 seconds by itself; a busy machine takes a little longer over it. */
  private static final int SECONDS = 15;

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
        assertThat(server.end(job)).isEqualTo("searchable");
      }
    }
    try (var left = Files.list(home.resolve("data/incoming"))) {
      assertThat(left).isEmpty();
    }
  }

  /** Needs Tesseract: skipped without it, but not where CI=true. */
  @Test
  void terminatedInTheMiddleOfAScanItIsSoonDownAndTheNextStartReadsIt() throws Exception {
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(hasTesseract() || required, "Tesseract (tesseract-ocr) is not installed");
    Path scan = home.resolve("scan.pdf");
    PDFMergerUtility merger = new PDFMergerUtility();
    for (int i = 0; i < 5; i++) {
      merger.addSource("sample-docs/quinte-council-report-2011-scan.pdf");
    }
    merger.setDestinationFileName(scan.toString());
    merger.mergeDocuments(null);
    String job;
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      job = ServerProcess.job(server.upload("scan.pdf", BodyPublishers.ofFile(scan)));
      while (server.process().descendants().noneMatch(ShutdownIT::isTesseract)) {
        Thread.onSpinWait();
      }
      List<ProcessHandle> children = server.process().descendants().toList();
      assertThat(server.terminate(SECONDS)).isNotEqualTo(-1);
      for (ProcessHandle child : children) {
        child.onExit().get(SECONDS, TimeUnit.SECONDS);
      }
    }
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      assertThat(server.get("/api/jobs/" + job).path("state").asString())
          .as("it had not been read to the end")
          .isNotEqualTo("searchable");
      assertThat(server.end(job)).isEqualTo("searchable");
      assertThat(server.get("/api/jobs/" + job).path("attempts").asInt()).isEqualTo(1);
    }
  }

  private static boolean hasTesseract() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tesseract")));
  }

  private static boolean isTesseract(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("tesseract")).isPresent();
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
        String name = client + "-" + i;
        HttpResponse<String> answer =
            server.upload(name + ".txt", ("Report " + name + ". ").repeat(2_000));
        if (answer.statusCode() == 202) {
          accepted.add(ServerProcess.job(answer));
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
}
