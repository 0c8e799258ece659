package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result page of a search.
 *
 * @param heading how many documents, for which words
 * @param expansions what was searched beside the words
 * @param unexpandedUrl the search without that; null where nothing was added
 * @param alsoIn the same search in the other language only; null where that finds nothing
 * @param speakers who could speak about it; null where nobody could
 * @param range which of them are on this page
 * @param ways out when nothing was found: the search with one filter less
 * @param terms of the vocabulary to search for then
 * @param files all that is found, to take along
 */
record SearchView(
    Shell shell,
    String text,
    String heading,
    List<String> notices,
    List<String> expansions,
    @Nullable String unexpandedUrl,
    @Nullable Link didYouMean,
    @Nullable Link alsoIn,
    @Nullable Link speakers,
    List<Link> chips,
    String clearUrl,
    List<FacetView> facets,
    String yearFrom,
    String yearTo,
    String range,
    List<Choice> sorts,
    int first,
    List<HitView> hits,
    Pager pager,
    List<Link> ways,
    List<Link> terms,
    List<Link> files) {
  /** A link with its text. */
  record Link(String url, String text) {}

  /** An option of a list; the default one has an empty value. */
  record Choice(String value, String label, boolean selected) {}

  /** Where one is in the pages of an answer. */
  record Pager(int page, long pages, @Nullable String previousUrl, @Nullable String nextUrl) {}
}
