package ca.welcomingcommunities.kb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ca.welcomingcommunities.kb.document.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MeasuresTest {
  private static final TestQuery QUERY =
      new TestQuery("q", "text", Language.EN, Map.of("a", 3, "b", 1, "c", 0, "d", 2));

  @Test
  void ndcgComparesDiscountedGradesWithTheBestOrder() {
    // 1/log2(2) + 3/log2(4) beside 3/log2(2) + 2/log2(3) + 1/log2(4)
    double best = 3 + 2 / 1.584962500721156 + 0.5;
    assertThat(Measure.NDCG_10.of(List.of("b", "c", "a"), QUERY))
        .isCloseTo(2.5 / best, within(1e-9));
    assertThat(Measure.NDCG_10.of(List.of("a", "d", "b"), QUERY)).isCloseTo(1, within(1e-9));
    assertThat(Measure.NDCG_10.of(List.of("c", "x"), QUERY)).isZero();
  }

  @Test
  void ndcgLooksAtTenOnly() {
    List<String> eleventh = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a");
    assertThat(Measure.NDCG_10.of(eleventh, QUERY)).isZero();
    assertThat(Measure.MRR.of(eleventh, QUERY)).isCloseTo(1 / 11.0, within(1e-9));
  }

  @Test
  void averagePrecisionDividesByAllThatAreRelevant() {
    assertThat(Measure.MAP.of(List.of("a", "c", "b"), QUERY))
        .isCloseTo((1 + 2 / 3.0) / 3, within(1e-9));
    assertThat(Measure.RECALL_100.of(List.of("a", "c", "b"), QUERY))
        .isCloseTo(2 / 3.0, within(1e-9));
  }

  @Test
  void aQueryWithoutAnAnswerScoresZeroAndCounts() {
    TestQuery other = new TestQuery("r", "text", Language.FR, Map.of("a", 1));
    Scores scores =
        Scores.of(
            new Run(Map.of("q", List.of("a", "d", "b"))),
            new TestCollection("test", List.of(QUERY, other)));
    assertThat(scores.mean(Measure.NDCG_10)).isCloseTo(0.5, within(1e-9));
    assertThat(scores.mean(Measure.NDCG_10, query -> query.language() == Language.EN))
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void theSameRunsAreAlikeForCertain() {
    Scores scores = scores(40, 0);
    Comparison same = Comparison.of(Measure.MRR, scores, scores, 1);
    assertThat(same.chance()).isEqualTo(1);
    assertThat(same.better() + same.worse()).isZero();
  }

  @Test
  void aRunThatIsBetterEverywhereIsSoBeyondChance() {
    Comparison clear = Comparison.of(Measure.MRR, scores(40, 1), scores(40, 0), 1);
    assertThat(clear.better()).isEqualTo(40);
    assertThat(clear.worse()).isZero();
    assertThat(clear.after() - clear.before()).isCloseTo(0.5, within(1e-9));
    assertThat(clear.chance()).isLessThan(0.001);
  }

  @Test
  void theTestIsExactEnoughForAFewQueries() {
    // Three differences of one sign: of the eight ways to throw the signs two are as large.
    Comparison few = Comparison.of(Measure.MRR, scores(3, 1), scores(3, 0), 7);
    assertThat(few.chance()).isCloseTo(0.25, within(0.01));
    assertThat(Comparison.of(Measure.MRR, scores(3, 1), scores(3, 0), 7)).isEqualTo(few);
  }

  /** Queries whose relevant document is found after some others. */
  private static Scores scores(int queries, int others) {
    List<TestQuery> asked =
        java.util.stream.IntStream.range(0, queries)
            .mapToObj(i -> new TestQuery("q" + i, "text", Language.OTHER, Map.of("a", 1)))
            .toList();
    Map<String, List<String>> found = new LinkedHashMap<>();
    asked.forEach(query -> found.put(query.id(), others == 0 ? List.of("a") : List.of("x", "a")));
    return Scores.of(new Run(found), new TestCollection("test", asked));
  }
}
