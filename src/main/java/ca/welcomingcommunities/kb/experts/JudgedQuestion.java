package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A question of which it is known who should be found.
 *
 * @param people ids; at least one
 */
public record JudgedQuestion(Language language, String text, Set<String> people) {
  public JudgedQuestion {
    people = Set.copyOf(people);
    if (people.isEmpty()) {
      throw new IllegalArgumentException("nobody is right for: " + text);
    }
  }

  /** Those that come with the program, about the people of the founding conference. */
  public static List<JudgedQuestion> all() {
    try (InputStream in = JudgedQuestion.class.getResourceAsStream("questions.tsv")) {
      if (in == null) {
        throw new IllegalStateException("questions.tsv is not part of the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(JudgedQuestion::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("questions.tsv", e);
    }
  }

  private static JudgedQuestion read(String line) {
    List<String> fields = Arrays.asList(line.split("\t", -1));
    if (fields.size() != 3) {
      throw new IllegalStateException("questions.tsv: three fields wanted: " + line);
    }
    return new JudgedQuestion(
        Language.of(fields.getFirst()),
        fields.get(1),
        Set.copyOf(Arrays.asList(fields.get(2).split(" ", -1))));
  }
}
