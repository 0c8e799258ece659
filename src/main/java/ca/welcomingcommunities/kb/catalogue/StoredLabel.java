package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of labels.
 *
 * @param value null says that the document has no value of this facet
 */
record StoredLabel(
    Facet facet,
    @Nullable String value,
    AssignedBy assignedBy,
    double confidence,
    @Nullable Evidence evidence) {

  static StoredLabel of(Label label) {
    return new StoredLabel(
        label.facet(), label.value(), label.assignedBy(), label.confidence(), label.evidence());
  }

  static StoredLabel none(Facet facet, AssignedBy assignedBy) {
    return new StoredLabel(facet, null, assignedBy, 1, null);
  }

  Optional<Label> asLabel() {
    return value == null
        ? Optional.empty()
        : Optional.of(new Label(facet, value, assignedBy, confidence, evidence));
  }
}
