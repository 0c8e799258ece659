package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.BulkDesk;
import ca.welcomingcommunities.kb.http.BulkLoad;
import ca.welcomingcommunities.kb.http.Limits;
import ca.welcomingcommunities.kb.http.Problem;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Session;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loading many files with a list, at the desk: checked, looked at, then loaded. */
final class BulkPages {
  private final Services services;
  private final BulkDesk desk;
  private final DeskDoor door;

  BulkPages(Services services, Limits limits, DeskDoor door) {
    this.services = services;
    this.desk = new BulkDesk(services, limits);
    this.door = door;
  }

  /** {@code GET /en/admin/bulk}. */
  void show(Context context, Language locale) {
    door.enter(context, locale, Role.CURATOR)
        .ifPresent(session -> show(context, nav(locale, session), null, Report.NONE));
  }

  /** {@code POST /en/admin/bulk} with a folder or an archive. */
  void check(Context context, Language locale) throws IOException {
    Session session = door.enter(context, locale, Role.CURATOR).orElse(null);
    if (session == null) {
      return;
    }
    DeskNav nav = nav(locale, session);
    try {
      BulkDesk.Checked checked = desk.check(context, session);
      show(
          context,
          nav,
          null,
          new Report(checked.id(), checked.lines(), checked.unnamed(), checked.ignored()));
    } catch (Refused refused) {
      context.status(refused.problem().kind().status());
      show(context, nav, why(refused.problem(), locale), Report.NONE);
    }
  }

  /** {@code POST /en/admin/bulk/load} with the id of what was checked. */
  void load(Context context, Language locale) throws IOException {
    Session session = DeskDoor.ours(services, context, Role.CURATOR);
    DeskNav nav = nav(locale, session);
    try {
      String id = Objects.requireNonNullElse(context.formParam("id"), "");
      List<BulkLoad.Line> lines = desk.load(id, session.key());
      show(context, nav, null, new Report(null, lines, List.of(), List.of()));
    } catch (Refused gone) {
      context.status(HttpStatus.CONFLICT);
      show(context, nav, nav.m().say("bulk.gone"), Report.NONE);
    }
  }

  private record Report(
      @Nullable String id, List<BulkLoad.Line> lines, List<String> unnamed, List<String> ignored) {
    static final Report NONE = new Report(null, List.of(), List.of(), List.of());
  }

  private static DeskNav nav(Language locale, Session session) {
    return new DeskNav(Messages.in(locale), session, DeskNav.Page.BULK);
  }

  private static String why(Problem problem, Language locale) {
    List<String> sentences = new ArrayList<>();
    if (problem.flaws().isEmpty()) {
      sentences.add(problem.detail(locale));
    }
    problem.flaws().forEach(flaw -> sentences.add(flaw.sentence(locale)));
    return String.join(" ", sentences);
  }

  private void show(Context context, DeskNav nav, @Nullable String error, Report report) {
    Messages m = nav.m();
    List<BulkView.Line> lines = report.lines.stream().map(line -> line(m, line)).toList();
    long right = report.lines.stream().filter(BulkPages::isRight).count();
    door.send(
        context,
        "bulk.jte",
        new BulkView(
            door.shell(nav, m.say(error == null ? "bulk.heading" : "bulk.heading.error")),
            nav,
            error,
            right > 0 ? report.id : null,
            sentence(m, report, right),
            lines,
            report.unnamed,
            report.ignored));
  }

  private static boolean isRight(BulkLoad.Line line) {
    return line.state() != BulkLoad.State.FAILED;
  }

  private static @Nullable String sentence(Messages m, Report report, long right) {
    if (report.lines.isEmpty()) {
      return report.id == null ? null : m.say("bulk.empty");
    }
    return m.say(
        report.id == null ? "bulk.loaded" : "bulk.checked",
        "count",
        right,
        "failed",
        report.lines.size() - right);
  }

  private static BulkView.Line line(Messages m, BulkLoad.Line line) {
    DocumentId document = BulkLoad.documentOf(line.receipt());
    String name = line.file().isEmpty() ? m.say("bulk.noName") : line.file();
    return new BulkView.Line(
        m.say("bulk.line", "count", line.line()) + m.say("speakers.colon") + " " + name,
        m.say("bulk.state." + line.state().id()),
        line.flaws().stream().map(flaw -> flaw.sentence(m.language())).toList(),
        document == null ? null : CorrectPages.path(m.language(), document));
  }
}
