package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Jobs;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Limits;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.Problem;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Session;
import ca.welcomingcommunities.kb.http.Sessions;
import ca.welcomingcommunities.kb.http.Uploads;
import ca.welcomingcommunities.kb.http.UrlParameters;
import ca.welcomingcommunities.kb.intake.Receipt;
import ca.welcomingcommunities.kb.intake.Sentences;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Handing in documents: sign in with a key, choose files, see how far they are. What goes wrong is
 * said beside the form, so that nobody loses the page.
 */
final class UploadPages {
  /** One form holds no more files; more ids are nobody's receipt. */
  private static final int MAX_JOBS = 200;

  private final Sessions sessions;
  private final Uploads uploads;
  private final Jobs jobs;
  private final Limits limits;
  private final Assets assets;
  private final Documents documents;
  private final Renderer renderer;

  UploadPages(Services services, Limits limits, Assets assets, Renderer renderer) {
    this.sessions = services.sessions();
    this.uploads = new Uploads(services, limits);
    this.jobs = services.catalogue().jobs();
    this.documents = services.catalogue().documents();
    this.limits = limits;
    this.assets = assets;
    this.renderer = renderer;
  }

  /** {@code GET /en/upload}. */
  void form(Context context, Language locale) {
    show(context, Messages.in(locale), sessions.of(context).orElse(null), null);
  }

  /** {@code POST /en/upload/sign-in}. */
  void signIn(Context context, Language locale) {
    Messages m = Messages.in(locale);
    String key = Objects.requireNonNullElse(context.formParam("key"), "");
    switch (sessions.signIn(context, key)) {
      case Sessions.SignIn.Accepted _ -> seeOther(context, path(m));
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

  /** {@code POST /en/upload/sign-out}. */
  void signOut(Context context, Language locale) {
    boolean ours =
        sessions
            .of(context)
            .filter(session -> session.made(context.formParam(Session.FORM_FIELD)))
            .isPresent();
    if (ours) {
      sessions.signOut(context);
    }
    seeOther(context, path(Messages.in(locale)));
  }

  /** {@code POST /en/upload}. */
  void receive(Context context, Language locale) throws IOException {
    Messages m = Messages.in(locale);
    Optional<Session> session = sessions.of(context);
    if (session.isEmpty()) {
      context.status(HttpStatus.FORBIDDEN);
      show(context, m, null, m.say("upload.error.signedOut"));
      return;
    }
    try {
      seeOther(context, receiptPath(m, uploads.receive(context, session.get())));
    } catch (Refused refused) {
      context.status(refused.problem().kind().status());
      show(context, m, session.get(), why(m, refused.problem()));
    }
  }

  private static String receiptPath(Messages m, List<Receipt> receipts) {
    UrlParameters ids = new UrlParameters();
    for (Receipt receipt : receipts) {
      switch (receipt) {
        case Receipt.Accepted accepted -> ids.add("id", accepted.jobId());
        case Receipt.Duplicate duplicate -> ids.add("known", duplicate.jobId());
        case Receipt.TooLarge _, Receipt.Empty _ ->
            throw new IllegalStateException("refused on arrival");
      }
    }
    return ids.after(path(m) + "/files");
  }

  private String why(Messages m, Problem problem) {
    return switch (problem.kind()) {
      case MISSING_FILE -> m.say("upload.error.none");
      case NOT_ALLOWED -> m.say("upload.error.stale");
      case TOO_LARGE ->
          m.say(
              "upload.error.large",
              "limit",
              m.size(limits.fileBytes()),
              "count",
              limits.uploadFiles());
      default -> {
        List<String> sentences = new ArrayList<>();
        sentences.add(problem.detail(m.language()));
        problem.flaws().forEach(flaw -> sentences.add(flaw.sentence(m.language())));
        yield String.join(" ", sentences);
      }
    };
  }

  private void show(
      Context context, Messages m, @Nullable Session session, @Nullable String error) {
    context.header("Cache-Control", "no-store");
    String title = error == null ? m.say("upload.heading") : m.say("upload.heading.error");
    renderer.send(
        context,
        "upload.jte",
        new UploadView(
            shell(m, title, path(other(m))),
            session == null ? null : session.key().label(),
            session == null ? "" : session.formToken(),
            error,
            m.size(limits.fileBytes())));
  }

  /** {@code GET /en/upload/files?id=…&known=…}: the receipt of an upload. */
  void receipt(Context context, Language locale) {
    Messages m = Messages.in(locale);
    if (sessions.of(context).isEmpty()) {
      seeOther(context, path(m));
      return;
    }
    Parameters parameters = Parameters.of(context);
    List<JobsView.Line> lines = new ArrayList<>();
    UrlParameters ids = new UrlParameters();
    boolean working = false;
    for (String name : List.of("id", "known")) {
      for (String id : parameters.all(name).stream().distinct().limit(MAX_JOBS).toList()) {
        Job job = jobs.find(id).orElse(null);
        if (job != null) {
          ids.add(name, id);
          lines.add(line(m, job, name.equals("known"), isWithdrawn(job)));
          working |= !job.state().isFinal();
        }
      }
    }
    if (lines.isEmpty()) {
      throw Refused.notFound();
    }
    context.header("Cache-Control", "no-store");
    Shell shell =
        shell(
            m, m.say("jobs.heading", "count", lines.size()), ids.after(path(other(m)) + "/files"));
    renderer.send(
        context, "jobs.jte", new JobsView(shell, lines, ids.after(path(m) + "/files"), working));
  }

  private boolean isWithdrawn(Job job) {
    return documents.withdrawnAt(job.documentId()).isPresent();
  }

  private static JobsView.Line line(Messages m, Job job, boolean known, boolean withdrawn) {
    String problem = job.problem();
    boolean readable = job.state() == JobState.SEARCHABLE || job.state() == JobState.NEEDS_REVIEW;
    return new JobsView.Line(
        job.filename(),
        m.say("job." + job.state().id()),
        withdrawn ? m.say("jobs.withdrawn") : known ? m.say("jobs.duplicate") : null,
        problem == null ? null : Sentences.of(problem, m.language()),
        readable && !withdrawn
            ? new DocumentAddress(m.language(), job.documentId(), null, "").url()
            : null);
  }

  private Shell shell(Messages m, String title, String switchUrl) {
    return new Shell(m, assets, m.say("title", "title", title), switchUrl, "upload", false);
  }

  private static String path(Messages m) {
    return "/" + m.code() + "/upload";
  }

  private static Messages other(Messages m) {
    return Messages.in(m.language() == Language.FR ? Language.EN : Language.FR);
  }

  /** After a form was sent: another page, which reloading does not send again. */
  private static void seeOther(Context context, String url) {
    context.redirect(url, HttpStatus.SEE_OTHER);
  }
}
