package ca.welcomingcommunities.kb.cli;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.evaluation.Measure;
import ca.welcomingcommunities.kb.evaluation.Scores;
import ca.welcomingcommunities.kb.evaluation.TestQuery;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Predicate;

/** Prints scores as a table. */
final class EvaluationTable {
  private EvaluationTable() {}

  /**
   * A line for all queries and one for each language of queries, where the collection says which
   * they are in.
   *
   * @param perQuery whether to print a line a query before
   */
  static void print(PrintWriter out, Scores scores, boolean perQuery) {
    StringBuilder head = new StringBuilder(String.format("%-10s", ""));
    for (Measure measure : Measure.values()) {
      head.append(String.format("%11s", measure.label()));
    }
    out.println(head);
    if (perQuery) {
      for (TestQuery query : scores.byQuery().keySet()) {
        out.println(line(query.id(), scores, query::equals) + "  " + query.text());
      }
    }
    for (Language language : Language.values()) {
      Predicate<TestQuery> among = query -> query.language() == language;
      if (language != Language.OTHER && scores.byQuery().keySet().stream().anyMatch(among)) {
        out.println(line(language.code(), scores, among));
      }
    }
    out.println(line("all", scores, _ -> true));
  }

  private static String line(String name, Scores scores, Predicate<TestQuery> among) {
    StringBuilder line = new StringBuilder(String.format("%-10s", name));
    for (Measure measure : Measure.values()) {
      line.append(String.format(Locale.ROOT, "%11.4f", scores.mean(measure, among)));
    }
    return line.toString();
  }
}
