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
 * @param accepted what a person said of a rule's label; null where nobody has decided
 */
record StoredLabel(
    Facet facet,
    @Nullable String value,
    AssignedBy assignedBy,
    double confidence,
    @Nullable Evidence evidence,
    @Nullable Boolean accepted) {

  static StoredLabel of(Label label) {
    return new StoredLabel(
        label.facet(),
        label.value(),
        label.assignedBy(),
        label.confidence(),
        label.evidence(),
        null);
  }

  static StoredLabel none(Facet facet, AssignedBy assignedBy) {
    return new StoredLabel(facet, null, assignedBy, 1, null, null);
  }

  /** Empty where there is no value, or a person said that it is wrong. */
  Optional<Label> asLabel() {
    if (value == null || Boolean.FALSE.equals(accepted)) {
      return Optional.empty();
    }
    return Optional.of(
        accepted == null
            ? new Label(facet, value, assignedBy, confidence, evidence)
            : new Label(facet, value, AssignedBy.EDITOR, 1, evidence));
  }
}
