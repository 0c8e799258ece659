package ca.welcomingcommunities.kb.bench;

import java.io.IOException;
import java.util.List;

/**
 * Whether a target answers as another: the same totals, and the same counts of all values.
 *
 * @param totals how many questions have the same total
 * @param alikeTotals of those whose words every analysis leaves alone
 * @param counts how many have the same counts too, where there are counts
 * @param ratio of the sums of all totals
 */
record Agreement(int questions, int totals, int alike, int alikeTotals, int counts, double ratio) {

  static Agreement of(Target.Client one, Target.Client other, List<Question> questions)
      throws IOException {
    int totals = 0;
    int alike = 0;
    int alikeTotals = 0;
    int counts = 0;
    double sum = 0;
    double otherSum = 0;
    for (Question question : questions) {
      Answer answer = one.answer(question);
      Answer reference = other.answer(question);
      boolean same = answer.total() == reference.total();
      totals += same ? 1 : 0;
      alike += question.alike() ? 1 : 0;
      alikeTotals += same && question.alike() ? 1 : 0;
      counts += same && answer.counts().equals(reference.counts()) ? 1 : 0;
      sum += answer.total();
      otherSum += reference.total();
    }
    return new Agreement(questions.size(), totals, alike, alikeTotals, counts, sum / otherSum);
  }
}
