package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Problem;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Rights;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Session;
import ca.welcomingcommunities.kb.http.Sessions;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the desk, and what their key allows. Without a session there is a form for a key; every
 * form that changes something carries the session's token.
 */
final class DeskDoor {
  private final Services services;
  private final Assets assets;
  private final Renderer renderer;

  DeskDoor(Services services, Assets assets, Renderer renderer) {
    this.services = services;
    this.assets = assets;
    this.renderer = renderer;
  }

  /** Where the desk is in a language. */
  static String path(Language locale) {
    return locale == Language.FR ? "/fr/administration" : "/en/admin";
  }

  /**
   * The same address in the other language, of a page of the desk or any other; another's first
   * page where there is none.
   */
  static String switched(String path) {
    boolean french = path.startsWith("/fr/") || path.equals("/fr");
    Language here = french ? Language.FR : Language.EN;
    Language other = french ? Language.EN : Language.FR;
    String desk = path(here);
    if (path.equals(desk) || path.startsWith(desk + "/")) {
      return path(other) + path.substring(desk.length());
    }
    return path.startsWith("/" + here.code() + "/")
        ? "/" + other.code() + path.substring(3)
        : "/" + other.code() + "/";
  }

  /**
   * Who reads a page of the desk; empty if nobody is signed in: then the answer leads to the form.
   *
   * @throws Refused if their key does not allow it
   */
  Optional<Session> enter(Context context, Language locale, Role needed) {
    Optional<Session> session = services.sessions().of(context);
    if (session.isEmpty()) {
      context.redirect(path(locale), HttpStatus.SEE_OTHER);
    }
    session.ifPresent(someone -> Rights.require(someone.key(), needed));
    context.header("Cache-Control", "no-store");
    return session;
  }

  /**
   * The session that a form was made for.
   *
   * @throws Refused if the form is of nobody who is signed in, or their key does not allow it
   */
  static Session ours(Services services, Context context, Role needed) {
    Session session =
        services
            .sessions()
            .of(context)
            .filter(someone -> someone.made(context.formParam(Session.FORM_FIELD)))
            .orElseThrow(() -> new Refused(Problem.of(Problem.Kind.NOT_ALLOWED)));
    Rights.require(session.key(), needed);
    return session;
  }

  /** The same for a form about one document, which may be the contributor's own. */
  static Session ours(Services services, Context context, DocumentId document) {
    Session session = ours(services, context, Role.CONTRIBUTOR);
    Rights.requireChange(session.key(), document, services.catalogue().owners());
    return session;
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
        show(context, m, m.say("signIn.error.key"));
      }
      case Sessions.SignIn.TooMany tooMany -> {
        long seconds = tooMany.pause().toSeconds() + 1;
        context.status(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", String.valueOf(seconds));
        show(context, m, m.say("signIn.error.many", "count", seconds));
      }
    }
  }

  /** {@code POST /en/admin/sign-out}. */
  void signOut(Context context, Language locale) {
    ours(services, context, Role.CONTRIBUTOR);
    services.sessions().signOut(context);
    context.redirect(path(locale), HttpStatus.SEE_OTHER);
  }

  /** The form for a key. */
  void show(Context context, Messages m, @Nullable String error) {
    context.header("Cache-Control", "no-store");
    String title = error == null ? m.say("desk.heading") : m.say("desk.heading.error");
    String path = path(m.language());
    Shell shell =
        new Shell(m, assets, m.say("title", "title", title), switched(path), "desk", false);
    renderer.send(context, "deskdoor.jte", new DoorView(shell, path, error, next(context)));
  }

  /** What surrounds a page of the desk. */
  Shell shell(DeskNav nav, String title) {
    return nav.shell(assets, title);
  }

  /** Answers with a page of the desk, which nobody else may keep. */
  void send(Context context, String template, Object view) {
    context.header("Cache-Control", "no-store");
    renderer.send(context, template, view);
  }

  /** The document that somebody wanted to correct before signing in; empty for none. */
  private static String next(Context context) {
    return Objects.requireNonNullElse(
        context.formParam("next"), Objects.requireNonNullElse(context.queryParam("next"), ""));
  }
}
