package ca.welcomingcommunities.kb.evaluation;

import ca.welcomingcommunities.kb.document.Language;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Queries and judgements, from two files of one folder:
 *
 * <ul>
 *   <li>{@code queries.tsv}: {@code id TAB text}, and if wanted {@code TAB en|fr}, the language of
 *       the query;
 *   <li>{@code qrels.tsv}, as TREC has it: {@code query 0 document grade}, blanks between.
 * </ul>
 *
 * Lines that are blank or begin with {@code #} are left out. What is searched stands beside them in
 * {@code docs.jsonl} (see {@link TestDocuments}), or is a folder of files.
 *
 * @param queries those that at least one document answers, in the order of their file
 */
public record TestCollection(String name, List<TestQuery> queries) {
  private static final int MAX_GRADE = 10;

  public TestCollection {
    Objects.requireNonNull(name, "name");
    queries = List.copyOf(queries);
  }

  /**
   * Reads a folder.
   *
   * @throws BadFileException naming the line that is wrong, and why
   */
  public static TestCollection read(Path folder) throws IOException {
    Map<String, Map<String, Integer>> grades = grades(folder.resolve("qrels.tsv"));
    Path file = folder.resolve("queries.tsv");
    Map<String, TestQuery> queries = new LinkedHashMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (isContent(lines.get(i))) {
        TestQuery query = query(file, i + 1, lines.get(i), grades);
        if (queries.put(query.id(), query) != null) {
          throw new BadFileException(file, i + 1, "query '" + query.id() + "' twice");
        }
      }
    }
    for (String judged : grades.keySet()) {
      if (!queries.containsKey(judged)) {
        throw new BadFileException(
            folder.resolve("qrels.tsv"), 0, "query '" + judged + "' is not in queries.tsv");
      }
    }
    List<TestQuery> answered = queries.values().stream().filter(q -> q.answers() > 0).toList();
    if (answered.isEmpty()) {
      throw new BadFileException(file, 0, "no query has a document that answers it");
    }
    return new TestCollection(String.valueOf(folder.toAbsolutePath().getFileName()), answered);
  }

  /**
   * The queries whose place among the judged ones, from 0, is even, or those whose place is odd:
   * one half to choose weights by, the other to report.
   */
  public TestCollection half(boolean even) {
    List<TestQuery> half = new ArrayList<>();
    for (int i = even ? 0 : 1; i < queries.size(); i += 2) {
      half.add(queries.get(i));
    }
    return new TestCollection(name, half);
  }

  private static TestQuery query(
      Path file, int number, String line, Map<String, Map<String, Integer>> grades)
      throws BadFileException {
    String[] fields = line.split("\t", -1);
    if (fields.length < 2 || fields.length > 3) {
      throw new BadFileException(file, number, "expected: id TAB text, or id TAB text TAB en|fr");
    }
    String id = fields[0].strip();
    if (id.isEmpty() || fields[1].isBlank()) {
      throw new BadFileException(file, number, id.isEmpty() ? "no id" : "no text");
    }
    Language language = fields.length == 3 ? Language.of(fields[2]) : Language.OTHER;
    if (fields.length == 3 && language == Language.OTHER) {
      throw new BadFileException(file, number, "language '" + fields[2] + "' is neither en nor fr");
    }
    return new TestQuery(id, fields[1].strip(), language, grades.getOrDefault(id, Map.of()));
  }

  private static Map<String, Map<String, Integer>> grades(Path file) throws IOException {
    Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!isContent(lines.get(i))) {
        continue;
      }
      String[] fields = lines.get(i).strip().split("\\s+", -1);
      if (fields.length != 4) {
        throw new BadFileException(file, i + 1, "expected: query 0 document grade");
      }
      Map<String, Integer> ofQuery = grades.computeIfAbsent(fields[0], _ -> new HashMap<>());
      if (ofQuery.put(fields[2], grade(file, i + 1, fields[3])) != null) {
        throw new BadFileException(
            file, i + 1, "document '" + fields[2] + "' judged twice for query '" + fields[0] + "'");
      }
    }
    return grades;
  }

  private static int grade(Path file, int line, String text) throws BadFileException {
    try {
      int grade = Integer.parseInt(text);
      if (grade <= MAX_GRADE) {
        return Math.max(0, grade);
      }
    } catch (NumberFormatException notANumber) {
      // Said below, as for one that is too large.
    }
    throw new BadFileException(
        file, line, "grade '" + text + "' is not a whole number up to " + MAX_GRADE);
  }

  static boolean isContent(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException notText) {
      throw new BadFileException(file, 0, "not text in UTF-8");
    } catch (NoSuchFileException missing) {
      throw new BadFileException(file, 0, "no such file");
    }
  }
}
