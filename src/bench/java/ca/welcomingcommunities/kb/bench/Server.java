package ca.welcomingcommunities.kb.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A target in a process of its own that is asked over HTTP. */
abstract class Server implements Target {
  static final JsonMapper JSON = new JsonMapper();

  private final String name;
  private final ServerProcess process;

  Server(String name, ServerProcess process) {
    this.name = name;
    this.process = process;
  }

  /**
   * The question as this server is asked it.
   *
   * @param asTyped without whatever the server adds to words of its own accord
   */
  abstract byte[] request(Question question, boolean asTyped);

  /** What the server said. */
  abstract Answer read(JsonNode answer);

  /** How many documents it finds. */
  abstract long total() throws IOException;

  /** Hands in the corpus; returns when it is kept. */
  abstract void take(Corpus corpus) throws IOException, InterruptedException;

  @Override
  public final void load(Corpus corpus, Duration patience)
      throws IOException, InterruptedException {
    if (total() < corpus.size()) {
      long begin = System.nanoTime();
      long cpu = cpuNanos();
      take(corpus);
      double kept = (System.nanoTime() - begin) / 1e9;
      while (total() < corpus.size()) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
      double found = (System.nanoTime() - begin) / 1e9;
      process.awaitIdle(patience);
      System.out.printf(
          "%s: %d documents taken in after %.1f s (%.0f a second), found after %.1f s, CPU %.0f µs a document%n",
          name,
          corpus.size(),
          kept,
          corpus.size() / kept,
          found,
          (cpuNanos() - cpu) / 1e3 / corpus.size());
    }
    process.awaitIdle(patience);
  }

  @Override
  public final Client client() throws IOException {
    return new ServerClient();
  }

  private final class ServerClient implements Client {
    private final Connection connection = new Connection(address());
    private final Map<Question, byte[]> requests = new HashMap<>();

    private ServerClient() throws IOException {}

    @Override
    public void ask(Question question) throws IOException {
      connection.ask(requests.computeIfAbsent(question, one -> request(one, false)));
    }

    @Override
    public Answer answer(Question question) throws IOException {
      connection.ask(request(question, true));
      return read(JSON.readTree(connection.text()));
    }

    @Override
    public void close() throws IOException {
      connection.close();
    }
  }

  /** The answer to one request. */
  final JsonNode ask(byte[] request) throws IOException {
    try (Connection connection = new Connection(address())) {
      connection.ask(request);
      return JSON.readTree(connection.text());
    }
  }

  @Override
  public final String name() {
    return name;
  }

  final URI address() {
    return process.address();
  }

  final long pid() {
    return process.pid();
  }

  @Override
  public final long cpuNanos() throws IOException {
    return process.cpuNanos();
  }

  @Override
  public final long memoryBytes() throws IOException {
    return process.memoryBytes();
  }

  @Override
  public final void close() {
    process.close();
  }
}
