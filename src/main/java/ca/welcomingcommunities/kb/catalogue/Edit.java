package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an editor decides about a document. Fields and facets that are not mentioned stay as they
 * are.
 *
 * @param says new values; a field in {@link Layer#none} has none from now on (for title and
 *     language: the editor takes back what was said, and the weaker layers count again)
 * @param labels per facet the values it has from now on; an empty list means none
 * @param released facets of which the editor takes back what was said
 */
public record Edit(Layer says, Map<Facet, List<String>> labels, Set<Facet> released) {
  private static final Set<Facet> NOT_LABELS = Set.of(Facet.KIND, Facet.LANGUAGE);

  public Edit {
    Objects.requireNonNull(says, "says");
    labels =
        labels.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    released = Set.copyOf(released);
    if (NOT_LABELS.stream().anyMatch(labels.keySet()::contains)) {
      throw new IllegalArgumentException("kind and language are not labels");
    }
  }

  /** The editor's labels after this edit. */
  List<StoredLabel> over(List<StoredLabel> current) {
    List<StoredLabel> result = new ArrayList<>();
    for (StoredLabel label : current) {
      boolean kept = !labels.containsKey(label.facet()) && !released.contains(label.facet());
      if (kept && label.assignedBy() == AssignedBy.EDITOR) {
        result.add(label);
      }
    }
    labels.forEach((facet, values) -> {
      if (values.isEmpty()) {
        result.add(StoredLabel.none(facet, AssignedBy.EDITOR));
      }
      for (String value : values) {
        result.add(StoredLabel.of(Label.given(facet, value, AssignedBy.EDITOR)));
      }
    });
    return result;
  }
}
