package ca.welcomingcommunities.kb.catalogue;

import java.util.Optional;

/** Where a job is, in the order in which jobs go. */
public enum JobState {
  RECEIVED("received"),
  EXTRACTING("extracting"),
  CLASSIFYING("classifying"),
  /** In the catalogue, and on its way into the index. */
  INDEXING("indexing"),
  SEARCHABLE("searchable"),
  /** Searchable by what is said about it; its text could not be read. */
  NEEDS_REVIEW("needs-review"),
  FAILED("failed");

  private final String id;

  JobState(String id) {
    this.id = id;
  }

  /** The name in JSON and in the catalogue. */
  public String id() {
    return id;
  }

  /** Whether nothing more will happen by itself. */
  public boolean isFinal() {
    return this == SEARCHABLE || this == NEEDS_REVIEW || this == FAILED;
  }

  /** The state with this {@link #id()}. */
  public static Optional<JobState> of(String id) {
    for (JobState state : values()) {
      if (state.id.equals(id)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
