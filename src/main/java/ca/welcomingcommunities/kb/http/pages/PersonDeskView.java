package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page where a curator decides about one person.
 *
 * @param deskPath of the desk
 * @param path of this page, under which its forms are sent
 * @param url of the public profile; null while nobody sees it
 * @param error what went wrong with the form sent last; null when nothing did
 * @param saved whether something was kept just now
 * @param waiting whether the person was found in a document and nobody has decided yet
 * @param evidence the documents that speak of the person
 * @param similar people who may be the same
 * @param corrections what was asked about this person
 */
record PersonDeskView(
    Shell shell,
    String deskPath,
    String path,
    @Nullable String url,
    String token,
    @Nullable String error,
    boolean saved,
    boolean waiting,
    Facts facts,
    List<Evidence> evidence,
    List<Same> similar,
    List<DeskView.Correction> corrections) {
  /** What can be changed; a text is empty where nothing is known, a day is as in ISO 8601. */
  record Facts(
      String name,
      String organization,
      String position,
      String asOf,
      String source,
      boolean agreed,
      String until) {}

  /**
   * A document.
   *
   * @param phrase the words that name the person; empty where the document's description does
   */
  record Evidence(SpeakersView.Reason document, String phrase) {}

  /** Somebody of nearly the same name. */
  record Same(String id, String name, String organization) {}
}
