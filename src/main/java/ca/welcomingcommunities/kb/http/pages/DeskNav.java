package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Session;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page of the desk has around its content: the others that its reader may see, and the
 * way out.
 *
 * @param token that forms send back, against forms on other sites
 */
record DeskNav(Messages m, Session session, Page current, String token) {
  /** The pages of the desk. */
  enum Page {
    OWN("own", "", Role.CONTRIBUTOR),
    REVIEW("review", "", Role.CURATOR),
    BULK("bulk", "/bulk", Role.CURATOR),
    SEARCHES("searches", "/searches", Role.CURATOR),
    WANTED("wanted", "/wanted", Role.CURATOR),
    KEYS("keys", "/keys", Role.ADMIN),
    ACTIVITY("activity", "/activity", Role.ADMIN),
    UPKEEP("upkeep", "/upkeep", Role.ADMIN);

    private final String id;
    private final String end;
    private final Role role;

    Page(String id, String end, Role role) {
      this.id = id;
      this.end = end;
      this.role = role;
    }

    String path(Language locale) {
      return DeskDoor.path(locale) + end;
    }

    // What a contributor handed in stands where a curator has the queue.
    private boolean isFor(Role reader) {
      return this == OWN ? reader == role : reader.allows(role);
    }
  }

  DeskNav(Messages m, Session session, Page current) {
    this(m, session, current, session.formToken());
  }

  /** A page that its reader may see; {@code current} is the value of {@code aria-current}. */
  record Link(String url, String text, @Nullable String current) {}

  List<Link> links() {
    return Arrays.stream(Page.values())
        .filter(page -> page.isFor(session.key().role()))
        .map(page ->
            new Link(
                page.path(m.language()),
                m.say("desk.nav." + page.id),
                page == current ? "page" : null))
        .toList();
  }

  /** What surrounds the desk. */
  Shell shell(Assets assets, String title) {
    return new Shell(
        m,
        assets,
        m.say("title", "title", title),
        DeskDoor.switched(current.path(m.language())),
        "desk",
        false);
  }

  String deskPath() {
    return DeskDoor.path(m.language());
  }

  String signedInAs() {
    return m.say(
        "signOut.as",
        "name",
        session.key().label() + " (" + m.say("role." + session.key().role().id()) + ")");
  }
}
