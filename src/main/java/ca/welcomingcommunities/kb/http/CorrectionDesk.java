package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Correction;
import ca.welcomingcommunities.kb.catalogue.People;
import ca.welcomingcommunities.kb.experts.Speakers;
import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.http.Problem.Place;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * "Is this you?": anybody may ask, without an account, to have a profile corrected or removed; a
 * person decides. So many a minute from one address. Safe for many threads.
 */
public final class CorrectionDesk {
  private static final List<String> WISHES = List.of("correct", "remove");
  private static final int MAX_MESSAGE = 2_000;
  private static final int MAX_REPLY_TO = 200;

  private final Speakers speakers;
  private final People people;
  private final Clock clock;
  private final Attempts attempts;

  CorrectionDesk(Speakers speakers, People people, Clock clock) {
    this.speakers = speakers;
    this.people = people;
    this.clock = clock;
    this.attempts = new Attempts(clock);
  }

  /**
   * What is asked.
   *
   * @param person the id of the profile
   * @param wish {@code correct} or {@code remove}
   * @param replyTo how to answer; may be empty
   */
  public record Wish(String person, String wish, String message, String replyTo) {}

  /**
   * Keeps a request and gives its number.
   *
   * @throws Refused if it makes no sense, or too many came from there
   */
  public String keep(Context context, Wish asked) {
    String address = context.req().getRemoteAddr();
    Duration wait = attempts.wait(address);
    if (!wait.isZero()) {
      String seconds = String.valueOf(Math.max(1, wait.toSeconds()));
      throw new Refused(Problem.of(Kind.TOO_MANY, seconds).retryAfter(wait));
    }
    if (speakers.find(asked.person).isEmpty()) {
      throw Refused.notFound();
    }
    check(asked);
    attempts.note(address);
    @Nullable String replyTo = asked.replyTo.isBlank() ? null : asked.replyTo.strip();
    String id = UUID.randomUUID().toString();
    people.add(
        new Correction(
            id, asked.person, asked.wish, asked.message.strip(), replyTo, clock.instant()));
    return id;
  }

  private static void check(Wish asked) {
    if (!WISHES.contains(asked.wish)) {
      throw refused("wish", "choice", String.join(", ", WISHES));
    }
    if (asked.message.isBlank() && asked.wish.equals("correct")) {
      throw refused("message", "needed");
    }
    if (asked.message.length() > MAX_MESSAGE) {
      throw refused("message", "too-long", String.valueOf(MAX_MESSAGE));
    }
    if (asked.replyTo.length() > MAX_REPLY_TO) {
      throw refused("replyTo", "too-long", String.valueOf(MAX_REPLY_TO));
    }
  }

  private static Refused refused(String field, String code, String... facts) {
    return new Refused(
        Problem.of(
            Kind.INVALID_BODY, List.of(new Flaw(Place.FIELD, field, code, List.of(facts), null))));
  }
}
