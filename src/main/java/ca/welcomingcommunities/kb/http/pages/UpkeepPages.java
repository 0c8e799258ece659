package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Problem;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Session;
import ca.welcomingcommunities.kb.http.Upkeep;
import ca.welcomingcommunities.kb.http.UpkeepDesk;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rebuilding the index and backing up, at the desk. */
final class UpkeepPages {
  private final Services services;
  private final UpkeepDesk desk;
  private final DeskDoor door;

  UpkeepPages(Services services, DeskDoor door) {
    this.services = services;
    this.desk = new UpkeepDesk(services);
    this.door = door;
  }

  /** {@code GET /en/admin/upkeep}. */
  void show(Context context, Language locale) {
    door.enter(context, locale, Role.ADMIN)
        .ifPresent(session -> show(context, locale, session, null));
  }

  /** {@code POST /en/admin/upkeep} with the kind of work to begin. */
  void start(Context context, Language locale) {
    Session session = DeskDoor.ours(services, context, Role.ADMIN);
    String asked = Objects.requireNonNullElse(context.formParam("kind"), "");
    Upkeep.Kind kind =
        Arrays.stream(Upkeep.Kind.values())
            .filter(each -> each.id().equals(asked))
            .findFirst()
            .orElseThrow(Refused::notFound);
    try {
      desk.start(kind, session.key());
      context.redirect(DeskNav.Page.UPKEEP.path(locale), HttpStatus.SEE_OTHER);
    } catch (Refused refused) {
      context.status(refused.problem().kind().status());
      show(context, locale, session, refused.problem());
    }
  }

  private void show(Context context, Language locale, Session session, @Nullable Problem problem) {
    Messages m = Messages.in(locale);
    DeskNav nav = new DeskNav(m, session, DeskNav.Page.UPKEEP);
    door.send(
        context,
        "upkeep.jte",
        new UpkeepView(
            door.shell(nav, m.say("upkeep.heading")),
            nav,
            problem == null ? null : problem.detail(locale),
            Arrays.stream(Upkeep.Kind.values()).map(kind -> work(m, kind)).toList()));
  }

  private UpkeepView.Work work(Messages m, Upkeep.Kind kind) {
    Upkeep.State state = desk.state(kind);
    return new UpkeepView.Work(
        kind.id(),
        sentence(m, state),
        desk.isPossible(kind),
        state.phase() == Upkeep.Phase.RUNNING);
  }

  private static String sentence(Messages m, Upkeep.State state) {
    Instant at = Objects.requireNonNullElse(state.endedAt(), Instant.EPOCH);
    return switch (state.phase()) {
      case NEVER -> m.say("upkeep.never");
      case RUNNING -> m.say("upkeep.running", "percent", Math.round(state.progress() * 100));
      case DONE ->
          m.say(
              "upkeep.done",
              "moment",
              m.moment(at),
              "count",
              state.result().getOrDefault("documents", 0L));
      case FAILED -> m.say("upkeep.failed", "moment", m.moment(at));
    };
  }
}
