package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.http.Problem.Place;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request, read one by one. A value that makes no sense is noted and its
 * fallback taken; {@link #check} then refuses the request, naming all of them. Readers that forgive
 * (pages for people) never call it. Empty values count as absent: that is what forms send.
 */
public final class Parameters {
  /** The name of the parameter for {@link #locale}. */
  public static final String LOCALE = "locale";

  private final Map<String, List<String>> values;
  private final List<Flaw> flaws = new ArrayList<>();

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Those of a request's address. */
  public static Parameters of(Context context) {
    return new Parameters(QueryString.parse(context.queryString()));
  }

  /** Those of a query string, without its question mark. */
  public static Parameters of(@Nullable String queryString) {
    return new Parameters(QueryString.parse(queryString));
  }

  /** The language of labels and messages: English unless {@code locale=fr}. */
  public static Language localeOf(@Nullable String queryString) {
    List<String> asked = QueryString.parse(queryString).getOrDefault(LOCALE, List.of());
    return asked.contains(Language.FR.code()) ? Language.FR : Language.EN;
  }

  /** Refuses names that are not known, and suggests the nearest. */
  public void allowOnly(Collection<String> known) {
    List<Flaw> unknown = new ArrayList<>();
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        String nearest = Nearest.of(name, known);
        String code = nearest == null ? "unknown" : "unknown-suggest";
        unknown.add(
            new Flaw(
                Place.PARAMETER,
                name,
                code,
                nearest == null ? List.of() : List.of(nearest),
                nearest));
      }
    }
    if (!unknown.isEmpty()) {
      String list = known.isEmpty() ? "–" : String.join(", ", known);
      throw new Refused(new Problem(Kind.UNKNOWN_PARAMETER, List.of(list), unknown, null));
    }
  }

  /** Refuses the request if anything read so far made no sense. */
  public void check() {
    if (!flaws.isEmpty()) {
      throw new Refused(Problem.of(Kind.INVALID_PARAMETER, flaws));
    }
  }

  /** Notes that a parameter makes no sense. */
  void flaw(String name, String code, String... facts) {
    flaws.add(new Flaw(Place.PARAMETER, name, code, List.of(facts), null));
  }

  /** Every value of a repeatable parameter that is not empty. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(value -> !value.isEmpty()).toList();
  }

  /** Free text; given twice, the texts are joined. */
  public String text(String name) {
    return String.join(" ", values.getOrDefault(name, List.of()));
  }

  /** A whole number; {@code fallback} if absent or wrong. */
  int number(String name, int min, int max, int fallback) {
    Integer number = number(name, min, max);
    return number == null ? fallback : number;
  }

  /** A whole number; null if absent or wrong. */
  @Nullable Integer number(String name, int min, int max) {
    String value = single(name);
    if (value == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    if (max == Integer.MAX_VALUE) {
      flaw(name, "number-from", String.valueOf(min));
    } else {
      flaw(name, "number", String.valueOf(min), String.valueOf(max));
    }
    return null;
  }

  /** A moment, or the day in UTC that begins with it; null if absent or wrong. */
  public @Nullable Instant instant(String name) {
    String value = single(name);
    if (value == null) {
      return null;
    }
    try {
      return value.contains("T")
          ? Instant.parse(value)
          : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      flaw(name, "moment");
      return null;
    }
  }

  /** One of some choices; {@code fallback} if absent or wrong. */
  <E> E choice(String name, List<E> choices, Function<E, String> id, E fallback) {
    E choice = choice(name, choices, id);
    return choice == null ? fallback : choice;
  }

  /** One of some choices; null if absent or wrong. */
  <E> @Nullable E choice(String name, List<E> choices, Function<E, String> id) {
    String value = single(name);
    if (value == null) {
      return null;
    }
    for (E choice : choices) {
      if (id.apply(choice).equals(value)) {
        return choice;
      }
    }
    flaw(name, "choice", String.join(", ", choices.stream().map(id).toList()));
    return null;
  }

  /** The language asked for; English if absent or wrong. */
  public Language locale() {
    return choice(LOCALE, List.of(Language.EN, Language.FR), Language::code, Language.EN);
  }

  private @Nullable String single(String name) {
    List<String> given = all(name);
    if (given.size() > 1) {
      flaw(name, "once");
    }
    return given.isEmpty() ? null : given.getFirst();
  }
}
