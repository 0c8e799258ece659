package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Bond;
import ca.welcomingcommunities.kb.document.DocumentId;
import java.util.Objects;

/**
 * That a document speaks of, or is by, a person.
 *
 * @param person the number of a {@link People.Entry}
 * @param page 1-based; 0 for the document as a whole
 * @param phrase the words that say so; empty where metadata do
 */
public record Tie(DocumentId document, long person, Bond bond, int page, String phrase) {
  public Tie {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(bond, "bond");
    Objects.requireNonNull(phrase, "phrase");
  }
}
