package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.Layer;
import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What somebody says about a file when handing it in.
 *
 * @param says may be {@link Layer#EMPTY}
 * @param labels per facet the slugs of its values, known to the vocabulary (see {@link Slugs})
 * @param by whose document it will be, if it is new
 */
public record Submission(Layer says, Map<Facet, Set<String>> labels, Submitter by) {
  /** A file without a word. */
  public static final Submission EMPTY = new Submission(Layer.EMPTY, Map.of());

  /** What the program itself says. */
  public Submission(Layer says, Map<Facet, Set<String>> labels) {
    this(says, labels, Submitter.PROGRAM);
  }

  public Submission {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(says, "says");
    Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
    labels.forEach((facet, values) -> copy.put(facet, Set.copyOf(values)));
    labels = Collections.unmodifiableMap(copy);
  }

  List<Label> given() {
    return labels.entrySet().stream()
        .flatMap(entry ->
            entry.getValue().stream()
                .sorted()
                .map(value -> Label.given(entry.getKey(), value, AssignedBy.SUBMITTER)))
        .toList();
  }
}
