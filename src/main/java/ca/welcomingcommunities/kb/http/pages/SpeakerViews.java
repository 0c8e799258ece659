package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.document.Affiliation;
import ca.welcomingcommunities.kb.document.Appearance;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.Wording;
import ca.welcomingcommunities.kb.experts.Found;
import ca.welcomingcommunities.kb.experts.Speaker;
import ca.welcomingcommunities.kb.http.SpeakerParameters;
import ca.welcomingcommunities.kb.http.SpeakerWords;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes people presentable in one language. */
final class SpeakerViews {
  private static final int SUBJECTS = 6;
  private static final int REASONS = 3;

  private final Messages m;
  private final Vocabulary vocabulary;
  private final Documents documents;

  SpeakerViews(Messages m, Vocabulary vocabulary, Documents documents) {
    this.m = m;
    this.vocabulary = vocabulary;
    this.documents = documents;
  }

  SpeakersView.Card card(Speaker speaker, SpeakerParameters asked) {
    Person person = speaker.person();
    boolean picked = asked.shortlist().contains(person.id());
    String text = m.say(picked ? "speakers.unpick" : "speakers.pick");
    return new SpeakersView.Card(
        person.name(),
        Urls.speaker(person.id(), m.language()),
        facts(speaker),
        person.allSubjects().stream()
            .map(subject -> vocabulary.label(subject.facet(), subject.value(), m.language()))
            .limit(SUBJECTS)
            .toList(),
        reasons(speaker).stream().limit(REASONS).toList(),
        new SearchView.Link(asked.picked(person.id(), !picked).pageUrl(), text));
  }

  private List<String> facts(Speaker speaker) {
    Affiliation affiliation = speaker.person().affiliation();
    List<String> facts = new ArrayList<>();
    Wording organization = affiliation.organization();
    if (organization != null) {
      LocalDate asOf = affiliation.asOf();
      String name = organization.in(m.language());
      facts.add(asOf == null ? name : m.say("speakers.asOf", "text", name, "year", year(asOf)));
    }
    String kind = affiliation.kind();
    if (kind != null) {
      facts.add(SpeakerWords.kind(kind, m.language()));
    }
    speaker.person().regions().stream()
        .map(region -> vocabulary.label(Facet.REGION, region, m.language()))
        .forEach(facts::add);
    return facts;
  }

  private static String year(LocalDate date) {
    return String.valueOf(date.getYear());
  }

  /** Documents first: they can be opened. */
  List<SpeakersView.Reason> reasons(Speaker speaker) {
    List<SpeakersView.Reason> reasons = new ArrayList<>(documents(speaker));
    reasons.addAll(appearances(speaker));
    return reasons;
  }

  List<SpeakersView.Reason> appearances(Speaker speaker) {
    return speaker.appearances().stream().map(this::reason).toList();
  }

  private SpeakersView.Reason reason(Appearance appearance) {
    LocalDate date = appearance.date();
    String session = appearance.session().in(m.language());
    String text =
        date == null ? session : m.say("speakers.asOf", "text", session, "year", year(date));
    return new SpeakersView.Reason(SpeakerWords.role(appearance.role(), m.language()), text, null);
  }

  List<SpeakersView.Reason> documents(Speaker speaker) {
    return speaker.documents().stream().flatMap(source -> document(source).stream()).toList();
  }

  /** The document of a source; empty where it has been withdrawn meanwhile. */
  Optional<SpeakersView.Reason> document(Speaker.Source source) {
    return documents.find(source.document()).map(document -> reason(source, document));
  }

  private SpeakersView.Reason reason(Speaker.Source source, Document document) {
    String title = document.description().title();
    boolean whole = source.page() == 0;
    return new SpeakersView.Reason(
        SpeakerWords.bond(source.bond(), m.language()),
        whole ? title : m.say("speakers.page", "text", title, "page", source.page()),
        whole
            ? Urls.document(document.id(), m.language())
            : Urls.text(document.id(), m.language(), source.page(), ""));
  }

  /** What is known about a person. */
  List<SpeakerView.Fact> profileFacts(Person person) {
    Affiliation affiliation = person.affiliation();
    List<SpeakerView.Fact> facts = new ArrayList<>();
    add(facts, "speaker.organization", in(affiliation.organization()));
    String kind = affiliation.kind();
    add(facts, "speaker.kind", kind == null ? null : SpeakerWords.kind(kind, m.language()));
    add(facts, "speaker.position", in(affiliation.position()));
    LocalDate asOf = affiliation.asOf();
    add(facts, "speaker.asOf", asOf == null ? null : day(asOf));
    add(facts, "speaker.source", in(affiliation.source()));
    add(
        facts,
        "speaker.region",
        joined(
            person.regions().stream()
                .map(region -> vocabulary.label(Facet.REGION, region, m.language()))
                .toList()));
    if (SpeakerWords.isShared(person)) {
      add(
          facts,
          "speaker.languages",
          joined(
              person.languages().stream()
                  .map(code -> vocabulary.label(Facet.LANGUAGE, code, m.language()))
                  .toList()));
      add(facts, "speaker.contact", person.contact());
    }
    return facts;
  }

  private @Nullable String in(@Nullable Wording wording) {
    return wording == null ? null : wording.in(m.language());
  }

  private static @Nullable String joined(List<String> texts) {
    return texts.isEmpty() ? null : String.join(", ", texts);
  }

  private String day(LocalDate date) {
    return m.day(date.atTime(17, 0).toInstant(ZoneOffset.UTC));
  }

  private void add(List<SpeakerView.Fact> facts, String key, @Nullable String value) {
    if (value != null) {
      facts.add(new SpeakerView.Fact(m.say(key), value));
    }
  }

  /** The facets of the people found, as check boxes. */
  List<FacetView> facets(SpeakerParameters asked, Found found) {
    List<FacetView> views = new ArrayList<>();
    for (Facet facet : SpeakerParameters.FACETS) {
      Set<String> chosen = asked.query().filters().getOrDefault(facet, Set.of());
      Map<String, Integer> counts = found.counts().getOrDefault(facet, Map.of());
      List<FacetView.Value> values =
          counts.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(Map.Entry::getKey))
              .map(entry ->
                  new FacetView.Value(
                      entry.getKey(),
                      vocabulary.label(facet, entry.getKey(), m.language()),
                      m.number(entry.getValue()),
                      chosen.contains(entry.getKey()),
                      List.of()))
              .toList();
      if (!values.isEmpty()) {
        boolean open = facet != Facet.THEME || !chosen.isEmpty();
        String label = m.say("facet." + facet.id());
        views.add(new FacetView(facet.id(), label, open, chosen.size(), values, 0, null));
      }
    }
    return views;
  }
}
