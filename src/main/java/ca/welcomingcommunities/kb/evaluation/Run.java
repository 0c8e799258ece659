package ca.welcomingcommunities.kb.evaluation;

import ca.welcomingcommunities.kb.search.Hit;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.search.Sort;
import ca.welcomingcommunities.kb.search.YearRange;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a search answers to the queries of a collection.
 *
 * @param found per query the ids of the documents found, best first; at most {@value #DEPTH}
 */
public record Run(Map<String, List<String>> found) {
  /** As many hits as the API gives on one page. */
  public static final int DEPTH = Query.MAX_HITS_PER_PAGE;

  public Run {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    found.forEach((query, documents) -> copy.put(query, List.copyOf(documents)));
    found = Collections.unmodifiableMap(copy);
  }

  /**
   * Asks an index, as {@code /api/search?hitsPerPage=100} does: the hits, then the documents that
   * fill the page. A document is named by its external id, or else by its file's name.
   */
  public static Run of(SearchIndex index, TestCollection collection) throws IOException {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (TestQuery query : collection.queries()) {
      Results results =
          index.search(
              new Query(query.text(), Map.of(), YearRange.ALL, Sort.RELEVANCE, 1, DEPTH, Set.of()));
      found.put(
          query.id(),
          Stream.concat(results.hits().stream(), results.beyond().stream())
              .map(Run::name)
              .toList());
    }
    return new Run(found);
  }

  private static String name(Hit hit) {
    String external = hit.externalId();
    String filename = hit.filename();
    return external != null ? external : filename != null ? filename : hit.id().value();
  }

  /** The answer to one query; empty where there is none. */
  public List<String> of(String query) {
    return found.getOrDefault(query, List.of());
  }

  /**
   * Reads a TREC run: {@code query Q0 document rank score tag}, in any order of lines.
   *
   * @throws BadFileException naming the line that is wrong, and why
   */
  public static Run read(Path file) throws IOException {
    Map<String, TreeMap<Integer, String>> ranked = new LinkedHashMap<>();
    List<String> lines = TestCollection.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (TestCollection.isContent(lines.get(i))) {
        String[] fields = lines.get(i).strip().split("\\s+", -1);
        if (fields.length != 6) {
          throw new BadFileException(file, i + 1L, "expected: query Q0 document rank score tag");
        }
        int rank = rank(file, i + 1, fields[3]);
        String before =
            ranked.computeIfAbsent(fields[0], _ -> new TreeMap<>()).put(rank, fields[2]);
        if (before != null) {
          throw new BadFileException(
              file, i + 1L, "rank " + rank + " of query '" + fields[0] + "' twice");
        }
      }
    }
    Map<String, List<String>> found = new LinkedHashMap<>();
    ranked.forEach((query, byRank) -> found.put(query, new ArrayList<>(byRank.values())));
    return new Run(found);
  }

  private static int rank(Path file, int line, String text) throws BadFileException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new BadFileException(file, line, "rank '" + text + "' is not a whole number");
    }
  }

  /**
   * Writes a TREC run.
   *
   * @param tag names the run; one word
   */
  public void write(Path file, String tag) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Map.Entry<String, List<String>> answer : found.entrySet()) {
        int rank = 0;
        for (String document : answer.getValue()) {
          rank++;
          // The order is the answer's; scores of different steps of a search do not compare.
          String score = String.format(Locale.ROOT, "%.4f", 1.0 / rank);
          out.write(String.join(" ", answer.getKey(), "Q0", document, "" + rank, score, tag));
          out.newLine();
        }
      }
    }
  }
}
