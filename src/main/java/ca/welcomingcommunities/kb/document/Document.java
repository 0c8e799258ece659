package ca.welcomingcommunities.kb.document;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of the knowledge base, without its text.
 *
 * @param externalId the id in the repository it was imported from; null for uploads
 * @param original null for imported records, which have no file
 * @param labels those that count: per facet, the labels of the strongest {@link AssignedBy}
 */
public record Document(
    DocumentId id,
    Kind kind,
    @Nullable String externalId,
    Description description,
    @Nullable Original original,
    PageCount pages,
    List<Label> labels,
    Instant addedAt,
    Instant updatedAt) {
  public Document {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(pages, "pages");
    Objects.requireNonNull(addedAt, "addedAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
    labels = List.copyOf(labels);
  }

  /** The values of one facet, in the order of the labels. */
  public List<String> values(Facet facet) {
    return labels.stream()
        .filter(label -> label.facet() == facet)
        .map(Label::value)
        .distinct()
        .toList();
  }
}
