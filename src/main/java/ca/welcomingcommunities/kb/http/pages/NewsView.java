package ca.welcomingcommunities.kb.http.pages;

import java.util.List;

/** What was added last, by days. */
record NewsView(Shell shell, List<Filter> filters, List<Day> days) {
  /** A facet to choose one value of. */
  record Filter(String field, String label, List<SearchView.Choice> choices) {}

  /**
   * One day.
   *
   * @param date as ISO 8601 has it
   */
  record Day(String date, String text, List<HitView> hits) {}
}
