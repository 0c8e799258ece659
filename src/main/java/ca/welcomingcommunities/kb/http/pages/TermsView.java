package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of one facet.
 *
 * @param terms those at the top, with those below
 */
record TermsView(Shell shell, String heading, List<Line> terms) {
  /**
   * One term.
   *
   * @param scope what it covers; null where the label says it
   * @param count how many documents, in words
   */
  record Line(
      String url, String label, @Nullable String scope, String count, List<Line> children) {}
}
