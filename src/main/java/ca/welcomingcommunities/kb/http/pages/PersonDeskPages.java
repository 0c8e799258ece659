package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.People;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.document.Affiliation;
import ca.welcomingcommunities.kb.document.Consent;
import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.Wording;
import ca.welcomingcommunities.kb.experts.Speaker;
import ca.welcomingcommunities.kb.experts.Speakers;
import ca.welcomingcommunities.kb.http.Journal;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Session;
import ca.welcomingcommunities.kb.http.Urls;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deciding about people: who was found in documents, and what somebody asks to have corrected. */
final class PersonDeskPages {
  private static final ZoneId ZONE = ZoneId.of("America/Toronto");
  private static final int MAX_TEXT = 500;

  private final Services services;
  private final Speakers speakers;
  private final People people;
  private final DeskDoor door;
  private final Journal journal;
  private final Assets assets;
  private final Renderer renderer;

  PersonDeskPages(Services services, DeskDoor door, Assets assets, Renderer renderer) {
    this.services = services;
    this.door = door;
    this.journal = new Journal(services);
    this.speakers = services.speakers();
    this.people = services.catalogue().people();
    this.assets = assets;
    this.renderer = renderer;
  }

  /** Where a person is decided about. */
  static String path(Language locale, String id) {
    return DeskDoor.path(locale) + "/people/" + id;
  }

  /** What waits at the desk. */
  DeskView.People waiting(Messages m, int most) {
    return new DeskView.People(
        speakers.proposed(most).stream().map(each -> proposal(m, each)).toList(),
        speakers.proposals(),
        people.corrections().stream().flatMap(each -> correction(m, each).stream()).toList());
  }

  private DeskView.Proposal proposal(Messages m, Speakers.Proposal proposal) {
    Person person = proposal.person();
    Wording organization = person.affiliation().organization();
    return new DeskView.Proposal(
        person.id(),
        person.name(),
        path(m.language(), person.id()),
        organization == null ? "" : organization.in(m.language()),
        evidence(m, person).stream().limit(1).toList(),
        proposal.similar().size());
  }

  // Empty where the person has been removed meanwhile.
  private Optional<DeskView.Correction> correction(
      Messages m, ca.welcomingcommunities.kb.catalogue.Correction asked) {
    return speakers
        .any(asked.person())
        .map(person ->
            new DeskView.Correction(
                asked.id(),
                person.name(),
                path(m.language(), person.id()),
                m.say("speaker.correct." + asked.wish()),
                asked.message(),
                Objects.requireNonNullElse(asked.replyTo(), ""),
                m.day(asked.createdAt())));
  }

  private List<PersonDeskView.Evidence> evidence(Messages m, Person person) {
    SpeakerViews views =
        new SpeakerViews(m, services.vocabulary(), services.catalogue().documents());
    return speakers.profile(person).documents().stream()
        .flatMap(source ->
            views
                .document(source)
                .map(document -> new PersonDeskView.Evidence(document, source.phrase()))
                .stream())
        .toList();
  }

  /** {@code GET /en/admin/people/{id}}. */
  void show(Context context, Language locale) {
    Session session = door.enter(context, locale, Role.CURATOR).orElse(null);
    if (session == null) {
      return;
    }
    Person person = personOf(context);
    show(context, Messages.in(locale), session, person, facts(person, locale), null);
  }

  /** {@code POST /en/admin/people/{id}/publish}: as it was found, from the public record. */
  void publish(Context context, Language locale) {
    Session session = DeskDoor.ours(services, context, Role.CURATOR);
    Person found = personOf(context);
    Affiliation drafted = drafted(found);
    people.put(
        with(
            found, found.name(), drafted, new Consent(Consent.State.PUBLIC_RECORD, today(), null)));
    journal.note(session.key(), Action.PERSON_ADDED, found.id());
    context.redirect(DeskDoor.path(locale) + "#proposals", HttpStatus.SEE_OTHER);
  }

  /** {@code POST /en/admin/people/{id}}: what the form says is right. */
  void save(Context context, Language locale) {
    Session session = DeskDoor.ours(services, context, Role.CURATOR);
    Person old = personOf(context);
    PersonDeskView.Facts said =
        new PersonDeskView.Facts(
            text(context, "name"),
            text(context, "organization"),
            text(context, "position"),
            text(context, "asOf"),
            text(context, "source"),
            text(context, "consent").equals(Consent.State.GIVEN.id()),
            text(context, "until"));
    Messages m = Messages.in(locale);
    boolean fits =
        Stream.of(said.name(), said.organization(), said.position(), said.source())
            .allMatch(text -> text.length() <= MAX_TEXT);
    if (said.name().isEmpty() || !fits || !isDay(said.asOf()) || !isDay(said.until())) {
      context.status(HttpStatus.BAD_REQUEST);
      show(context, m, session, old, said, m.say("desk.person.error"));
      return;
    }
    boolean waited = old.consent().state() == Consent.State.PROPOSED;
    people.put(
        with(old, said.name(), affiliation(old.affiliation(), said, locale), consent(old, said)));
    Action action = waited ? Action.PERSON_ADDED : Action.PERSON_CHANGED;
    journal.note(session.key(), action, old.id());
    context.redirect(
        waited ? DeskDoor.path(locale) + "#proposals" : path(locale, old.id()) + "?saved=1",
        HttpStatus.SEE_OTHER);
  }

  /** {@code POST /en/admin/people/{id}/remove}: for good. */
  void remove(Context context, Language locale) {
    Session session = DeskDoor.ours(services, context, Role.CURATOR);
    if (!people.remove(personOf(context).id())) {
      throw Refused.notFound();
    }
    journal.note(session.key(), Action.PERSON_REMOVED, (String) null);
    context.redirect(DeskDoor.path(locale) + "#proposals", HttpStatus.SEE_OTHER);
  }

  /** {@code POST /en/admin/people/{id}/merge} with the id of the person this one is too. */
  void merge(Context context, Language locale) {
    Session session = DeskDoor.ours(services, context, Role.CURATOR);
    String into = text(context, "into");
    if (!people.merge(personOf(context).id(), into)) {
      throw Refused.notFound();
    }
    journal.note(session.key(), Action.PEOPLE_MERGED, into);
    context.redirect(path(locale, into) + "?saved=1", HttpStatus.SEE_OTHER);
  }

  /** {@code POST /en/admin/corrections} with the id of a request that is done. */
  void settle(Context context, Language locale) {
    Session session = DeskDoor.ours(services, context, Role.CURATOR);
    if (!people.settle(text(context, "id"))) {
      throw Refused.notFound();
    }
    journal.note(session.key(), Action.REQUEST_SETTLED, 1);
    context.redirect(DeskDoor.path(locale) + "#corrections", HttpStatus.SEE_OTHER);
  }

  private static String text(Context context, String field) {
    return Objects.requireNonNullElse(context.formParam(field), "").strip();
  }

  private static boolean isDay(String text) {
    try {
      return text.isEmpty() || LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static @Nullable LocalDate day(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(services.clock().instant(), ZONE);
  }

  private static Person with(Person old, String name, Affiliation affiliation, Consent consent) {
    return new Person(
        old.id(),
        name,
        old.variants(),
        affiliation,
        old.regions(),
        old.languages(),
        old.subjects(),
        old.appearances(),
        old.contact(),
        consent);
  }

  private static Affiliation affiliation(
      Affiliation old, PersonDeskView.Facts said, Language locale) {
    Wording organization = wording(old.organization(), said.organization(), locale);
    boolean same = Objects.equals(organization, old.organization());
    return new Affiliation(
        organization,
        same ? old.organizationId() : null,
        old.kind(),
        wording(old.position(), said.position(), locale),
        old.place(),
        day(said.asOf()),
        wording(old.source(), said.source(), locale));
  }

  /** What is left as it was keeps its other language. */
  private static @Nullable Wording wording(@Nullable Wording old, String said, Language locale) {
    if (said.isEmpty()) {
      return null;
    }
    return old != null && old.in(locale).equals(said) ? old : Wording.of(said);
  }

  private Consent consent(Person old, PersonDeskView.Facts said) {
    Consent.State state = said.agreed() ? Consent.State.GIVEN : Consent.State.PUBLIC_RECORD;
    LocalDate since = old.consent().state() == state ? old.consent().since() : today();
    return new Consent(state, since, day(said.until()));
  }

  /** A proposal says when and where: as of the year of the document, in which it was found. */
  private Affiliation drafted(Person person) {
    Affiliation known = person.affiliation();
    Document first =
        speakers.profile(person).documents().stream()
            .map(Speaker.Source::document)
            .flatMap(id -> services.catalogue().documents().find(id).stream())
            .findFirst()
            .orElse(null);
    if (first == null || person.consent().state() != Consent.State.PROPOSED) {
      return known;
    }
    Description description = first.description();
    Integer year = description.year();
    return new Affiliation(
        known.organization(),
        known.organizationId(),
        known.kind(),
        known.position(),
        known.place(),
        known.asOf() == null && year != null ? LocalDate.of(year, 1, 1) : known.asOf(),
        known.source() == null ? Wording.of(description.title()) : known.source());
  }

  private PersonDeskView.Facts facts(Person person, Language locale) {
    Affiliation affiliation = drafted(person);
    return new PersonDeskView.Facts(
        person.name(),
        in(affiliation.organization(), locale),
        in(affiliation.position(), locale),
        Objects.toString(affiliation.asOf(), ""),
        in(affiliation.source(), locale),
        person.consent().state() == Consent.State.GIVEN,
        Objects.toString(person.consent().until(), ""));
  }

  private static String in(@Nullable Wording wording, Language locale) {
    return wording == null ? "" : wording.in(locale);
  }

  private Person personOf(Context context) {
    String id = context.pathParam("id");
    if (!Person.isId(id)) {
      throw Refused.notFound();
    }
    return speakers.any(id).orElseThrow(Refused::notFound);
  }

  private void show(
      Context context,
      Messages m,
      Session session,
      Person person,
      PersonDeskView.Facts facts,
      @Nullable String error) {
    Language other = m.language() == Language.FR ? Language.EN : Language.FR;
    String heading = m.say("desk.person.heading", "name", person.name());
    context.header("Cache-Control", "no-store");
    renderer.send(
        context,
        "person.jte",
        new PersonDeskView(
            new Shell(
                m,
                assets,
                m.say("title", "title", heading),
                path(other, person.id()),
                "desk",
                false),
            DeskDoor.path(m.language()),
            path(m.language(), person.id()),
            speakers.find(person.id()).isPresent() ? Urls.speaker(person.id(), m.language()) : null,
            session.formToken(),
            error,
            context.queryParam("saved") != null,
            person.consent().state() == Consent.State.PROPOSED,
            facts,
            evidence(m, person),
            speakers.similar(person).stream().map(same -> same(same, m.language())).toList(),
            people.corrections().stream()
                .filter(asked -> asked.person().equals(person.id()))
                .flatMap(asked -> correction(m, asked).stream())
                .toList()));
  }

  private static PersonDeskView.Same same(Person person, Language locale) {
    return new PersonDeskView.Same(
        person.id(), person.name(), in(person.affiliation().organization(), locale));
  }
}
