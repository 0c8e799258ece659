package ca.welcomingcommunities.kb.document;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value of one facet, given to a document.
 *
 * @param value the slug of the vocabulary's term, for instance {@code health-wellbeing}
 * @param confidence from 0 to 1; 1 for what a person said
 * @param evidence the phrase and page that decided; null where a person did
 */
public record Label(
    Facet facet,
    String value,
    AssignedBy assignedBy,
    double confidence,
    @Nullable Evidence evidence) {
  public Label {
    Objects.requireNonNull(facet, "facet");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(assignedBy, "assignedBy");
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence " + confidence);
    }
  }

  /** A label given by a person, or by a system in a person's name. */
  public static Label given(Facet facet, String value, AssignedBy assignedBy) {
    return new Label(facet, value, assignedBy, 1, null);
  }
}
