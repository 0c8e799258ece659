package ca.welcomingcommunities.kb.http.pages;

import java.util.List;

/**
 * What people looked for and did not find.
 *
 * @param clients from how many different clients on one day a text is told
 */
record WantedView(
    Shell shell, DeskNav nav, List<SearchesView.Period> periods, int clients, List<By> groups) {
  /** By the values of a facet. */
  record By(String heading, List<SearchesView.Texts> lists) {}
}
