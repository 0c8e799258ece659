package ca.welcomingcommunities.kb.document;

import java.util.Objects;

/**
 * Something a person can speak about.
 *
 * @param facet {@link Facet#CLUSTER} or {@link Facet#THEME}
 * @param value the slug of the vocabulary's term
 */
public record Subject(Facet facet, String value) {
  public Subject {
    Objects.requireNonNull(value, "value");
    if (facet != Facet.CLUSTER && facet != Facet.THEME) {
      throw new IllegalArgumentException("a subject of facet " + facet.id());
    }
  }
}
