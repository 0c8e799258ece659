package ca.welcomingcommunities.kb.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.evaluation.Run;
import ca.welcomingcommunities.kb.evaluation.TestCollection;
import ca.welcomingcommunities.kb.evaluation.TestDocuments;
import ca.welcomingcommunities.kb.evaluation.TestQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Queries in one language whose answer is there in the other only ({@code
 * src/test/resources/bilingual}): the word pairs of the vocabulary must lead to it. The figures are
 * printed.
 */
final class BilingualIT {
  /** Which part of the queries must have the other language's document among the first five. */
  private static final double WANTED = 0.9;

  private static final int FIRST = 5;

  @Test
  void theOtherLanguagesDocumentIsAmongTheFirstFive() throws IOException {
    Path folder = Path.of("src/test/resources/bilingual");
    TestCollection collection = TestCollection.read(folder);
    try (Trial trial = Trial.open()) {
      new TestDocuments(folder).importTo(trial::importRecords, false);
      Run run = Run.of(trial.index(Map.of()), collection);
      double english = found(run, collection, Language.EN);
      double french = found(run, collection, Language.FR);
      System.out.printf(
          Locale.ROOT,
          "other language among the first five: asked in English %.2f, in French %.2f%n",
          english,
          french);
      assertThat(english).isGreaterThanOrEqualTo(WANTED);
      assertThat(french).isGreaterThanOrEqualTo(WANTED);
    }
  }

  private static double found(Run run, TestCollection collection, Language language) {
    List<TestQuery> asked =
        collection.queries().stream().filter(query -> query.language() == language).toList();
    long found =
        asked.stream()
            .filter(query ->
                run.of(query.id()).stream().limit(FIRST).anyMatch(query.grades()::containsKey))
            .count();
    return (double) found / asked.size();
  }
}
