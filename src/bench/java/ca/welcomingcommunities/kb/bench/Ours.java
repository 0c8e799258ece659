package ca.welcomingcommunities.kb.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Our own server, started from the built jar on folders of its own. */
final class Ours extends Server {
  private static final String KEY = "wci_bench0123456789abcdefghijklmnopqrstuv";

  private final Path folder;

  private Ours(ServerProcess process, Path folder) {
    super("ours", process);
    this.folder = folder;
  }

  /**
   * Starts it as the launcher does.
   *
   * @param options more options for the virtual machine
   */
  static Ours start(Path jar, Path folder, List<String> options) throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(ServerProcess.jdk("java"));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector",
            "-XX:ThreadPriorityPolicy=1",
            "-XX:CompilerThreadPriority=10",
            "-XX:JavaPriority1_To_OSPriority=10",
            "-XX:-PrintWarnings",
            "-Djdk.virtualThreadScheduler.parallelism=8"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-jar",
            jar.toString(),
            "serve",
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--index",
            folder.resolve("index").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("WCI_ADMIN_KEY", KEY);
    return new Ours(ServerProcess.start(builder, folder.resolve("server.log")), folder);
  }

  @Override
  void take(Corpus corpus) throws IOException, InterruptedException {
    Path file = folder.resolveSibling("corpus-" + corpus.size() + "-" + corpus.seed() + ".ndjson");
    if (Files.notExists(file)) {
      write(corpus, file);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      String report =
          http.send(
                  HttpRequest.newBuilder(address().resolve("/api/import"))
                      .header("Authorization", "Bearer " + KEY)
                      .header("Content-Type", "application/x-ndjson")
                      .POST(BodyPublishers.ofFile(file))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      if (JSON.readTree(report).path("failed").asInt(-1) != 0) {
        throw new IOException("import: " + report);
      }
    }
  }

  /** Writes the corpus as records for the import. */
  static void write(Corpus corpus, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (BufferedWriter out = Files.newBufferedWriter(part)) {
      for (int i = 0; i < corpus.size(); i++) {
        out.write(record(corpus.entry(i)));
        out.newLine();
      }
    }
    Files.move(part, file);
  }

  private static String record(Entry entry) {
    ObjectNode record = JSON.createObjectNode();
    record.put("externalId", entry.id());
    record.put("title", entry.title());
    record.put("text", entry.text());
    record.put("language", entry.language().code());
    record.put("year", entry.year());
    entry.values().forEach(one -> one.values().forEach(record.withArray(one.facet())::add));
    return record.toString();
  }

  @Override
  long total() throws IOException {
    return ask(Connection.get(address(), "/api/search?facets=none&hitsPerPage=1"))
        .path("totalHits")
        .asLong();
  }

  @Override
  byte[] request(Question question, boolean asTyped) {
    return Connection.get(address(), path(question) + (asTyped ? "&expand=false" : ""));
  }

  private static String path(Question question) {
    Scenario scenario = question.scenario();
    StringBuilder path = new StringBuilder("/api/search?q=").append(encoded(question.text()));
    path.append(scenario.facets() ? "&facets=cluster,region,theme" : "&facets=none");
    question.regions().forEach(region -> path.append("&region=").append(region));
    question.themes().forEach(theme -> path.append("&theme=").append(theme));
    if (scenario.page() > 1) {
      path.append("&page=").append(scenario.page());
    }
    return path.toString();
  }

  /** How long suggestions for the beginnings of texts take, in nanoseconds, sorted. */
  long[] suggest(List<String> beginnings) throws IOException {
    long[] times = new long[beginnings.size()];
    try (Connection connection = new Connection(address())) {
      for (int i = 0; i < times.length; i++) {
        String path = "/api/suggest?q=" + encoded(beginnings.get(i));
        byte[] request = Connection.get(address(), path);
        long begin = System.nanoTime();
        connection.ask(request);
        times[i] = System.nanoTime() - begin;
      }
    }
    Arrays.sort(times);
    return times;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  Answer read(JsonNode answer) {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    for (JsonNode facet : answer.path("facets")) {
      Map<String, Long> values = new HashMap<>();
      for (JsonNode value : facet.path("values")) {
        // A chosen value is listed even where nothing has it.
        if (value.path("count").asLong() > 0) {
          values.put(value.path("value").asString(), value.path("count").asLong());
        }
      }
      counts.put(facet.path("field").asString(), values);
    }
    return new Answer(answer.path("totalHits").asLong(), answer.path("hits").size(), counts);
  }
}
