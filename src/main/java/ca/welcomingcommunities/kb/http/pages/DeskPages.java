package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Decision;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Kin;
import ca.welcomingcommunities.kb.catalogue.Reviews;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Original;
import ca.welcomingcommunities.kb.http.Journal;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Session;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.intake.Sentences;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The curator's desk: what waits for a decision. */
final class DeskPages {
  /** So many of each are shown; a curator comes back for more. */
  private static final int MOST = 50;

  /** So many decisions can be taken back here; older ones by the API. */
  private static final int RECENT = 10;

  private final Services services;
  private final PersonDeskPages people;
  private final OwnPages own;
  private final DeskDoor door;
  private final Journal journal;

  DeskPages(Services services, DeskDoor door, PersonDeskPages people) {
    this.services = services;
    this.door = door;
    this.journal = new Journal(services);
    this.own = new OwnPages(services, door);
    this.people = people;
  }

  /** {@code GET /en/admin}: for a contributor, what they handed in. */
  void show(Context context, Language locale) {
    Messages m = Messages.in(locale);
    Session session = services.sessions().of(context).orElse(null);
    if (session == null) {
      door.show(context, m, null);
    } else if (session.key().role().allows(Role.CURATOR)) {
      show(context, m, session);
    } else {
      own.show(context, m, session);
    }
  }

  /** {@code POST /en/admin/restore} with the id of a document. */
  void restore(Context context, Language locale) throws IOException {
    DocumentId id = idOf(context.formParam("id"));
    Session session = DeskDoor.ours(services, context, id);
    if (!services.intake().restore(id) && documents().find(id).isEmpty()) {
      throw Refused.notFound();
    }
    journal.note(session.key(), Action.RESTORED, id);
    context.redirect(DeskDoor.path(locale), HttpStatus.SEE_OTHER);
  }

  /** {@code POST /en/admin/pairs} with the number of a pair and what to do with it. */
  void decide(Context context, Language locale) throws IOException {
    Session session = DeskDoor.ours(services, context, Role.CURATOR);
    String number = Objects.requireNonNullElse(context.formParam("id"), "");
    if (!number.matches("[0-9]{1,18}")) {
      throw Refused.notFound();
    }
    Kin.State state =
        "accept".equals(context.formParam("action")) ? Kin.State.ACCEPTED : Kin.State.DISMISSED;
    journal.decided(
        session.key(),
        services.intake().decide(Long.parseLong(number), state).orElseThrow(Refused::notFound));
    context.redirect(DeskDoor.path(locale), HttpStatus.SEE_OTHER);
  }

  /** {@code POST /en/admin/review} with one label to keep or remove, or those that are ticked. */
  void review(Context context, Language locale) throws IOException {
    Session session = DeskDoor.ours(services, context, Role.CURATOR);
    boolean accepted =
        context.formParam("keep") != null || "accept".equals(context.formParam("action"));
    List<String> one =
        Stream.concat(context.formParams("keep").stream(), context.formParams("remove").stream())
            .toList();
    List<Decision.Subject> subjects =
        (one.isEmpty() ? context.formParams("label") : one)
            .stream().flatMap(key -> subject(key.split(" ", -1)).stream()).toList();
    if (!subjects.isEmpty()
        && services.intake().decide(subjects, accepted, session.key().label())) {
      journal.decided(session.key(), subjects, accepted);
    }
    context.redirect(DeskDoor.path(locale) + "#unsure", HttpStatus.SEE_OTHER);
  }

  private static Optional<Decision.Subject> subject(String[] key) {
    return key.length == 3 && DocumentId.isValid(key[0])
        ? Facet.of(key[1]).map(facet -> new Decision.Subject(new DocumentId(key[0]), facet, key[2]))
        : Optional.empty();
  }

  /** {@code POST /en/admin/undo} with the number of a decision. */
  void undo(Context context, Language locale) throws IOException {
    Session session = DeskDoor.ours(services, context, Role.CURATOR);
    String number = Objects.requireNonNullElse(context.formParam("id"), "");
    if (!number.matches("[0-9]{1,18}") || !services.intake().undo(Long.parseLong(number))) {
      throw Refused.notFound();
    }
    journal.note(session.key(), Action.DECISION_UNDONE, 1);
    context.redirect(DeskDoor.path(locale) + "#decided", HttpStatus.SEE_OTHER);
  }

  /** {@code POST /en/admin/retry} with the id of a job that failed. */
  void retry(Context context, Language locale) throws IOException {
    String id = Objects.requireNonNullElse(context.formParam("id"), "");
    Job job = services.catalogue().jobs().find(id).orElseThrow(Refused::notFound);
    Session session = DeskDoor.ours(services, context, job.documentId());
    if (services.intake().retry(id)) {
      journal.note(session.key(), Action.RETRIED, job.documentId());
    }
    context.redirect(DeskDoor.path(locale), HttpStatus.SEE_OTHER);
  }

  /** The id in an address or a form. */
  static DocumentId idOf(@Nullable String id) {
    if (id == null || !DocumentId.isValid(id)) {
      throw Refused.notFound();
    }
    return new DocumentId(id);
  }

  private Documents documents() {
    return services.catalogue().documents();
  }

  private void show(Context context, Messages m, Session session) {
    DeskNav nav = new DeskNav(m, session, DeskNav.Page.REVIEW);
    Reviews reviews = services.catalogue().reviews();
    door.send(
        context,
        "desk.jte",
        new DeskView(
            door.shell(nav, m.say("desk.heading")),
            nav,
            nav.deskPath(),
            nav.token(),
            reviews.unsure(MOST).stream().map(each -> unsure(m, each)).toList(),
            decided(m),
            pairs(m),
            services.catalogue().kin().count(Kin.State.PROPOSED),
            people.waiting(m, MOST),
            reviews.withdrawn(MOST).stream().map(each -> withdrawn(m, each)).toList(),
            files(m)));
  }

  private DeskView.Unsure unsure(Messages m, Document document) {
    return new DeskView.Unsure(
        document.description().title(),
        document.description().language().code(),
        CorrectPages.path(m.language(), document.id()),
        document.labels().stream()
            .filter(Reviews::isUnsure)
            .map(label ->
                new DeskView.Doubt(
                    document.id() + " " + label.facet().id() + " " + label.value(),
                    sentence(m, document, label),
                    around(document, label)))
            .toList());
  }

  /** The sentence of the document that decided. */
  private String around(Document document, Label label) {
    Evidence evidence = label.evidence();
    return evidence == null
        ? ""
        : documents()
            .page(document.id(), evidence.page())
            .map(page -> Excerpt.of(page.page().text(), evidence.phrase()))
            .orElse("");
  }

  private List<DeskView.Decided> decided(Messages m) {
    return services.catalogue().decisions().newest(RECENT).stream()
        .flatMap(decision ->
            documents()
                .find(decision.subject().document())
                .map(document -> decided(m, decision, document))
                .stream())
        .toList();
  }

  private DeskView.Decided decided(Messages m, Decision decision, Document document) {
    Facet facet = decision.subject().facet();
    return new DeskView.Decided(
        decision.number(),
        document.description().title(),
        document.description().language().code(),
        CorrectPages.path(m.language(), document.id()),
        m.say(
            decision.accepted() ? "desk.decided.kept" : "desk.decided.removed",
            "facet",
            m.say("facet." + facet.id()),
            "value",
            services.vocabulary().label(facet, decision.subject().value(), m.language()),
            "name",
            decision.by(),
            "day",
            m.day(decision.at())));
  }

  private String sentence(Messages m, Document document, Label label) {
    return m.say(
        "desk.unsure.label",
        "facet",
        m.say("facet." + label.facet().id()),
        "value",
        services.vocabulary().label(label.facet(), label.value(), m.language()),
        "percent",
        Math.round(label.confidence() * 100),
        "why",
        CorrectPages.why(m, document, label));
  }

  private List<DeskView.Pair> pairs(Messages m) {
    return services.catalogue().kin().list(Kin.State.PROPOSED, MOST).stream()
        .flatMap(found -> pair(m, found).stream())
        .toList();
  }

  // Empty where one of the two has just been withdrawn.
  private Optional<DeskView.Pair> pair(Messages m, Kin.Found found) {
    Kin.Pair pair = found.pair();
    return documents()
        .find(pair.document())
        .flatMap(document ->
            documents()
                .find(pair.other())
                .map(other ->
                    new DeskView.Pair(
                        found.number(),
                        side(m, document),
                        m.say("desk.pair." + pair.kind()),
                        side(m, other),
                        m.say(
                            "desk.pair.likeness", "percent", Math.round(pair.likeness() * 100)))));
  }

  private static DeskView.Side side(Messages m, Document document) {
    Original original = document.original();
    return new DeskView.Side(
        document.description().title(),
        document.description().language().code(),
        Urls.document(document.id(), m.language()),
        original == null ? "" : original.filename());
  }

  private DeskView.Withdrawn withdrawn(Messages m, Document document) {
    Instant at = documents().withdrawnAt(document.id()).orElse(document.updatedAt());
    return new DeskView.Withdrawn(
        document.id().value(),
        document.description().title(),
        document.description().language().code(),
        m.say("desk.withdrawn.day", "day", m.day(at)));
  }

  private List<DeskView.FileLine> files(Messages m) {
    return Stream.of(JobState.FAILED, JobState.NEEDS_REVIEW)
        .flatMap(state -> services.catalogue().jobs().list(state, MOST).stream())
        .filter(job -> documents().withdrawnAt(job.documentId()).isEmpty())
        .map(job -> file(m, job))
        .toList();
  }

  private static DeskView.FileLine file(Messages m, Job job) {
    String problem = job.problem();
    boolean failed = job.state() == JobState.FAILED;
    return new DeskView.FileLine(
        job.id(),
        job.filename(),
        problem == null ? m.say("job." + job.state().id()) : Sentences.of(problem, m.language()),
        failed ? null : new DocumentAddress(m.language(), job.documentId(), null, "").url(),
        failed);
  }
}
