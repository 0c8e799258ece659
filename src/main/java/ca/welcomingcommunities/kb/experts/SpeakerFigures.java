package ca.welcomingcommunities.kb.experts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How well questions are answered.
 *
 * @param questions how many were asked
 * @param mrr the mean of one over the place of the first right person (0 where none is found)
 * @param precisionAtFive the mean share of right ones among the first five, of as many as there are
 * @param allAmongFive the share of questions whose right people are all among the first five
 * @param missed the questions of which that is not true, with who was found instead
 */
public record SpeakerFigures(
    int questions, double mrr, double precisionAtFive, double allAmongFive, List<String> missed) {
  private static final int FEW = 5;

  public SpeakerFigures {
    missed = List.copyOf(missed);
  }

  /** Asks all questions. */
  public static SpeakerFigures of(List<JudgedQuestion> questions, Speakers speakers)
      throws IOException {
    double mrr = 0;
    double precision = 0;
    int all = 0;
    List<String> missed = new ArrayList<>();
    for (JudgedQuestion question : questions) {
      List<String> found =
          speakers.find(SpeakerQuery.of(question.text())).speakers().stream()
              .map(speaker -> speaker.person().id())
              .toList();
      int first = 0;
      while (first < found.size() && !question.people().contains(found.get(first))) {
        first++;
      }
      mrr += first < found.size() ? 1.0 / (first + 1) : 0;
      List<String> five = found.subList(0, Math.min(FEW, found.size()));
      Set<String> right = new HashSet<>(five);
      right.retainAll(question.people());
      precision += right.size() / (double) Math.min(FEW, question.people().size());
      if (right.size() == Math.min(FEW, question.people().size())) {
        all++;
      }
      if (right.size() < question.people().size() || first > 0) {
        missed.add(question.text() + " -> " + five);
      }
    }
    int n = questions.size();
    return new SpeakerFigures(n, mrr / n, precision / n, (double) all / n, missed);
  }

  /** The figures in a few lines. */
  public String table() {
    String lines =
        String.format(
            Locale.ROOT,
            "speakers: %d questions  MRR %.3f  P@5 %.3f  all among five %.3f%n",
            questions,
            mrr,
            precisionAtFive,
            allAmongFive);
    return lines + String.join("\n", missed);
  }
}
