package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageCount;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.search.Hit;
import ca.welcomingcommunities.kb.search.IndexedDocument;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.search.Sort;
import ca.welcomingcommunities.kb.search.YearRange;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well documents are ranked, by the public measures: {@code nDCG@10} and {@code Recall@100} of
 * test collections, through the same search as everybody's. Not a test: run its main method with
 * the folders of collections ({@code docs.jsonl}: id, title, text, lang; {@code queries.tsv}; TREC
 * {@code qrels.tsv}).
 */
final class RelevanceBench {
  private final Map<String, String> externalIds = new HashMap<>();
  private final SearchIndex index;

  private RelevanceBench(SearchIndex index) {
    this.index = index;
  }

  static void main(String[] folders) throws IOException {
    String given = System.getProperty("settings", "");
    IndexSettings d = IndexSettings.defaults();
    for (String settings : List.of(given.split(";", -1))) {
      IndexSettings used = d;
      if (!settings.isEmpty()) {
        String[] s = settings.split(",", -1);
        used =
            new IndexSettings(
                Float.parseFloat(s[0]),
                Float.parseFloat(s[1]),
                Float.parseFloat(s[2]),
                Integer.parseInt(s[3]),
                Float.parseFloat(s[4]),
                d.bufferMegabytes(),
                d.facetValues());
      }
      System.out.println(used);
      for (String folder : folders) {
        measure(Path.of(folder), used);
      }
    }
  }

  private static void measure(Path collection, IndexSettings settings) throws IOException {
    Path folder = Files.createTempDirectory("bench");
    try (SearchIndex index =
        LuceneIndex.open(folder, Vocabulary.load(), settings, Clock.systemUTC())) {
      RelevanceBench bench = new RelevanceBench(index);
      bench.load(collection.resolve("docs.jsonl"));
      bench.run(collection);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void load(Path docs) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    List<IndexedDocument> batch = new ArrayList<>();
    try (Stream<String> lines = Files.lines(docs)) {
      for (String line : (Iterable<String>) lines::iterator) {
        batch.add(document(json.readTree(line)));
        if (batch.size() == 500) {
          index.put(batch);
          batch.clear();
        }
      }
    }
    index.put(batch);
    index.refresh();
  }

  private IndexedDocument document(JsonNode record) {
    String id = "d" + externalIds.size();
    externalIds.put(id, record.get("id").asString());
    Language language = Language.of(record.get("lang").asString());
    String text = record.get("text").asString();
    String title = record.get("title").asString();
    // As the import does for records without a title.
    String shown = title.isBlank() ? text.substring(0, Math.min(60, text.length())) : title;
    Section section = Section.of("", 0, false, text).identified(language, null);
    return new IndexedDocument(
        new Document(
            new DocumentId(id),
            Kind.DOCUMENT,
            record.get("id").asString(),
            new Description(shown.isBlank() ? id : shown, null, language, null, List.of(), null),
            null,
            new PageCount(1, 1, PageUnit.SECTION),
            List.of(),
            Instant.EPOCH,
            Instant.EPOCH),
        List.of(new Page(1, List.of(section))));
  }

  private void run(Path collection) throws IOException {
    Map<String, Map<String, Integer>> judged = new HashMap<>();
    for (String line : Files.readAllLines(collection.resolve("qrels.tsv"))) {
      String[] parts = line.strip().split("\\s+", -1);
      judged
          .computeIfAbsent(parts[0], _ -> new HashMap<>())
          .put(parts[2], Integer.parseInt(parts[3]));
    }
    double ndcg = 0;
    double recall = 0;
    int queries = 0;
    int few = 0;
    long nanos = 0;
    for (String line : Files.readAllLines(collection.resolve("queries.tsv"))) {
      int tab = line.indexOf('\t');
      Map<String, Integer> relevant = judged.get(line.substring(0, tab));
      if (relevant == null || relevant.values().stream().noneMatch(grade -> grade > 0)) {
        continue;
      }
      long start = System.nanoTime();
      Results results =
          index.search(
              new Query(
                  line.substring(tab + 1),
                  Map.of(),
                  YearRange.ALL,
                  Sort.RELEVANCE,
                  1,
                  100,
                  Set.of()));
      nanos += System.nanoTime() - start;
      List<String> found =
          Stream.concat(results.hits().stream(), results.beyond().stream())
              .map(Hit::id)
              .map(id -> externalIds.getOrDefault(id.value(), ""))
              .toList();
      ndcg += ndcg(found, relevant);
      recall += recall(found, relevant);
      few += found.size() < 10 ? 1 : 0;
      queries++;
    }
    System.out.printf(
        "%-18s nDCG@10 %.4f  Recall@100 %.4f  (%d queries, %d with fewer than ten hits, %.1f ms"
            + " each)%n",
        collection.getFileName(),
        ndcg / queries,
        recall / queries,
        queries,
        few,
        nanos / 1e6 / queries);
  }

  private static double ndcg(List<String> found, Map<String, Integer> relevant) {
    double gain = 0;
    for (int i = 0; i < Math.min(10, found.size()); i++) {
      gain += relevant.getOrDefault(found.get(i), 0) / log2(i + 2);
    }
    List<Integer> best =
        relevant.values().stream().sorted(Comparator.reverseOrder()).limit(10).toList();
    double ideal = 0;
    for (int i = 0; i < best.size(); i++) {
      ideal += best.get(i) / log2(i + 2);
    }
    return gain / ideal;
  }

  private static double recall(List<String> found, Map<String, Integer> relevant) {
    long all = relevant.values().stream().filter(grade -> grade > 0).count();
    long hit = found.stream().filter(id -> relevant.getOrDefault(id, 0) > 0).count();
    return (double) hit / all;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
