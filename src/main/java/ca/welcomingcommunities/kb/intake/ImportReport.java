package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.vocabulary.Bilingual;
import java.util.List;
import java.util.Set;

/**
 * What became of the lines of an import. Blank lines do not count.
 *
 * @param accepted records that are durable
 * @param failed lines that are not
 * @param errors why, for the first of them, in the order of the lines
 * @param ignoredFields names of fields that no record has; the first hundred
 */
public record ImportReport(
    long accepted, long failed, List<LineProblem> errors, Set<String> ignoredFields) {
  public ImportReport {
    errors = List.copyOf(errors);
    ignoredFields = Set.copyOf(ignoredFields);
  }

  /** How many bad lines are not described in {@link #errors}, because there were too many. */
  public long errorsLeftOut() {
    return failed - errors.size();
  }

  /**
   * Why a line was not accepted.
   *
   * @param line 1-based
   * @param problem names the field
   */
  public record LineProblem(long line, Bilingual problem) {}
}
