package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.UrlParameters;
import ca.welcomingcommunities.kb.http.Urls;
import org.jspecify.annotations.Nullable;

/**
 * The address of a document's page.
 *
 * @param page the page of text to show; null for the one that matches the words best
 * @param text words to find in the document; may be empty
 */
record DocumentAddress(Language locale, DocumentId id, @Nullable Integer page, String text) {
  /** Reads the parameters of an address; what makes no sense is left out. */
  static DocumentAddress read(Language locale, DocumentId id, Parameters parameters) {
    String page = String.join(" ", parameters.all("page"));
    return new DocumentAddress(
        locale,
        id,
        page.matches("[0-9]{1,7}") ? Integer.valueOf(page) : null,
        parameters.text("q").strip());
  }

  /** The same with all passages that have the words, moved to them. */
  String allMatchesUrl() {
    return new UrlParameters().add("q", text).add("matches", "all").after(path()) + "#matches";
  }

  String url() {
    UrlParameters parameters = new UrlParameters();
    if (page != null) {
      parameters.add("page", page.toString());
    }
    if (!text.isEmpty()) {
      parameters.add("q", text);
    }
    return parameters.after(path());
  }

  /** The address without parameters. */
  String path() {
    return Urls.document(id, locale);
  }

  /** Another page of the same document, moved to its text. */
  String pageUrl(int other) {
    return pageUrl(other, text);
  }

  /** Another page of the same document with other words marked, moved to its text. */
  String pageUrl(int other, String words) {
    return new DocumentAddress(locale, id, other, words).url() + "#text";
  }

  DocumentAddress in(Language other) {
    return new DocumentAddress(other, id, page, text);
  }
}
