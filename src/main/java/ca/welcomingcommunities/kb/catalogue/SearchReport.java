package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Facet;
import java.time.YearMonth;
import java.util.List;

/**
 * What was searched for in some days.
 *
 * @param total of all searches, whatever their text
 * @param months the same by month, the newest first
 * @param top the texts that were searched for most
 * @param missed those that found nothing most often
 * @param slow those that took longest
 * @param wanted texts that found nothing, by the cluster or region that was chosen or named
 */
public record SearchReport(
    Counts total,
    List<Month> months,
    List<Line> top,
    List<Line> missed,
    List<Line> slow,
    List<Wanted> wanted) {
  public SearchReport {
    months = List.copyOf(months);
    top = List.copyOf(top);
    missed = List.copyOf(missed);
    slow = List.copyOf(slow);
    wanted = List.copyOf(wanted);
  }

  /**
   * How many searches.
   *
   * @param missed of them found nothing
   * @param slow of them took {@value Asked#SLOW_MILLIS} milliseconds or longer
   */
  public record Counts(long searches, long missed, long slow) {}

  /** Those of a month, in UTC. */
  public record Month(YearMonth month, Counts counts) {}

  /**
   * Those for a text.
   *
   * @param slowestMillis the longest that one took
   */
  public record Line(String text, Counts counts, long slowestMillis) {}

  /** A text that found nothing so often, where a value of a facet was chosen or named. */
  public record Wanted(Facet facet, String value, String text, long searches) {}
}
