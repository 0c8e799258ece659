package ca.welcomingcommunities.kb.evaluation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How good one answer is, from 0 to 1. A document counts as relevant from grade 1.
 *
 * <p>The definitions are those of trec_eval: gains of nDCG are the grades, discounted by the
 * logarithm to base 2 of the rank plus one.
 */
public enum Measure {
  /** The grades of the first ten, discounted by their rank, beside the best possible. */
  NDCG_10("nDCG@10") {
    @Override
    double of(List<String> found, TestQuery query) {
      double gain = 0;
      for (int i = 0; i < Math.min(FIRST, found.size()); i++) {
        gain += query.grades().getOrDefault(found.get(i), 0) / discount(i);
      }
      List<Integer> grades =
          query.grades().values().stream().sorted(Comparator.reverseOrder()).limit(FIRST).toList();
      double best = 0;
      for (int i = 0; i < grades.size(); i++) {
        best += grades.get(i) / discount(i);
      }
      return best == 0 ? 0 : gain / best;
    }
  },
  /** The mean of the precisions at the ranks of the relevant documents (average precision). */
  MAP("MAP") {
    @Override
    double of(List<String> found, TestQuery query) {
      double sum = 0;
      int relevant = 0;
      for (int i = 0; i < found.size(); i++) {
        if (isRelevant(found.get(i), query)) {
          relevant++;
          sum += (double) relevant / (i + 1);
        }
      }
      return query.answers() == 0 ? 0 : sum / query.answers();
    }
  },
  /** Which part of the relevant documents is among the first hundred. */
  RECALL_100("Recall@100") {
    @Override
    double of(List<String> found, TestQuery query) {
      Set<String> all = new HashSet<>(found.subList(0, Math.min(Run.DEPTH, found.size())));
      long hit = all.stream().filter(document -> isRelevant(document, query)).count();
      return query.answers() == 0 ? 0 : (double) hit / query.answers();
    }
  },
  /** One divided by the rank of the first relevant document. */
  MRR("MRR") {
    @Override
    double of(List<String> found, TestQuery query) {
      for (int i = 0; i < found.size(); i++) {
        if (isRelevant(found.get(i), query)) {
          return 1.0 / (i + 1);
        }
      }
      return 0;
    }
  };

  private static final int FIRST = 10;

  private final String label;

  Measure(String label) {
    this.label = label;
  }

  /** As it is written in tables. */
  public String label() {
    return label;
  }

  /**
   * @param found ids, best first
   */
  abstract double of(List<String> found, TestQuery query);

  private static boolean isRelevant(String document, TestQuery query) {
    return query.grades().getOrDefault(document, 0) > 0;
  }

  private static double discount(int place) {
    return Math.log(place + 2.0) / Math.log(2);
  }
}
