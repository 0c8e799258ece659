package ca.welcomingcommunities.kb.document;

import java.util.Optional;

/** What a person did in a session of an event. */
public enum SpeakerRole {
  LEAD("lead"),
  /** Told of research in progress. */
  RESEARCH("rip"),
  PANEL("panel"),
  SPEAKER("speaker"),
  /** Moderated or introduced. */
  MODERATOR("mod"),
  /** Gave an invited address. */
  ADDRESS("address"),
  /** Chaired the event. */
  CHAIR("chair");

  private final String id;

  SpeakerRole(String id) {
    this.id = id;
  }

  /** The name in data files and JSON. */
  public String id() {
    return id;
  }

  /** The role with this {@link #id()}. */
  public static Optional<SpeakerRole> of(String id) {
    for (SpeakerRole role : values()) {
      if (role.id.equals(id)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
