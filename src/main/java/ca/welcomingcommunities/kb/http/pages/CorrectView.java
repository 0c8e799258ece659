package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page where one document is corrected.
 *
 * @param deskPath of the desk
 * @param path of this page, under which its forms are sent
 * @param url of the document
 * @param error what went wrong with the form sent last; null when nothing did
 * @param saved whether something was kept just now
 * @param year empty where there is none
 */
record CorrectView(
    Shell shell,
    String deskPath,
    String path,
    String url,
    String token,
    @Nullable String error,
    boolean saved,
    String title,
    String lang,
    String year,
    List<FacetForm> facets) {
  /**
   * One facet.
   *
   * @param values that the document has
   * @param others that it could have
   * @param decided whether an editor has said what is right
   * @param unsure whether a rule was not sure of one
   */
  record FacetForm(
      String field,
      String name,
      List<Value> values,
      List<Choice> others,
      boolean decided,
      boolean unsure) {
    boolean empty() {
      return values.isEmpty();
    }
  }

  /**
   * A value.
   *
   * @param why who gave it, and the words that decided, in a sentence
   * @param url where those words stand; null where a person decided
   */
  record Value(String value, String label, String why, @Nullable String url) {}

  /** A term to choose. */
  record Choice(String value, String label) {}
}
