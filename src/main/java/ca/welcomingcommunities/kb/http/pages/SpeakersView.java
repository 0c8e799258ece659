package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of people.
 *
 * @param shortlist those that were picked
 * @param shortlistIds their ids, for the form
 * @param csvUrl the shortlist, or all of them, as a table
 * @param vcardUrl the same as cards
 */
record SpeakersView(
    Shell shell,
    String text,
    String heading,
    List<String> notices,
    List<SearchView.Link> chips,
    List<FacetView> facets,
    List<Card> people,
    int first,
    SearchView.Pager pager,
    List<SearchView.Link> shortlist,
    List<String> shortlistIds,
    String csvUrl,
    String vcardUrl) {
  /**
   * One person in a list.
   *
   * @param facts organization, role and when
   * @param pick puts the person on the shortlist or takes it off
   */
  record Card(
      String name,
      String url,
      List<String> facts,
      List<String> subjects,
      List<Reason> reasons,
      SearchView.Link pick) {}

  /** Why: words, and where they stand if that is a document here. */
  record Reason(String why, String text, @Nullable String url) {}
}
