package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program as the launcher starts it, in a process that can be killed. */
final class ServerProcess implements Closeable {
  static final String KEY = "wci-test-0123456789abcdef0123456789abcdef";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  private ServerProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts {@code serve} or {@code demo} on the folders below {@code home} and waits until it
   * listens.
   */
  static ServerProcess start(String command, Path home) throws IOException {
    return start(command, home, Map.of());
  }

  /** The same with other variables of the environment. */
  static ServerProcess start(String command, Path home, Map<String, String> environment)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.addAll(List.of(Path.of("wci").toAbsolutePath().toString(), command, "--port", "0"));
    line.addAll(List.of("--data", home.resolve("data").toString()));
    line.addAll(List.of("--index", home.resolve("index").toString()));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("WCI_ADMIN_KEY", KEY);
    // One that lives for seconds does better with the quick compiler alone, and on a busy machine
    // with all threads as equals.
    builder
        .environment()
        .put("WCI_JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1 -XX:ThreadPriorityPolicy=0");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String said = out.readLine(); said != null; said = out.readLine()) {
      if (said.startsWith("listening on ")) {
        Thread.ofVirtual().start(() -> out.lines().forEach(ignored -> {}));
        return new ServerProcess(process, URI.create(said.substring("listening on ".length())));
      }
    }
    throw new IOException("the server ended before it listened");
  }

  URI address() {
    return address;
  }

  Process process() {
    return process;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + KEY)
            .build();
    return json(http.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  HttpResponse<String> post(String path, String type, BodyPublisher body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", type)
            .POST(body)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Hands in a file of text. */
  HttpResponse<String> upload(String filename, String text)
      throws IOException, InterruptedException {
    return upload(filename, BodyPublishers.ofString(text));
  }

  HttpResponse<String> upload(String filename, BodyPublisher bytes)
      throws IOException, InterruptedException {
    String head =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
            .formatted(filename);
    return post(
        "/api/documents",
        "multipart/form-data; boundary=b",
        BodyPublishers.concat(
            BodyPublishers.ofString(head), bytes, BodyPublishers.ofString("\r\n--b--\r\n")));
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  /** The job of an upload that was accepted. */
  static String job(HttpResponse<String> accepted) {
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    return json(accepted).at("/jobs/0/id").asString();
  }

  /** Asks until a job has ended, and gives its state; empty if there is no such job. */
  String end(String job) throws IOException, InterruptedException {
    while (true) {
      String state = get("/api/jobs/" + job).path("state").asString("");
      if (List.of("searchable", "failed", "needs-review", "").contains(state)) {
        return state;
      }
      Thread.onSpinWait();
    }
  }

  /** {@code kill -9}: no shutdown hook, no flush. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM; the exit code, or -1 where it did not end within the time. */
  int terminate(int seconds) throws InterruptedException {
    process.destroy();
    return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
