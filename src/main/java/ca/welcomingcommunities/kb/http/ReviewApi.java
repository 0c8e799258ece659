package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Correction;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Jobs;
import ca.welcomingcommunities.kb.catalogue.Kin;
import ca.welcomingcommunities.kb.catalogue.People;
import ca.welcomingcommunities.kb.catalogue.Reviews;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Wording;
import ca.welcomingcommunities.kb.experts.Speakers;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What waits for a curator. */
final class ReviewApi {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final Reviews reviews;
  private final Jobs jobs;
  private final Documents documents;
  private final Kin kin;
  private final Vocabulary vocabulary;
  private final Speakers speakers;
  private final People people;

  ReviewApi(Services services) {
    this.reviews = services.catalogue().reviews();
    this.jobs = services.catalogue().jobs();
    this.documents = services.catalogue().documents();
    this.kin = services.catalogue().kin();
    this.vocabulary = services.vocabulary();
    this.speakers = services.speakers();
    this.people = services.catalogue().people();
  }

  record ReviewView(
      List<FacetView> facets,
      List<JobView> files,
      List<WithdrawnView> withdrawn,
      List<KinView> duplicates,
      List<SpeakerView> speakers,
      List<Correction> corrections) {}

  /** A person found in documents, with those who may be the same. */
  record SpeakerView(
      String id, String name, @Nullable String organization, List<SameView> similar) {}

  /** Somebody of nearly the same name. */
  record SameView(String id, String name) {}

  /** A label that a rule gave and was not sure of. */
  record FacetView(
      String documentId,
      String title,
      String url,
      String field,
      String value,
      String label,
      double confidence,
      @Nullable String phrase,
      @Nullable Integer page) {}

  /** A document that can be restored. */
  record WithdrawnView(String documentId, String title, @Nullable Instant withdrawnAt) {}

  void review(Context context) {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of("limit", Parameters.LOCALE));
    int limit = parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    Language locale = parameters.locale();
    parameters.check();
    Json.answer(
        context,
        new ReviewView(
            reviews.unsure(limit).stream().flatMap(each -> facets(each, locale)).toList(),
            Stream.of(JobState.FAILED, JobState.NEEDS_REVIEW)
                .flatMap(state -> jobs.list(state, limit).stream())
                .map(job -> JobView.of(job, locale))
                .toList(),
            reviews.withdrawn(limit).stream().map(this::withdrawn).toList(),
            kin.list(Kin.State.PROPOSED, limit).stream()
                .map(found -> KinView.of(found, documents, locale))
                .flatMap(Optional::stream)
                .toList(),
            speakers.proposed(limit).stream().map(each -> speaker(each, locale)).toList(),
            people.corrections()));
  }

  private static SpeakerView speaker(Speakers.Proposal proposal, Language locale) {
    Wording organization = proposal.person().affiliation().organization();
    return new SpeakerView(
        proposal.person().id(),
        proposal.person().name(),
        organization == null ? null : organization.in(locale),
        proposal.similar().stream().map(one -> new SameView(one.id(), one.name())).toList());
  }

  private Stream<FacetView> facets(Document document, Language locale) {
    return document.labels().stream()
        .filter(Reviews::isUnsure)
        .map(label -> facet(document, label, locale));
  }

  private FacetView facet(Document document, Label label, Language locale) {
    Evidence evidence = label.evidence();
    return new FacetView(
        document.id().value(),
        document.description().title(),
        Urls.document(document.id(), locale),
        label.facet().id(),
        label.value(),
        vocabulary.label(label.facet(), label.value(), locale),
        label.confidence(),
        evidence == null ? null : evidence.phrase(),
        evidence == null ? null : evidence.page());
  }

  private WithdrawnView withdrawn(Document document) {
    return new WithdrawnView(
        document.id().value(),
        document.description().title(),
        documents.withdrawnAt(document.id()).orElse(null));
  }
}
