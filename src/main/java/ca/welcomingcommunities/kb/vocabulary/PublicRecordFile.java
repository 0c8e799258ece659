package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Affiliation;
import ca.welcomingcommunities.kb.document.Appearance;
import ca.welcomingcommunities.kb.document.Consent;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.SpeakerRole;
import ca.welcomingcommunities.kb.document.Subject;
import ca.welcomingcommunities.kb.document.Wording;
import ca.welcomingcommunities.kb.vocabulary.PublicRecord.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code people.yaml} and checks that what a person names is declared. */
final class PublicRecordFile {
  private final VocabularyFolder folder;
  private final Vocabulary vocabulary;
  private final Map<String, Named> kinds = new LinkedHashMap<>();
  private final Map<String, Organization> organizations = new LinkedHashMap<>();
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Map<String, Person> people = new LinkedHashMap<>();

  private record Organization(Named named, String kind) {}

  private record Session(Wording title, List<Subject> subjects) {}

  private record Event(Wording name, LocalDate date, Wording source) {}

  PublicRecordFile(VocabularyFolder folder, Vocabulary vocabulary) {
    this.folder = folder;
    this.vocabulary = vocabulary;
  }

  PublicRecord read() {
    Declared<String> open =
        folder.open("people.yaml", "event", "sessions", "kinds", "organizations", "people");
    YamlNode root = open.node();
    Map<String, YamlNode> fields = open.fields();
    Event event = event(root.required(fields, "event"));
    root.required(fields, "sessions").items().forEach(this::session);
    root.required(fields, "kinds").items().forEach(this::kind);
    root.required(fields, "organizations").items().forEach(this::organization);
    root.required(fields, "people").items().forEach(node -> person(node, event));
    return new PublicRecord(
        folder.version(),
        List.copyOf(kinds.values()),
        organizations.values().stream().map(Organization::named).toList(),
        List.copyOf(people.values()));
  }

  private static Event event(YamlNode node) {
    Map<String, YamlNode> fields = node.fields("name", "date", "source");
    return new Event(
        wording(node.required(fields, "name")),
        date(node.required(fields, "date")),
        wording(node.required(fields, "source")));
  }

  private static LocalDate date(YamlNode node) {
    try {
      return LocalDate.parse(node.text());
    } catch (DateTimeParseException e) {
      VocabularyException broken =
          node.broken("'" + node.text() + "' is no date such as 2010-10-28");
      broken.initCause(e);
      throw broken;
    }
  }

  private static Wording wording(YamlNode node) {
    Map<String, YamlNode> texts = node.fields("en", "fr");
    return new Wording(node.required(texts, "en").text(), node.required(texts, "fr").text());
  }

  private void session(YamlNode node) {
    Map<String, YamlNode> fields = node.fields("id", "title", "cluster", "theme");
    Session session = new Session(wording(node.required(fields, "title")), subjects(node, fields));
    add(sessions, node.required(fields, "id"), session);
  }

  private void kind(YamlNode node) {
    Map<String, YamlNode> fields = node.fields("id", "label", "words");
    YamlNode id = node.required(fields, "id");
    Wording label = wording(node.required(fields, "label"));
    add(kinds, id, new Named(id.slug(), label, YamlNode.texts(fields, "words")));
  }

  private void organization(YamlNode node) {
    Map<String, YamlNode> fields = node.fields("id", "name", "kind", "lip", "words");
    YamlNode id = node.required(fields, "id");
    YamlNode kind = node.required(fields, "kind");
    known(kinds, kind);
    YamlNode lip = fields.get("lip");
    List<String> words = new ArrayList<>(YamlNode.texts(fields, "words"));
    if (lip != null) {
      Lip registered =
          vocabulary
              .lip(lip.text())
              .orElseThrow(() -> lip.broken("unknown lip '" + lip.text() + "'"));
      words.addAll(registered.names().acronyms());
      words.addAll(registered.names().others());
      words.add(registered.names().official().en());
      words.add(registered.names().official().fr());
    }
    Named named = new Named(id.slug(), wording(node.required(fields, "name")), words);
    add(organizations, id, new Organization(named, kind.text()));
  }

  private void person(YamlNode node, Event event) {
    Map<String, YamlNode> fields =
        node.fields(
            "id",
            "name",
            "variants",
            "organization",
            "position",
            "place",
            "region",
            "appearances",
            "theme",
            "cluster");
    YamlNode id = node.required(fields, "id");
    YamlNode region = node.required(fields, "region");
    term(Facet.REGION, region);
    Person person =
        new Person(
            id.slug(),
            node.required(fields, "name").text(),
            YamlNode.texts(fields, "variants"),
            affiliation(node, fields, event),
            List.of(region.text()),
            List.of(),
            subjects(node, fields),
            node.required(fields, "appearances").items().stream()
                .map(each -> appearance(each, event))
                .toList(),
            null,
            new Consent(Consent.State.PUBLIC_RECORD, event.date(), null));
    add(people, id, person);
  }

  private Affiliation affiliation(YamlNode node, Map<String, YamlNode> fields, Event event) {
    Organization organization = known(organizations, node.required(fields, "organization"));
    YamlNode position = fields.get("position");
    return new Affiliation(
        organization.named().name(),
        organization.named().id(),
        organization.kind(),
        position == null ? null : wording(position),
        YamlNode.optionalText(fields, "place"),
        event.date(),
        event.source());
  }

  private Appearance appearance(YamlNode node, Event event) {
    Map<String, YamlNode> fields = node.fields("session", "role");
    Session session = known(sessions, node.required(fields, "session"));
    YamlNode role = node.required(fields, "role");
    return new Appearance(
        event.name(),
        event.date(),
        session.title(),
        SpeakerRole.of(role.text())
            .orElseThrow(() -> role.broken("unknown role '" + role.text() + "'")),
        session.subjects());
  }

  private List<Subject> subjects(YamlNode node, Map<String, YamlNode> fields) {
    List<Subject> subjects = new ArrayList<>();
    for (Facet facet : List.of(Facet.CLUSTER, Facet.THEME)) {
      YamlNode list = fields.get(facet.id());
      if (list != null) {
        for (YamlNode each : list.items()) {
          term(facet, each);
          Subject subject = new Subject(facet, each.text());
          if (subjects.contains(subject)) {
            throw node.broken("subject '" + each.text() + "' twice");
          }
          subjects.add(subject);
        }
      }
    }
    return subjects;
  }

  private void term(Facet facet, YamlNode node) {
    if (vocabulary.term(facet, node.text()).isEmpty()) {
      throw node.broken("unknown " + facet.id() + " '" + node.text() + "'");
    }
  }

  private static <T> T known(Map<String, T> declared, YamlNode node) {
    T value = declared.get(node.text());
    if (value == null) {
      throw node.broken("'" + node.text() + "' is not declared above");
    }
    return value;
  }

  private static <T> void add(Map<String, T> into, YamlNode id, T value) {
    if (into.put(id.text(), value) != null) {
      throw id.broken("id '" + id.text() + "' twice");
    }
  }
}
