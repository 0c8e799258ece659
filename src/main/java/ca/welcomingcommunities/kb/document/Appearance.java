package ca.welcomingcommunities.kb.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person did at an event.
 *
 * @param date the first day of the event; null where unknown
 * @param subjects of the session
 */
public record Appearance(
    Wording event,
    @Nullable LocalDate date,
    Wording session,
    SpeakerRole role,
    List<Subject> subjects) {
  public Appearance {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(role, "role");
    subjects = List.copyOf(subjects);
  }
}
