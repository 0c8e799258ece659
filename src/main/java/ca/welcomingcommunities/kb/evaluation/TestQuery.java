package ca.welcomingcommunities.kb.evaluation;

import ca.welcomingcommunities.kb.document.Language;
import java.util.Map;
import java.util.Objects;

/**
 * One query with its judgements.
 *
 * @param language in which it is written; {@link Language#OTHER} where nobody says
 * @param grades per judged document how well it answers: 0 not at all, 1 a little, 2 well, 3 best
 */
public record TestQuery(String id, String text, Language language, Map<String, Integer> grades) {
  public TestQuery {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
    grades = Map.copyOf(grades);
  }

  /** How many documents answer it. */
  int answers() {
    return (int) grades.values().stream().filter(grade -> grade > 0).count();
  }
}
