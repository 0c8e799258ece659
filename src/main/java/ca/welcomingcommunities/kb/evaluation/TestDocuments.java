package ca.welcomingcommunities.kb.evaluation;

import ca.welcomingcommunities.kb.document.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of a test collection: {@code docs.jsonl}, one JSON object a line with {@code id},
 * {@code title}, {@code text} and {@code lang}; title, text and language may be missing or empty.
 * {@code authors} is a list of names, where there is one.
 */
public final class TestDocuments {
  private static final int CHUNK = 2_000;

  private final Path file;
  private final JsonMapper json = new JsonMapper();
  private final Map<String, Language> languages = new HashMap<>();

  /** The file of a collection's folder. */
  public TestDocuments(Path folder) {
    this.file = folder.resolve("docs.jsonl");
  }

  /** Takes documents as they are given to {@code POST /api/import}. */
  @FunctionalInterface
  public interface Importing {
    /**
     * Takes a group of records.
     *
     * @param ndjson one record a line
     * @return what is wrong with the first bad record; empty where all were taken
     */
    String take(byte[] ndjson) throws IOException;
  }

  /**
   * Hands on all documents as records for the import, in groups.
   *
   * @param languageGiven whether the records say in which language they are, else it is for the
   *     import to find out
   * @return how many
   * @throws BadFileException naming the line that is wrong, and why
   */
  public int importTo(Importing importing, boolean languageGiven) throws IOException {
    StringBuilder chunk = new StringBuilder();
    int line = 0;
    int count = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (!text.isBlank()) {
          chunk.append(record(line, text, languageGiven)).append('\n');
          count++;
          if (count % CHUNK == 0) {
            flush(chunk, line, importing);
          }
        }
      }
      flush(chunk, line, importing);
    } catch (MalformedInputException notText) {
      throw new BadFileException(file, line + 1L, "not text in UTF-8");
    } catch (NoSuchFileException missing) {
      throw new BadFileException(file, 0, "no such file");
    }
    return count;
  }

  /** The language that the file gives for a document; OTHER where it gives none. */
  public Language language(String id) {
    return languages.getOrDefault(id, Language.OTHER);
  }

  /** Judged documents that are not in the file; they count as never found. */
  public List<String> missing(TestCollection collection) {
    return collection.queries().stream()
        .flatMap(query -> query.grades().keySet().stream())
        .filter(id -> !languages.containsKey(id))
        .distinct()
        .sorted()
        .toList();
  }

  private void flush(StringBuilder chunk, int line, Importing importing) throws IOException {
    String problem = importing.take(chunk.toString().getBytes(StandardCharsets.UTF_8));
    if (!problem.isEmpty()) {
      throw new BadFileException(file, 0, "in the lines up to " + line + ": " + problem);
    }
    chunk.setLength(0);
  }

  private String record(int line, String text, boolean languageGiven) throws BadFileException {
    JsonNode given;
    try {
      given = json.readTree(text);
    } catch (JacksonException notJson) {
      throw new BadFileException(file, line, "not JSON");
    }
    String id = given.isObject() ? given.path("id").asString("") : "";
    if (id.isBlank()) {
      throw new BadFileException(file, line, given.isObject() ? "no id" : "not a JSON object");
    }
    String language = given.path("lang").asString("");
    if (languages.put(id, Language.of(language)) != null) {
      throw new BadFileException(file, line, "document '" + id + "' twice");
    }
    String title = given.path("title").asString("");
    String body = given.path("text").asString("");
    if (title.isBlank() && body.isBlank()) {
      title = id; // The import refuses a record that says nothing.
    }
    ObjectNode record = json.createObjectNode();
    record.put("externalId", id);
    if (!title.isBlank()) {
      record.put("title", title);
    }
    if (!body.isBlank()) {
      record.put("text", body);
    }
    if (languageGiven && !language.isBlank()) {
      record.put("language", language);
    }
    if (given.path("authors").isArray()) {
      record.set("authors", given.path("authors"));
    }
    return record.toString();
  }
}
