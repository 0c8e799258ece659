package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Accessibility;
import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Original;
import ca.welcomingcommunities.kb.document.PageCount;
import ca.welcomingcommunities.kb.experts.Speaker;
import ca.welcomingcommunities.kb.intake.Sentences;
import ca.welcomingcommunities.kb.search.SimilarDocument;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document with all that is known of it, except its text. */
record DocumentView(
    String id,
    String kind,
    @Nullable String externalId,
    String title,
    @JsonProperty("abstract") @Nullable String summary,
    String language,
    @Nullable Integer year,
    List<String> authors,
    int pageCount,
    Pages pages,
    @Nullable LabelledValue type,
    List<LabelledValue> clusters,
    List<LabelledValue> domains,
    List<LabelledValue> themes,
    List<LabelledValue> regions,
    List<LabelledValue> lips,
    List<LabelledValue> lipTypes,
    List<LabelledValue> audiences,
    List<LabelledValue> sections,
    List<LabelledValue> characteristics,
    List<LabelledValue> partners,
    List<EvidenceView> facetEvidence,
    @Nullable String mediaType,
    String url,
    List<FileView> files,
    @Nullable String sourceUrl,
    List<SpeakerLink> speakers,
    List<RelatedView> related,
    List<String> copies,
    List<String> translations,
    @Nullable String supersededBy,
    CitationView citation,
    @Nullable Accessibility accessibility,
    boolean partial,
    Instant addedAt,
    Instant updatedAt) {

  /** A document that is about much the same. */
  record RelatedView(String id, String title, String language, @Nullable Integer year, String url) {
    static RelatedView of(SimilarDocument similar, Language locale) {
      return new RelatedView(
          similar.id().value(),
          similar.title(),
          similar.language().code(),
          similar.year(),
          Urls.document(similar.id(), locale));
    }
  }

  /**
   * What is known of a document elsewhere: its relatives, the people it is by or names, and whether
   * its file was read only in part.
   */
  record Beside(
      KinView.Accepted kin,
      List<SimilarDocument> similar,
      List<Speaker> speakers,
      boolean partial) {
    static Beside of(DocumentId id, Services services) throws IOException {
      return new Beside(
          KinView.Accepted.of(id, services.catalogue().kin()),
          services.index().similar(id, DocumentsApi.MAX_RELATED),
          services.speakers().of(id),
          services
              .catalogue()
              .jobs()
              .lastOf(id)
              .flatMap(job -> Sentences.partial(job.warnings()))
              .isPresent());
    }
  }

  /** A person in public whom it is by or names. */
  record SpeakerLink(String id, String name, String why, @Nullable Integer page, String url) {
    static SpeakerLink of(Speaker speaker, Language locale) {
      Speaker.Source source = speaker.documents().getFirst();
      return new SpeakerLink(
          speaker.person().id(),
          speaker.person().name(),
          Messages.OF_THE_API.text(locale, "speaker.bond." + source.bond().id()),
          source.page() == 0 ? null : source.page(),
          Urls.speaker(speaker.person().id(), locale));
    }
  }

  /** How much of it was read. */
  record Pages(int indexed, int total, String unit) {
    static Pages of(PageCount count) {
      return new Pages(count.indexed(), count.total(), count.unit().id());
    }
  }

  /** Why it has a facet value. Phrase and page are null where a person decided. */
  record EvidenceView(
      String field,
      String value,
      String label,
      String assignedBy,
      double confidence,
      @Nullable String phrase,
      @Nullable Integer page) {}

  /** A file it was read from. */
  record FileView(String url, String filename, String mediaType, long bytes, String sha256) {}

  /** How to cite it: in a text, and as files for programs that manage literature. */
  record CitationView(String apa, String bibtexUrl, String risUrl) {}

  static DocumentView of(Document document, Beside beside, Vocabulary vocabulary, Language locale) {
    Values values = new Values(document, vocabulary, locale);
    Description description = document.description();
    Original original = document.original();
    return new DocumentView(
        document.id().value(),
        document.kind().id(),
        document.externalId(),
        description.title(),
        description.summary(),
        description.language().code(),
        description.year(),
        description.authors(),
        document.pages().total(),
        Pages.of(document.pages()),
        values.of(Facet.TYPE).stream().findFirst().orElse(null),
        values.of(Facet.CLUSTER),
        values.of(Facet.DOMAIN),
        values.of(Facet.THEME),
        values.of(Facet.REGION),
        values.of(Facet.LIP),
        values.of(Facet.LIP_TYPE),
        values.of(Facet.AUDIENCE),
        values.of(Facet.SECTION),
        values.of(Facet.CHARACTERISTIC),
        values.of(Facet.PARTNER),
        values.evidence(),
        original == null ? null : original.mediaType(),
        Urls.document(document.id(), locale),
        original == null ? List.of() : List.of(file(document, original)),
        description.sourceUrl(),
        beside.speakers.stream().map(speaker -> SpeakerLink.of(speaker, locale)).toList(),
        beside.similar.stream().map(each -> RelatedView.of(each, locale)).toList(),
        beside.kin.copiesAndEarlier(),
        beside.kin.translations(),
        beside.kin.supersededBy(),
        new CitationView(
            Citation.apa(description, locale),
            Urls.citation(document.id(), locale, "bib"),
            Urls.citation(document.id(), locale, "ris")),
        original == null ? null : original.accessibility(),
        beside.partial,
        document.addedAt(),
        document.updatedAt());
  }

  private static FileView file(Document document, Original original) {
    return new FileView(
        Urls.file(document.id(), original.filename()),
        original.filename(),
        original.mediaType(),
        original.bytes(),
        original.hash().value());
  }

  /** The document's facet values with labels. */
  private record Values(Document document, Vocabulary vocabulary, Language locale) {
    List<LabelledValue> of(Facet facet) {
      return LabelledValue.of(facet, document.values(facet), vocabulary, locale);
    }

    List<EvidenceView> evidence() {
      return document.labels().stream().map(this::evidence).toList();
    }

    private EvidenceView evidence(Label label) {
      Evidence evidence = label.evidence();
      return new EvidenceView(
          label.facet().id(),
          label.value(),
          vocabulary.label(label.facet(), label.value(), locale),
          label.assignedBy().id(),
          label.confidence(),
          evidence == null ? null : evidence.phrase(),
          evidence == null ? null : evidence.page());
    }
  }
}
