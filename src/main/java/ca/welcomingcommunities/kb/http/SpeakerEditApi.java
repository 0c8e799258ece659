package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.People;
import ca.welcomingcommunities.kb.document.Affiliation;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.PersonName;
import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.http.Problem.Place;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What curators decide about people. When it is answered, every answer follows it: nothing about
 * people is kept anywhere but in the catalogue.
 */
final class SpeakerEditApi {
  private static final ZoneId ZONE = ZoneId.of("America/Toronto");
  private static final int ID_LENGTH = 60;

  private final Services services;
  private final Limits limits;
  private final SpeakersApi reading;
  private final People people;
  private final Journal journal;

  SpeakerEditApi(Services services, Limits limits) {
    this.services = services;
    this.limits = limits;
    this.reading = new SpeakersApi(services);
    this.people = services.catalogue().people();
    this.journal = new Journal(services);
  }

  /** {@code POST /api/speakers}: a new person; without consent one that waits. */
  void create(Context context) throws IOException {
    Language locale = locale(context);
    PersonBody body = body(context);
    String name = body.name();
    if (name == null) {
      throw new Refused(
          Problem.of(
              Kind.INVALID_BODY,
              List.of(new Flaw(Place.FIELD, "name", "needed", List.of(), null))));
    }
    String wanted = body.id();
    String id = wanted == null ? newId(name) : wanted;
    if (people.find(id).isPresent()) {
      throw new Refused(Problem.of(Kind.CONFLICT, id));
    }
    Person person = body.over(Person.proposed(id, name, Affiliation.UNKNOWN));
    people.put(person);
    journal.note(Gate.who(context), Action.PERSON_ADDED, id);
    context.status(201).header("Location", "/api/speakers/" + id);
    Json.answer(context, reading.profile(person, locale));
  }

  /** {@code PUT /api/speakers/{id}}: what is said replaces what was; consent taken back removes. */
  void put(Context context) throws IOException {
    String id = SpeakersApi.idOf(context);
    Language locale = locale(context);
    PersonBody body = body(context);
    Optional<Person> old = people.find(id).map(People.Entry::person);
    if (body.isWithdrawn()) {
      if (!people.remove(id)) {
        throw Refused.notFound();
      }
      journal.note(Gate.who(context), Action.PERSON_REMOVED, (String) null);
      context.status(204);
      return;
    }
    String name = body.name();
    if (old.isEmpty() && name == null) {
      throw Refused.notFound();
    }
    Person base =
        old.orElseGet(() -> Person.proposed(id, name == null ? id : name, Affiliation.UNKNOWN));
    Person person = body.over(base);
    people.put(person);
    Action action = old.isPresent() ? Action.PERSON_CHANGED : Action.PERSON_ADDED;
    journal.note(Gate.who(context), action, id);
    context.status(old.isPresent() ? 200 : 201);
    Json.answer(context, reading.profile(person, locale));
  }

  /** {@code DELETE /api/speakers/{id}}: for good; nothing brings the person back but a curator. */
  void remove(Context context) {
    locale(context);
    if (!people.remove(SpeakersApi.idOf(context))) {
      throw Refused.notFound();
    }
    journal.note(Gate.who(context), Action.PERSON_REMOVED, (String) null);
    context.status(204);
  }

  /**
   * {@code POST /api/speakers/{id}/merge} with {@code {"into": id}}: two spellings of one person.
   */
  void merge(Context context) throws IOException {
    String id = SpeakersApi.idOf(context);
    Language locale = locale(context);
    JsonNode into = json(context).path("into");
    if (!people.merge(id, into.asString(""))) {
      throw Refused.notFound();
    }
    Person kept = people.find(into.asString("")).orElseThrow(Refused::notFound).person();
    journal.note(Gate.who(context), Action.PEOPLE_MERGED, kept.id());
    Json.answer(context, reading.profile(kept, locale));
  }

  private PersonBody body(Context context) throws IOException {
    try (InputStream body = RequestBody.open(context, limits.jsonBytes(), "limit.json", limits)) {
      LocalDate today = LocalDate.ofInstant(services.clock().instant(), ZONE);
      return PersonBody.read(body.readAllBytes(), services.vocabulary(), today);
    }
  }

  private JsonNode json(Context context) throws IOException {
    try (InputStream body = RequestBody.open(context, limits.jsonBytes(), "limit.json", limits)) {
      return PersonBody.object(body.readAllBytes());
    }
  }

  /** The surname first, as in the data file; numbered if there is one already. */
  private String newId(String name) {
    List<String> words = PersonName.words(name);
    String joined =
        words.isEmpty()
            ? "person"
            : words.getLast() + "-" + String.join("-", words.subList(0, words.size() - 1));
    String slug = joined.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String first =
        slug.isEmpty() ? "person" : slug.substring(0, Math.min(ID_LENGTH, slug.length()));
    String id = first;
    for (int n = 2; people.find(id).isPresent(); n++) {
      id = first + "-" + n;
    }
    return id;
  }

  private static Language locale(Context context) {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of(Parameters.LOCALE));
    Language locale = parameters.locale();
    parameters.check();
    return locale;
  }
}
