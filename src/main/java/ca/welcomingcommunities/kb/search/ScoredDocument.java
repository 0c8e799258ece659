package ca.welcomingcommunities.kb.search;

import ca.welcomingcommunities.kb.document.DocumentId;
import java.util.Objects;

/**
 * How well one document answers a text.
 *
 * @param score comparable only with those of the same answer; more than 0
 */
public record ScoredDocument(DocumentId id, double score) {
  public ScoredDocument {
    Objects.requireNonNull(id, "id");
  }
}
