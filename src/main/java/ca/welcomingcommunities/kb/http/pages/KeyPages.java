package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.catalogue.NewKey;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.KeyDesk;
import ca.welcomingcommunities.kb.http.Problem;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Session;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Making and revoking keys at the desk. */
final class KeyPages {
  private final Services services;
  private final KeyDesk keys;
  private final DeskDoor door;

  KeyPages(Services services, DeskDoor door) {
    this.services = services;
    this.keys = new KeyDesk(services);
    this.door = door;
  }

  /** {@code GET /en/admin/keys}. */
  void show(Context context, Language locale) {
    door.enter(context, locale, Role.ADMIN)
        .ifPresent(session -> show(context, nav(locale, session), null, null));
  }

  /** {@code POST /en/admin/keys}: the answer shows the key, once. */
  void create(Context context, Language locale) {
    Session session = DeskDoor.ours(services, context, Role.ADMIN);
    DeskNav nav = nav(locale, session);
    try {
      NewKey made = keys.create(session.key(), field(context, "name"), field(context, "role"));
      show(context, nav, made, null);
    } catch (Refused refused) {
      context.status(refused.problem().kind().status());
      show(context, nav, null, nav.m().say("keys.error.name", "count", KeyDesk.MAX_NAME));
    }
  }

  /** {@code POST /en/admin/keys/revoke} with the id of a key. */
  void revoke(Context context, Language locale) {
    Session session = DeskDoor.ours(services, context, Role.ADMIN);
    try {
      keys.revoke(session.key(), field(context, "id"));
      context.redirect(DeskNav.Page.KEYS.path(locale), HttpStatus.SEE_OTHER);
    } catch (Refused refused) {
      if (refused.problem().kind() != Problem.Kind.LAST_ADMIN_KEY) {
        throw refused;
      }
      context.status(refused.problem().kind().status());
      DeskNav nav = nav(locale, session);
      show(context, nav, null, nav.m().say("keys.last"));
    }
  }

  private static DeskNav nav(Language locale, Session session) {
    return new DeskNav(Messages.in(locale), session, DeskNav.Page.KEYS);
  }

  private static String field(Context context, String name) {
    return Objects.requireNonNullElse(context.formParam(name), "");
  }

  private void show(Context context, DeskNav nav, @Nullable NewKey made, @Nullable String error) {
    Messages m = nav.m();
    door.send(
        context,
        "keys.jte",
        new KeysView(
            door.shell(nav, m.say(error == null ? "keys.heading" : "keys.heading.error")),
            nav,
            error,
            made == null ? null : new KeysView.Made(made.key().label(), made.plain()),
            Arrays.stream(Role.values())
                .map(role -> new KeysView.Choice(role.id(), m.say("role." + role.id())))
                .toList(),
            keys.list().stream().map(key -> line(m, key)).toList()));
  }

  private static KeysView.Line line(Messages m, Key key) {
    List<String> facts = new ArrayList<>();
    facts.add(m.say("role." + key.role().id()));
    facts.add(m.say("keys.made.on", "day", m.day(key.createdAt())));
    Instant used = key.lastUsedAt();
    facts.add(used == null ? m.say("keys.used.never") : m.say("keys.used.on", "day", m.day(used)));
    Instant revoked = key.revokedAt();
    if (revoked != null) {
      facts.add(m.say("keys.revoked.on", "day", m.day(revoked)));
    }
    return new KeysView.Line(key.id(), key.label(), String.join(" · ", facts), revoked == null);
  }
}
