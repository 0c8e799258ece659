package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Facet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a partnership divided its own work, since few use the names of the research clusters.
 *
 * @param lip id of facet {@code lip}
 * @param when the period or paper it comes from; null where it is not dated
 */
public record Pillar(String lip, @Nullable String when, List<Division> divisions) {
  public Pillar {
    Objects.requireNonNull(lip, "lip");
    divisions = List.copyOf(divisions);
  }

  /**
   * One division and what it means.
   *
   * @param facet {@code CLUSTER}, {@code DOMAIN} or {@code THEME}
   * @param value the term of that facet it stands for
   */
  public record Division(String name, Facet facet, String value) {
    public Division {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(facet, "facet");
      Objects.requireNonNull(value, "value");
    }
  }
}
