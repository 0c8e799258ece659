package ca.welcomingcommunities.kb.bench;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Solr on its own Jetty, set up for this work: a field a language with offsets, facets and what is
 * shown from doc values, tagged filters, and no cache of whole results. Its schema is in {@code
 * src/bench/peers/solr}.
 */
final class Solr extends Server {
  private static final int BATCH = 1_000;
  private static final int VALUES = 200;
  private static final String UPDATE = "/solr/bench/update";

  private Solr(ServerProcess process) {
    super("Solr", process);
  }

  /**
   * Starts it.
   *
   * @param jars the folder with its jars
   * @param sources {@code src/bench/peers/solr}
   * @param home a folder of its own
   */
  static Solr start(Path jars, Path sources, Path home, List<String> options) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = home.resolve(sources.relativize(file).toString());
        if (Files.notExists(copy)) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    List<String> command =
        new ArrayList<>(List.of(ServerProcess.jdk("java"), "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp", jars + "/*", sources.resolve("SolrServer.java").toString(), home.toString()));
    return new Solr(ServerProcess.start(new ProcessBuilder(command), home.resolve("server.log")));
  }

  @Override
  void take(Corpus corpus) throws IOException {
    for (int from = 0; from < corpus.size(); from += BATCH) {
      ArrayNode batch = JSON.createArrayNode();
      for (int i = from; i < Math.min(corpus.size(), from + BATCH); i++) {
        batch.add(document(corpus.entry(i)));
      }
      ask(Connection.post(address(), UPDATE, batch.toString()));
    }
    ask(Connection.post(address(), UPDATE + "?commit=true", "[]"));
  }

  static ObjectNode document(Entry entry) {
    ObjectNode document = JSON.createObjectNode();
    document.put("id", entry.id());
    document.put("title", entry.title());
    document.put("language", entry.language().code());
    document.put("year", entry.year());
    String stemmed = entry.language() == Language.FR ? "text_fr" : "text_en";
    for (String field : List.of("text", stemmed)) {
      document.putArray(field).add(entry.title()).add(entry.text());
    }
    entry.counted().forEach(one -> one.values().forEach(document.withArray(one.facet())::add));
    return document;
  }

  @Override
  long total() throws IOException {
    return ask(Connection.get(address(), "/solr/bench/select?rows=0&q=*:*"))
        .path("response")
        .path("numFound")
        .asLong();
  }

  @Override
  byte[] request(Question question, boolean asTyped) {
    Scenario scenario = question.scenario();
    String text = scenario == Scenario.FUZZY ? question.text() + "2" : question.text();
    StringBuilder path = new StringBuilder("/solr/bench/select?q=").append(Ours.encoded(text));
    if (scenario == Scenario.PREFIX || scenario == Scenario.FUZZY) {
      path.append("&qf=text");
    }
    path.append("&rows=").append(Scenario.HITS).append("&start=").append(scenario.offset());
    filter(path, "region", question.regions());
    filter(path, "theme", question.themes());
    if (scenario.facets()) {
      path.append("&json.facet=").append(Ours.encoded(facets()));
    }
    if (scenario.passages()) {
      path.append("&hl=true&hl.method=unified&hl.fl=text_en,text_fr&hl.snippets=3");
    }
    return Connection.get(address(), path.toString());
  }

  private static void filter(StringBuilder path, String field, List<String> values) {
    if (!values.isEmpty()) {
      path.append("&fq=")
          .append(Ours.encoded("{!terms f=%1$s tag=%1$s}".formatted(field)))
          .append(String.join(",", values));
    }
  }

  private static String facets() {
    ObjectNode facets = JSON.createObjectNode();
    for (Facet facet : Corpus.FACETS) {
      ObjectNode one = facets.putObject(facet.id());
      one.put("type", "terms").put("field", facet.id()).put("limit", VALUES);
      one.putObject("domain").put("excludeTags", facet.id());
    }
    return facets.toString();
  }

  @Override
  Answer read(JsonNode answer) {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    for (Facet facet : Corpus.FACETS) {
      Map<String, Long> values = new HashMap<>();
      for (JsonNode bucket : answer.path("facets").path(facet.id()).path("buckets")) {
        values.put(bucket.path("val").asString(), bucket.path("count").asLong());
      }
      counts.put(facet.id(), values);
    }
    JsonNode response = answer.path("response");
    return new Answer(response.path("numFound").asLong(), response.path("docs").size(), counts);
  }
}
