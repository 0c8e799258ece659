package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import java.time.Instant;
import java.util.Objects;

/**
 * What a person said of one label that a rule gave.
 *
 * @param accepted whether it is right
 * @param by the label of the key of who said so
 */
public record Decision(long number, Subject subject, boolean accepted, String by, Instant at) {
  public Decision {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }

  /** One value of one facet of one document. */
  public record Subject(DocumentId document, Facet facet, String value) {
    public Subject {
      Objects.requireNonNull(document, "document");
      Objects.requireNonNull(facet, "facet");
      Objects.requireNonNull(value, "value");
    }
  }
}
