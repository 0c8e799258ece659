package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Affiliation;
import ca.welcomingcommunities.kb.document.Appearance;
import ca.welcomingcommunities.kb.document.Consent;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.Subject;
import ca.welcomingcommunities.kb.document.Wording;
import ca.welcomingcommunities.kb.experts.Speaker;
import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person in answers: as a hit with score and reasons, or as a profile. */
record SpeakerView(
    String id,
    String name,
    List<String> variants,
    @Nullable String organization,
    @Nullable LabelledValue kind,
    @Nullable String position,
    @Nullable String role,
    @Nullable LocalDate asOf,
    @Nullable String source,
    @Nullable String place,
    List<LabelledValue> regions,
    List<String> languages,
    List<SubjectView> subjects,
    List<AppearanceView> appearances,
    @Nullable String contact,
    ConsentView consent,
    String url,
    List<EvidenceView> evidence,
    double score,
    Speaker.@Nullable Factors factors) {

  /** A subject with what a person reads for it. */
  record SubjectView(String field, String value, String label) {}

  /** What the person did at an event. */
  record AppearanceView(
      String event,
      @Nullable LocalDate date,
      String session,
      LabelledValue role,
      List<SubjectView> subjects) {}

  /** Why the person may be shown. */
  record ConsentView(
      String state, String label, @Nullable LocalDate since, @Nullable LocalDate until) {}

  /**
   * A reason.
   *
   * @param documentId null where it is not a document of this knowledge base
   * @param page null for a document as a whole
   * @param html the words that say so
   */
  record EvidenceView(
      @Nullable String documentId,
      String title,
      @Nullable Integer page,
      String html,
      String why,
      @Nullable String url) {}

  /** Looks up documents that may have gone meanwhile. */
  interface Shelf {
    /** The published document of a source; null if there is none. */
    @Nullable Document of(Speaker.Source source);

    /** What stands there: the words around the name, or those that answer the question. */
    MarkedText words(Speaker.Source source);
  }

  static SpeakerView of(Speaker speaker, Shelf shelf, Vocabulary vocabulary, Language locale) {
    Person person = speaker.person();
    Affiliation affiliation = person.affiliation();
    String kind = affiliation.kind();
    return new SpeakerView(
        person.id(),
        person.name(),
        person.variants(),
        in(affiliation.organization(), locale),
        kind == null ? null : new LabelledValue(kind, SpeakerWords.kind(kind, locale)),
        in(affiliation.position(), locale),
        role(speaker, locale),
        affiliation.asOf(),
        in(affiliation.source(), locale),
        affiliation.place(),
        LabelledValue.of(Facet.REGION, person.regions(), vocabulary, locale),
        person.languages(),
        subjects(person.allSubjects(), vocabulary, locale),
        person.appearances().stream().map(one -> appearance(one, vocabulary, locale)).toList(),
        SpeakerWords.isShared(person) ? person.contact() : null,
        consent(person.consent(), locale),
        Urls.speaker(person.id(), locale),
        evidence(speaker, shelf, locale),
        speaker.score(),
        speaker.score() == 0 ? null : speaker.factors());
  }

  private static @Nullable String in(@Nullable Wording wording, Language locale) {
    return wording == null ? null : wording.in(locale);
  }

  /** What the person was in the session that answers best. */
  private static @Nullable String role(Speaker speaker, Language locale) {
    Wording position = speaker.person().affiliation().position();
    return speaker.appearances().stream()
        .findFirst()
        .map(appearance -> SpeakerWords.role(appearance.role(), locale))
        .orElse(in(position, locale));
  }

  private static List<SubjectView> subjects(
      List<Subject> subjects, Vocabulary vocabulary, Language locale) {
    return subjects.stream()
        .map(subject ->
            new SubjectView(
                subject.facet().id(),
                subject.value(),
                vocabulary.label(subject.facet(), subject.value(), locale)))
        .toList();
  }

  private static AppearanceView appearance(
      Appearance appearance, Vocabulary vocabulary, Language locale) {
    return new AppearanceView(
        appearance.event().in(locale),
        appearance.date(),
        appearance.session().in(locale),
        new LabelledValue(appearance.role().id(), SpeakerWords.role(appearance.role(), locale)),
        subjects(appearance.subjects(), vocabulary, locale));
  }

  private static ConsentView consent(Consent consent, Language locale) {
    return new ConsentView(
        consent.state().id(),
        SpeakerWords.consent(consent.state(), locale),
        consent.since(),
        consent.until());
  }

  private static List<EvidenceView> evidence(Speaker speaker, Shelf shelf, Language locale) {
    List<EvidenceView> evidence = new ArrayList<>();
    for (Speaker.Source source : speaker.documents()) {
      Document document = shelf.of(source);
      if (document != null) {
        evidence.add(evidence(source, document, shelf.words(source), locale));
      }
    }
    for (Appearance one : speaker.appearances()) {
      evidence.add(
          new EvidenceView(
              null,
              one.session().in(locale),
              null,
              MarkedHtml.of(MarkedText.plain(one.event().in(locale))),
              SpeakerWords.role(one.role(), locale),
              null));
    }
    return evidence;
  }

  private static EvidenceView evidence(
      Speaker.Source source, Document document, MarkedText words, Language locale) {
    Integer page = source.page() == 0 ? null : source.page();
    return new EvidenceView(
        document.id().value(),
        document.description().title(),
        page,
        MarkedHtml.of(words),
        SpeakerWords.bond(source.bond(), locale),
        page == null
            ? Urls.document(document.id(), locale)
            : Urls.text(document.id(), locale, page, ""));
  }
}
