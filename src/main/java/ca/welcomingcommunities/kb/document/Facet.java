package ca.welcomingcommunities.kb.document;

import java.util.Optional;

/**
 * A dimension by which documents are labelled, counted and filtered. The year is not one: it is a
 * range.
 */
public enum Facet {
  KIND("kind"),
  CLUSTER("cluster"),
  /** The secondary domains of the taxonomy, beside the five research clusters. */
  DOMAIN("domain"),
  /** Two levels. */
  THEME("theme"),
  /** Two levels under Ontario. */
  REGION("region"),
  LIP("lip"),
  LIP_TYPE("lipType"),
  /** Document type. */
  TYPE("type"),
  AUDIENCE("audience"),
  LANGUAGE("language"),
  /** Section type: a document has those of its sections. */
  SECTION("section"),
  /** The 17 characteristics of a welcoming community. */
  CHARACTERISTIC("characteristic"),
  /** Partners, funders and data sources that a document names. */
  PARTNER("partner");

  private final String id;

  Facet(String id) {
    this.id = id;
  }

  /** The name in addresses and JSON, for instance {@code lipType}. */
  public String id() {
    return id;
  }

  /** The facet with this {@link #id()}. */
  public static Optional<Facet> of(String id) {
    for (Facet facet : values()) {
      if (facet.id.equals(id)) {
        return Optional.of(facet);
      }
    }
    return Optional.empty();
  }
}
