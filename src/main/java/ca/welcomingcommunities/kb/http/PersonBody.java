package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Affiliation;
import ca.welcomingcommunities.kb.document.Appearance;
import ca.welcomingcommunities.kb.document.Consent;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.SpeakerRole;
import ca.welcomingcommunities.kb.document.Subject;
import ca.welcomingcommunities.kb.document.Wording;
import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.http.Problem.Place;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a curator says about a person. Fields that are left out stay as they were; {@code null}
 * takes a value away. What makes no sense is collected and refused together.
 */
final class PersonBody {
  static final String WITHDRAWN = "withdrawn";

  private static final int MAX_TEXT = 500;
  private static final int MAX_ITEMS = 100;
  private static final Set<String> KINDS =
      Set.of("lip", "researcher", "federal", "provincial", "municipal", "agency", "wci");
  private static final List<String> FIELDS =
      List.of(
          "id",
          "name",
          "variants",
          "organization",
          "kind",
          "position",
          "place",
          "asOf",
          "source",
          "regions",
          "languages",
          "cluster",
          "theme",
          "appearances",
          "contact",
          "consent");

  private final JsonNode root;
  private final Vocabulary vocabulary;
  private final LocalDate today;
  private final List<Flaw> flaws = new ArrayList<>();

  private PersonBody(JsonNode root, Vocabulary vocabulary, LocalDate today) {
    this.root = root;
    this.vocabulary = vocabulary;
    this.today = today;
  }

  /**
   * Reads a body.
   *
   * @throws Refused if it is not a JSON object
   */
  static PersonBody read(byte[] json, Vocabulary vocabulary, LocalDate today) {
    return new PersonBody(object(json), vocabulary, today);
  }

  /** A body that must be a JSON object. */
  static JsonNode object(byte[] json) {
    try {
      JsonNode node = Json.MAPPER.readTree(json);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      // Said below, as for JSON that is no object.
    }
    throw new Refused(
        Problem.of(Kind.INVALID_BODY, List.of(new Flaw(Place.FIELD, "", "json", List.of(), null))));
  }

  /** Whether the person's consent is taken back: then nothing else counts. */
  boolean isWithdrawn() {
    JsonNode consent = root.path("consent");
    JsonNode state = consent.isObject() ? consent.path("state") : consent;
    return (state.isString() && state.stringValue().equals(WITHDRAWN))
        || (state.isBoolean() && !state.booleanValue());
  }

  /** The id that is asked for; null where none is. */
  @Nullable String id() {
    String id = text("id", null);
    if (id != null && !Person.isId(id)) {
      flaw("id", "person-id");
      return null;
    }
    return id;
  }

  /** The name; null where there is none. */
  @Nullable String name() {
    return text("name", null);
  }

  /**
   * The person as it should be.
   *
   * @param old as it is; without names and facts for a new one
   * @throws Refused if something makes no sense
   */
  Person over(Person old) {
    for (String field : root.propertyNames()) {
      if (!FIELDS.contains(field)) {
        flaw(field, "unknown-field", String.join(", ", FIELDS));
      }
    }
    String name = text("name", old.name());
    if (name == null) {
      flaw("name", "needed");
    }
    Person person =
        new Person(
            old.id(),
            name == null ? old.name() : name,
            texts("variants", old.variants()),
            affiliation(old.affiliation()),
            values(Facet.REGION, "regions", old.regions()),
            values(Facet.LANGUAGE, "languages", old.languages()),
            subjects(root, old.subjects()),
            root.has("appearances") ? appearances() : old.appearances(),
            text("contact", old.contact()),
            consent(old.consent()));
    check();
    return person;
  }

  private void check() {
    if (!flaws.isEmpty()) {
      throw new Refused(Problem.of(Kind.INVALID_BODY, flaws));
    }
  }

  private Affiliation affiliation(Affiliation old) {
    String kind = text("kind", old.kind());
    if (kind != null && !KINDS.contains(kind)) {
      flaw("kind", "choice", String.join(", ", KINDS.stream().sorted().toList()));
    }
    return new Affiliation(
        wording("organization", old.organization()),
        root.has("organization") ? null : old.organizationId(),
        kind,
        wording("position", old.position()),
        text("place", old.place()),
        date(root, "asOf", old.asOf()),
        wording("source", old.source()));
  }

  private Consent consent(Consent old) {
    JsonNode node = root.path("consent");
    if (node.isMissingNode()) {
      return old;
    }
    if (node.isBoolean()) {
      return new Consent(Consent.State.GIVEN, today, null);
    }
    JsonNode state = node.isObject() ? node.path("state") : node;
    Consent.State said =
        state.isString() ? Consent.State.of(state.stringValue()).orElse(null) : null;
    if (said == null) {
      flaw("consent", "choice", "given, public-record, proposed, withdrawn");
      return old;
    }
    LocalDate since = said == old.state() && old.since() != null ? old.since() : today;
    return new Consent(said, date(node, "since", since), date(node, "until", null));
  }

  private List<Appearance> appearances() {
    List<Appearance> appearances = new ArrayList<>();
    for (JsonNode each : root.path("appearances")) {
      Wording event = wording(each.path("event"));
      Wording session = wording(each.path("session"));
      SpeakerRole role = SpeakerRole.of(each.path("role").asString("")).orElse(null);
      if (event == null || role == null) {
        flaw("appearances", "appearance");
      } else {
        appearances.add(
            new Appearance(
                event,
                date(each, "date", null),
                session == null ? event : session,
                role,
                subjects(each, List.of())));
      }
    }
    return appearances;
  }

  private List<Subject> subjects(JsonNode node, List<Subject> old) {
    if (!node.has("cluster") && !node.has("theme")) {
      return old;
    }
    List<Subject> subjects = new ArrayList<>();
    for (Facet facet : List.of(Facet.CLUSTER, Facet.THEME)) {
      if (!node.has(facet.id())) {
        old.stream().filter(subject -> subject.facet() == facet).forEach(subjects::add);
      }
      for (String value : texts(node, facet.id(), List.of())) {
        if (isKnown(facet, facet.id(), value)) {
          subjects.add(new Subject(facet, value));
        }
      }
    }
    return subjects;
  }

  private List<String> values(Facet facet, String field, List<String> old) {
    List<String> values = texts(field, old);
    values.forEach(value -> isKnown(facet, field, value));
    return values;
  }

  private boolean isKnown(Facet facet, String field, String value) {
    if (vocabulary.term(facet, value).isPresent()) {
      return true;
    }
    flaw(field, "unknown-value", value);
    return false;
  }

  private @Nullable Wording wording(String field, @Nullable Wording old) {
    return root.has(field) ? wording(root.path(field)) : old;
  }

  /** A text, or an object with {@code en} and {@code fr}. */
  private static @Nullable Wording wording(JsonNode node) {
    if (node.isString() && !node.stringValue().isBlank()) {
      return Wording.of(node.stringValue().strip());
    }
    String en = node.path("en").asString("").strip();
    String fr = node.path("fr").asString("").strip();
    return en.isEmpty() && fr.isEmpty()
        ? null
        : new Wording(en.isEmpty() ? fr : en, fr.isEmpty() ? en : fr);
  }

  private @Nullable String text(String field, @Nullable String old) {
    if (!root.has(field)) {
      return old;
    }
    JsonNode node = root.path(field);
    if (node.isNull() || (node.isString() && node.stringValue().isBlank())) {
      return null;
    }
    if (!node.isString() || node.stringValue().length() > MAX_TEXT) {
      flaw(field, node.isString() ? "too-long" : "text", String.valueOf(MAX_TEXT));
      return old;
    }
    return node.stringValue().strip();
  }

  private List<String> texts(String field, List<String> old) {
    return texts(root, field, old);
  }

  private List<String> texts(JsonNode node, String field, List<String> old) {
    if (!node.has(field)) {
      return old;
    }
    JsonNode list = node.path(field);
    if (list.isString()) {
      return List.of(list.stringValue().strip());
    }
    List<String> texts =
        list.valueStream()
            .filter(JsonNode::isString)
            .map(each -> each.stringValue().strip())
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    if (texts.size() < list.size() || texts.size() > MAX_ITEMS) {
      flaw(field, "texts");
    }
    return texts;
  }

  private @Nullable LocalDate date(JsonNode node, String field, @Nullable LocalDate old) {
    if (!node.has(field)) {
      return old;
    }
    if (node.path(field).isNull()) {
      return null;
    }
    try {
      return LocalDate.parse(node.path(field).asString(""));
    } catch (DateTimeParseException e) {
      flaw(field, "date");
      return old;
    }
  }

  private void flaw(String field, String code, String... facts) {
    flaws.add(new Flaw(Place.FIELD, field, code, List.of(facts), null));
  }
}
