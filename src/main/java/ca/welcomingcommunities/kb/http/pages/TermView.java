package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one term of the vocabulary.
 *
 * @param facet the list it stands in
 * @param other its label in the other language
 * @param scope what it covers; null where the label says it
 * @param facts what is known of a partnership; empty for other terms
 * @param around terms above, below and beside it
 * @param words that speak for it in a text, for each language
 * @param documents the search for it
 * @param speakers people who know about it; null where people are not labelled so
 * @param newest some of its documents
 */
record TermView(
    Shell shell,
    SearchView.Link facet,
    String label,
    Other other,
    @Nullable String scope,
    List<DocumentView.Fact> facts,
    List<Around> around,
    List<Words> words,
    SearchView.Link documents,
    SearchView.@Nullable Link speakers,
    List<HitView> newest,
    String jsonLd) {
  /** A text in a language. */
  record Other(String lang, String text) {}

  /** Terms that have something to do with it. */
  record Around(String heading, List<SearchView.Link> terms) {}

  /** The words in one language, the strongest first. */
  record Words(Language language, List<String> phrases) {}
}
