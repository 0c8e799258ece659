package ca.welcomingcommunities.kb.document;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a person may be shown.
 *
 * @param since when the state was recorded; null where unknown
 * @param until the last day on which it holds; null for no end
 */
public record Consent(State state, @Nullable LocalDate since, @Nullable LocalDate until) {
  /** What is known of a person's will. */
  public enum State {
    /** Stands in a public record of an event; the person has not been asked. */
    PUBLIC_RECORD("public-record"),
    /** The person agreed. */
    GIVEN("given"),
    /** Found in a document; waits for a curator and is not public. */
    PROPOSED("proposed");

    private final String id;

    State(String id) {
      this.id = id;
    }

    /** The name in JSON. */
    public String id() {
      return id;
    }

    /** The state with this {@link #id()}. */
    public static Optional<State> of(String id) {
      return Arrays.stream(values()).filter(state -> state.id.equals(id)).findFirst();
    }
  }

  public Consent {
    Objects.requireNonNull(state, "state");
  }

  /** Whether the person may be shown to everybody on a day. */
  public boolean isPublic(LocalDate today) {
    return state != State.PROPOSED && !isOver(today);
  }

  /** Whether it has ended before a day. */
  public boolean isOver(LocalDate today) {
    return until != null && until.isBefore(today);
  }
}
