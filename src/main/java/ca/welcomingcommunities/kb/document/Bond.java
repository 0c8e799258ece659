package ca.welcomingcommunities.kb.document;

import java.util.Optional;

/** What ties a person to a document. */
public enum Bond {
  /** Wrote it, or led the work it tells of, as its metadata say. */
  AUTHOR("author"),
  /** Led a session that it tells of. */
  LEAD("lead"),
  PANEL("panel"),
  /** Spoke, presented. */
  PRESENTER("presenter"),
  MODERATOR("moderator"),
  /** Is who to ask about it. */
  CONTACT("contact"),
  /** Is named in it. */
  NAMED("named");

  private final String id;

  Bond(String id) {
    this.id = id;
  }

  /** The name in the catalogue and JSON. */
  public String id() {
    return id;
  }

  /** The bond with this {@link #id()}. */
  public static Optional<Bond> of(String id) {
    for (Bond bond : values()) {
      if (bond.id.equals(id)) {
        return Optional.of(bond);
      }
    }
    return Optional.empty();
  }
}
