package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Activity;
import ca.welcomingcommunities.kb.catalogue.ActivityLog;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.ActivityList;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Session;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who did what, at the desk. */
final class ActivityPages {
  private static final int SIZE = 50;

  private final ActivityList activity;
  private final DeskDoor door;

  ActivityPages(Services services, DeskDoor door) {
    this.activity = new ActivityList(services);
    this.door = door;
  }

  /** {@code GET /en/admin/activity?page=}. */
  void show(Context context, Language locale) {
    door.enter(context, locale, Role.ADMIN)
        .ifPresent(session -> show(context, locale, session, pageOf(context)));
  }

  /** A number that makes no sense is the first page. */
  private static int pageOf(Context context) {
    String asked = Objects.requireNonNullElse(context.queryParam("page"), "1");
    return asked.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(asked) : 1;
  }

  private void show(Context context, Language locale, Session session, int page) {
    Messages m = Messages.in(locale);
    DeskNav nav = new DeskNav(m, session, DeskNav.Page.ACTIVITY);
    String path = DeskNav.Page.ACTIVITY.path(locale);
    int total = activity.count();
    List<ActivityView.Line> lines =
        activity.list((page - 1) * SIZE, SIZE).stream().map(entry -> line(m, entry)).toList();
    door.send(
        context,
        "activity.jte",
        new ActivityView(
            door.shell(nav, m.say("activity.heading")),
            nav,
            ActivityLog.KEPT,
            lines,
            page > 1 ? path + "?page=" + (page - 1) : null,
            page * SIZE < total ? path + "?page=" + (page + 1) : null));
  }

  private static ActivityView.Line line(Messages m, ActivityList.Entry entry) {
    Activity activity = entry.activity();
    return new ActivityView.Line(
        activity.by(),
        m.say("role." + activity.role().id()) + " · " + m.moment(activity.at()),
        m.say("activity." + activity.action().id(), "count", activity.items()),
        entry.name(),
        url(m, activity, entry.name()));
  }

  // What is gone or withdrawn has no name and no address.
  private static @Nullable String url(Messages m, Activity activity, @Nullable String name) {
    String subject = activity.subject();
    if (subject == null || name == null) {
      return null;
    }
    Action.About about = activity.action().about();
    return switch (about) {
      case DOCUMENT -> CorrectPages.path(m.language(), new DocumentId(subject));
      case PERSON -> PersonDeskPages.path(m.language(), subject);
      case KEY -> DeskNav.Page.KEYS.path(m.language());
      case MANY -> null;
    };
  }
}
