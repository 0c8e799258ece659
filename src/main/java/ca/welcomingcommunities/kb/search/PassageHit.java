package ca.welcomingcommunities.kb.search;

import ca.welcomingcommunities.kb.document.Language;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a document that answers a query: one or two whole sentences.
 *
 * @param page 1-based number of the page
 * @param heading of the section; empty where it has none
 * @param section the section type of the vocabulary; null where none was recognised
 * @param language of the text
 */
public record PassageHit(
    int page, String heading, @Nullable String section, Language language, MarkedText text) {
  public PassageHit {
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(text, "text");
  }
}
