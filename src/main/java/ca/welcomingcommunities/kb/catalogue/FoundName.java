package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Affiliation;
import ca.welcomingcommunities.kb.document.Bond;
import java.util.Objects;

/**
 * A name in a document. If nobody of that name is known, it is one to propose.
 *
 * @param name as written
 * @param affiliation what the document says of it, for a new proposal
 * @param page 1-based; 0 for the document as a whole
 * @param phrase the words around; empty where metadata name the person
 */
public record FoundName(String name, Affiliation affiliation, Bond bond, int page, String phrase) {
  public FoundName {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(affiliation, "affiliation");
    Objects.requireNonNull(bond, "bond");
    Objects.requireNonNull(phrase, "phrase");
  }
}
