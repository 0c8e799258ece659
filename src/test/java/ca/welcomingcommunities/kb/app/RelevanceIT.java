package ca.welcomingcommunities.kb.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.evaluation.Measure;
import ca.welcomingcommunities.kb.evaluation.Run;
import ca.welcomingcommunities.kb.evaluation.Scores;
import ca.welcomingcommunities.kb.evaluation.TestCollection;
import ca.welcomingcommunities.kb.experts.SpeakerFigures;
import ca.welcomingcommunities.kb.search.SearchIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The sample documents, searched for what they were judged to answer ({@code
 * src/test/resources/relevance}). The figures are printed; a fall below those recorded here is a
 * failure. Who improves the ranking raises them.
 */
final class RelevanceIT {
  /** nDCG@10 of English and of French queries, and Recall@100 of all, when last looked at. */
  private static final double ENGLISH = 0.871;

  private static final double FRENCH = 0.917;
  private static final double RECALL = 0.989;

  /** Of the judged questions about people, asked over the samples. */
  private static final double SPEAKERS = 0.975;

  private static final double ALL_AMONG = 0.967;

  /** What of the nDCG@10 must be left where every query has a slip. */
  private static final double LEFT_MISSPELT = 0.9;

  private static final int SLIPS_SEED = 2026;

  /** What a change elsewhere may cost, such as another reading of one file. */
  private static final double TOLERANCE = 0.01;

  @Test
  void theSamplesAreFoundAsWellAsBefore() throws IOException, InterruptedException {
    TestCollection collection = TestCollection.read(Path.of("src/test/resources/relevance"));
    Path samples = Path.of("sample-docs");
    try (Stream<Path> files = Files.list(samples)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .containsAll(
              collection.queries().stream()
                  .flatMap(query -> query.grades().keySet().stream())
                  .toList());
    }
    try (Trial trial = Trial.open()) {
      trial.load(samples, _ -> {});
      SearchIndex index = trial.index(Map.of());
      Scores scores = Scores.of(Run.of(index, collection), collection);
      double english = scores.mean(Measure.NDCG_10, query -> query.language() == Language.EN);
      double french = scores.mean(Measure.NDCG_10, query -> query.language() == Language.FR);
      double recall = scores.mean(Measure.RECALL_100);
      System.out.printf(
          Locale.ROOT,
          "relevance of the samples: nDCG@10 en %.4f (recorded %.4f), fr %.4f (%.4f),"
              + " Recall@100 %.4f (%.4f), %d queries%n",
          english,
          ENGLISH,
          french,
          FRENCH,
          recall,
          RECALL,
          collection.queries().size());
      assertThat(collection.queries()).hasSizeGreaterThanOrEqualTo(60);
      assertThat(english).isGreaterThan(ENGLISH - TOLERANCE);
      assertThat(french).isGreaterThan(FRENCH - TOLERANCE);
      assertThat(recall).isGreaterThan(RECALL - TOLERANCE);
      SpeakerFigures people = trial.askForSpeakers(index);
      System.out.println(people.table());
      assertThat(people.questions()).isGreaterThanOrEqualTo(40);
      assertThat(people.mrr())
          .as("MRR of questions about people")
          .isGreaterThan(SPEAKERS - TOLERANCE);
      assertThat(people.allAmongFive())
          .as("all among the first five")
          .isGreaterThan(ALL_AMONG - TOLERANCE);
      misspelt(index, collection, scores);
    }
  }

  private static void misspelt(SearchIndex index, TestCollection collection, Scores scores)
      throws IOException {
    TestCollection slipped = new TypingSlips(SLIPS_SEED).in(collection);
    Scores misspelt = Scores.of(Run.of(index, slipped), slipped);
    for (Language language : List.of(Language.EN, Language.FR)) {
      double right = scores.mean(Measure.NDCG_10, query -> query.language() == language);
      double wrong = misspelt.mean(Measure.NDCG_10, query -> query.language() == language);
      System.out.printf(
          Locale.ROOT,
          "with a slip in every query: nDCG@10 %s %.4f, %.1f %% of that of the right spelling%n",
          language.code(),
          wrong,
          100 * wrong / right);
      assertThat(wrong).isGreaterThan(LEFT_MISSPELT * right);
    }
  }
}
