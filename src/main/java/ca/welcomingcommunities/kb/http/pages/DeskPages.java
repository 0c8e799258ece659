package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Decision;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Kin;
import ca.welcomingcommunities.kb.catalogue.Reviews;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Original;
import ca.welcomingcommunities.kb.http.Problem;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Session;
import ca.welcomingcommunities.kb.http.Sessions;
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

/**
 * The curator's desk: what waits for a decision. Without a session it is a form for a key; every
 * form that changes something carries the session's token.
 */
final class DeskPages {
  /** So many of each are shown; a curator comes back for more. */
  private static final int MOST = 50;

  /** So many decisions can be taken back here; older ones by the API. */
  private static final int RECENT = 10;

  private final Services services;
  private final Assets assets;
  private final Renderer renderer;
  private final PersonDeskPages people;

  DeskPages(Services services, Assets assets, Renderer renderer, PersonDeskPages people) {
    this.services = services;
    this.assets = assets;
    this.renderer = renderer;
    this.people = people;
  }

  /** Where the desk is in a language. */
  static String path(Language locale) {
    return locale == Language.FR ? "/fr/administration" : "/en/admin";
  }

  /** {@code GET /en/admin}. */
  void show(Context context, Language locale) {
    show(context, Messages.in(locale), services.sessions().of(context).orElse(null), null);
  }

  /** {@code POST /en/admin/sign-in}. */
  void signIn(Context context, Language locale) {
    Messages m = Messages.in(locale);
    String key = Objects.requireNonNullElse(context.formParam("key"), "");
    switch (services.sessions().signIn(context, key)) {
      case Sessions.SignIn.Accepted _ ->
          context.redirect(
              DocumentId.isValid(next(context))
                  ? CorrectPages.path(locale, new DocumentId(next(context)))
                  : path(locale),
              HttpStatus.SEE_OTHER);
      case Sessions.SignIn.WrongKey _ -> {
        context.status(HttpStatus.FORBIDDEN);
        show(context, m, null, m.say("signIn.error.key"));
      }
      case Sessions.SignIn.TooMany tooMany -> {
        long seconds = tooMany.pause().toSeconds() + 1;
        context.status(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", String.valueOf(seconds));
        show(context, m, null, m.say("signIn.error.many", "count", seconds));
      }
    }
  }

  /** The document that somebody wanted to correct before signing in; empty for none. */
  private static String next(Context context) {
    return Objects.requireNonNullElse(
        context.formParam("next"), Objects.requireNonNullElse(context.queryParam("next"), ""));
  }

  /** {@code POST /en/admin/sign-out}. */
  void signOut(Context context, Language locale) {
    ours(services, context);
    services.sessions().signOut(context);
    context.redirect(path(locale), HttpStatus.SEE_OTHER);
  }

  /** {@code POST /en/admin/restore} with the id of a document. */
  void restore(Context context, Language locale) throws IOException {
    ours(services, context);
    DocumentId id = idOf(context.formParam("id"));
    if (!services.intake().restore(id) && documents().find(id).isEmpty()) {
      throw Refused.notFound();
    }
    context.redirect(path(locale), HttpStatus.SEE_OTHER);
  }

  /** {@code POST /en/admin/pairs} with the number of a pair and what to do with it. */
  void decide(Context context, Language locale) throws IOException {
    ours(services, context);
    String number = Objects.requireNonNullElse(context.formParam("id"), "");
    if (!number.matches("[0-9]{1,18}")) {
      throw Refused.notFound();
    }
    Kin.State state =
        "accept".equals(context.formParam("action")) ? Kin.State.ACCEPTED : Kin.State.DISMISSED;
    if (services.intake().decide(Long.parseLong(number), state).isEmpty()) {
      throw Refused.notFound();
    }
    context.redirect(path(locale), HttpStatus.SEE_OTHER);
  }

  /** {@code POST /en/admin/review} with one label to keep or remove, or those that are ticked. */
  void review(Context context, Language locale) throws IOException {
    Session session = ours(services, context);
    boolean accepted =
        context.formParam("keep") != null || "accept".equals(context.formParam("action"));
    List<String> one =
        Stream.concat(context.formParams("keep").stream(), context.formParams("remove").stream())
            .toList();
    List<Decision.Subject> subjects =
        (one.isEmpty() ? context.formParams("label") : one)
            .stream().flatMap(key -> subject(key.split(" ", -1)).stream()).toList();
    if (!subjects.isEmpty()) {
      services.intake().decide(subjects, accepted, session.key().label());
    }
    context.redirect(path(locale) + "#unsure", HttpStatus.SEE_OTHER);
  }

  private static Optional<Decision.Subject> subject(String[] key) {
    return key.length == 3 && DocumentId.isValid(key[0])
        ? Facet.of(key[1]).map(facet -> new Decision.Subject(new DocumentId(key[0]), facet, key[2]))
        : Optional.empty();
  }

  /** {@code POST /en/admin/undo} with the number of a decision. */
  void undo(Context context, Language locale) throws IOException {
    ours(services, context);
    String number = Objects.requireNonNullElse(context.formParam("id"), "");
    if (!number.matches("[0-9]{1,18}") || !services.intake().undo(Long.parseLong(number))) {
      throw Refused.notFound();
    }
    context.redirect(path(locale) + "#decided", HttpStatus.SEE_OTHER);
  }

  /** {@code POST /en/admin/retry} with the id of a job that failed. */
  void retry(Context context, Language locale) throws IOException {
    ours(services, context);
    services.intake().retry(Objects.requireNonNullElse(context.formParam("id"), ""));
    context.redirect(path(locale), HttpStatus.SEE_OTHER);
  }

  /**
   * The session that a form was made for.
   *
   * @throws Refused if the form is of nobody who is signed in
   */
  static Session ours(Services services, Context context) {
    return services
        .sessions()
        .of(context)
        .filter(session -> session.made(context.formParam(Session.FORM_FIELD)))
        .orElseThrow(() -> new Refused(Problem.of(Problem.Kind.NOT_ALLOWED)));
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

  private void show(
      Context context, Messages m, @Nullable Session session, @Nullable String error) {
    context.header("Cache-Control", "no-store");
    Language other = m.language() == Language.FR ? Language.EN : Language.FR;
    String title = error == null ? m.say("desk.heading") : m.say("desk.heading.error");
    Shell shell = new Shell(m, assets, m.say("title", "title", title), path(other), "desk", false);
    Reviews reviews = services.catalogue().reviews();
    boolean in = session != null;
    renderer.send(
        context,
        "desk.jte",
        new DeskView(
            shell,
            path(m.language()),
            session == null ? null : session.key().label(),
            session == null ? "" : session.formToken(),
            error,
            next(context),
            in ? reviews.unsure(MOST).stream().map(each -> unsure(m, each)).toList() : List.of(),
            in ? decided(m) : List.of(),
            in ? pairs(m) : List.of(),
            in ? services.catalogue().kin().count(Kin.State.PROPOSED) : 0,
            in ? people.waiting(m, MOST) : DeskView.People.NOTHING,
            in
                ? reviews.withdrawn(MOST).stream().map(each -> withdrawn(m, each)).toList()
                : List.of(),
            in ? files(m) : List.of()));
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
