package ca.welcomingcommunities.kb.bench;

import ca.welcomingcommunities.kb.document.Facet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One node of OpenSearch, set up for this work: one shard, a field a language with offsets, facets
 * and what is shown from doc values, a filter after the query with an aggregation of its own a
 * facet, and one thread a search.
 */
final class OpenSearch extends Server {
  private static final int BATCH = 1_000;
  private static final int VALUES = 200;
  private static final int SPELLINGS = 50;

  private static final String INDEX =
      """
      {"settings": {
         "number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "30s",
         "search.concurrent_segment_search.mode": "none",
         "analysis": {"analyzer": {
           "folded": {"tokenizer": "standard", "filter": ["lowercase", "asciifolding"]},
           "english_folded": {"tokenizer": "standard", "filter": ["lowercase", "asciifolding", "porter_stem"]},
           "french_folded": {"tokenizer": "standard", "filter": ["lowercase", "asciifolding", "light_french"]}},
           "filter": {"light_french": {"type": "stemmer", "language": "light_french"}}}},
       "mappings": {"dynamic": "strict", "properties": {
         "id": {"type": "keyword"}, "title": {"type": "keyword", "index": false},
         "language": {"type": "keyword"}, "year": {"type": "integer"},
         "cluster": {"type": "keyword"}, "region": {"type": "keyword"}, "theme": {"type": "keyword"},
         "text": {"type": "text", "analyzer": "folded"},
         "text_en": {"type": "text", "analyzer": "english_folded", "index_options": "offsets"},
         "text_fr": {"type": "text", "analyzer": "french_folded", "index_options": "offsets"}}}}
      """;

  private OpenSearch(ServerProcess process) {
    super("OpenSearch", process);
  }

  /** Starts it; the parameters as with {@link Solr#start}. */
  static OpenSearch start(Path jars, Path sources, Path home, List<String> options)
      throws IOException {
    Files.createDirectories(home);
    List<String> command = new ArrayList<>(List.of(ServerProcess.jdk("java")));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            jars + "/*",
            sources.resolve("OpenSearchNode.java").toString(),
            home.toString()));
    return new OpenSearch(
        ServerProcess.start(new ProcessBuilder(command), home.resolve("server.log")));
  }

  @Override
  void take(Corpus corpus) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      send(http, "PUT", "/bench", INDEX);
      for (int from = 0; from < corpus.size(); from += BATCH) {
        StringBuilder bulk = new StringBuilder();
        for (int i = from; i < Math.min(corpus.size(), from + BATCH); i++) {
          bulk.append("{\"index\":{}}\n").append(Solr.document(corpus.entry(i))).append('\n');
        }
        JsonNode report = send(http, "POST", "/bench/_bulk", bulk.toString());
        if (report.path("errors").asBoolean(true)) {
          throw new IOException("bulk: " + report);
        }
      }
      send(http, "POST", "/bench/_refresh", "");
    }
  }

  private JsonNode send(HttpClient http, String method, String path, String body)
      throws IOException, InterruptedException {
    URI uri = address().resolve(path);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(uri + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  @Override
  long total() throws IOException {
    JsonNode indices = ask(Connection.get(address(), "/_cluster/state/metadata"));
    return indices.path("metadata").path("indices").has("bench")
        ? ask(Connection.get(address(), "/bench/_count")).path("count").asLong()
        : 0;
  }

  @Override
  byte[] request(Question question, boolean asTyped) {
    Scenario scenario = question.scenario();
    ObjectNode search = JSON.createObjectNode();
    search.put("size", Scenario.HITS).put("from", scenario.offset());
    search.put("track_total_hits", true).put("_source", false);
    ArrayNode shown = search.putArray("docvalue_fields");
    List.of("id", "title", "language", "year", "cluster", "region", "theme").forEach(shown::add);
    query(search.putObject("query"), question);
    Map<String, ObjectNode> filters = new LinkedHashMap<>();
    filter(filters, "region", question.regions());
    filter(filters, "theme", question.themes());
    if (!filters.isEmpty()) {
      ArrayNode all = search.putObject("post_filter").putObject("bool").putArray("filter");
      filters.values().forEach(all::add);
    }
    if (scenario.facets()) {
      facets(search.putObject("aggs"), filters);
    }
    if (scenario.passages()) {
      ObjectNode highlight = search.putObject("highlight");
      highlight.put("type", "unified").put("number_of_fragments", 3);
      highlight.putObject("fields").set("text_en", JSON.createObjectNode());
      highlight.withObject("fields").set("text_fr", JSON.createObjectNode());
    }
    return Connection.post(address(), "/bench/_search", search.toString());
  }

  private static void query(ObjectNode query, Question question) {
    String words = String.join(" ", question.words());
    switch (question.scenario()) {
      case PREFIX -> query.putObject("prefix").put("text", Stems.folded(words));
      case FUZZY ->
          query
              .putObject("fuzzy")
              .putObject("text")
              .put("value", Stems.folded(words))
              .put("fuzziness", "AUTO")
              .put("max_expansions", SPELLINGS);
      case KEYWORD, FACETS, HIGHLIGHT, FILTER, DEEP -> {
        ObjectNode match = query.putObject("multi_match");
        match.put("query", words).put("operator", "and").put("tie_breaker", 0.1);
        match.putArray("fields").add("text_en").add("text_fr");
      }
    }
  }

  private static void filter(Map<String, ObjectNode> to, String field, List<String> values) {
    if (!values.isEmpty()) {
      ObjectNode terms = JSON.createObjectNode();
      values.forEach(terms.putObject("terms").putArray(field)::add);
      to.put(field, terms);
    }
  }

  /** Each facet counts what all filters but its own leave. */
  private static void facets(ObjectNode aggregations, Map<String, ObjectNode> filters) {
    for (Facet facet : Corpus.FACETS) {
      ObjectNode one = aggregations.putObject(facet.id());
      List<ObjectNode> others =
          filters.entrySet().stream()
              .filter(filter -> !filter.getKey().equals(facet.id()))
              .map(Map.Entry::getValue)
              .toList();
      if (!others.isEmpty()) {
        ArrayNode all = one.putObject("filter").putObject("bool").putArray("filter");
        others.forEach(all::add);
        one = one.putObject("aggs").putObject("values");
      }
      one.putObject("terms").put("field", facet.id()).put("size", VALUES);
    }
  }

  @Override
  Answer read(JsonNode answer) {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    for (Facet facet : Corpus.FACETS) {
      JsonNode one = answer.path("aggregations").path(facet.id());
      Map<String, Long> values = new HashMap<>();
      for (JsonNode bucket : (one.has("values") ? one.path("values") : one).path("buckets")) {
        values.put(bucket.path("key").asString(), bucket.path("doc_count").asLong());
      }
      counts.put(facet.id(), values);
    }
    JsonNode hits = answer.path("hits");
    long total = hits.path("total").path("value").asLong();
    return new Answer(total, hits.path("hits").size(), counts);
  }
}
