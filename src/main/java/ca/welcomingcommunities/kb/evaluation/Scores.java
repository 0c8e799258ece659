package ca.welcomingcommunities.kb.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How good a run is, query by query.
 *
 * @param byQuery in the order of the collection
 */
public record Scores(Map<TestQuery, Map<Measure, Double>> byQuery) {
  public Scores {
    byQuery = Collections.unmodifiableMap(new LinkedHashMap<>(byQuery));
  }

  /** A query that the run does not answer scores 0. */
  public static Scores of(Run run, TestCollection collection) {
    Map<TestQuery, Map<Measure, Double>> scores = new LinkedHashMap<>();
    for (TestQuery query : collection.queries()) {
      Map<Measure, Double> each = new LinkedHashMap<>();
      for (Measure measure : Measure.values()) {
        each.put(measure, measure.of(run.of(query.id()), query));
      }
      scores.put(query, Collections.unmodifiableMap(each));
    }
    return new Scores(scores);
  }

  /** The mean over all queries. */
  public double mean(Measure measure) {
    return mean(measure, _ -> true);
  }

  /** The mean over some queries; 0 where there are none. */
  public double mean(Measure measure, Predicate<TestQuery> among) {
    return byQuery.entrySet().stream()
        .filter(entry -> among.test(entry.getKey()))
        .mapToDouble(entry -> entry.getValue().getOrDefault(measure, 0.0))
        .average()
        .orElse(0);
  }

  /** One measure, a value a query, in the order of the collection. */
  double[] values(Measure measure) {
    return byQuery.values().stream()
        .mapToDouble(scores -> scores.getOrDefault(measure, 0.0))
        .toArray();
  }
}
