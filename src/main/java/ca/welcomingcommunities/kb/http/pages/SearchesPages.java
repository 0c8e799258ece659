package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.PopularSearches;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.catalogue.SearchCounts;
import ca.welcomingcommunities.kb.catalogue.SearchReport;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Session;
import ca.welcomingcommunities.kb.http.UrlParameters;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people searched for, and what of it they did not find, at the desk. */
final class SearchesPages {
  private static final List<Integer> PERIODS = List.of(7, 30, SearchCounts.KEPT_DAYS);
  private static final int USUAL = 30;
  private static final int MOST = 50;

  private final Services services;
  private final DeskDoor door;

  SearchesPages(Services services, DeskDoor door) {
    this.services = services;
    this.door = door;
  }

  /** {@code GET /en/admin/searches?days=}. */
  void show(Context context, Language locale) {
    door.enter(context, locale, Role.CURATOR)
        .ifPresent(session -> show(context, locale, session, daysOf(context)));
  }

  /** {@code GET /en/admin/wanted?days=}: one page, for a meeting. */
  void wanted(Context context, Language locale) {
    door.enter(context, locale, Role.CURATOR)
        .ifPresent(session -> wanted(context, locale, session, daysOf(context)));
  }

  private static int daysOf(Context context) {
    String asked = Objects.requireNonNullElse(context.queryParam("days"), "");
    return PERIODS.stream().filter(days -> days.toString().equals(asked)).findFirst().orElse(USUAL);
  }

  private void show(Context context, Language locale, Session session, int days) {
    Messages m = Messages.in(locale);
    DeskNav nav = new DeskNav(m, session, DeskNav.Page.SEARCHES);
    SearchReport report = services.catalogue().searchCounts().report(days, MOST);
    door.send(
        context,
        "searches.jte",
        new SearchesView(
            door.shell(nav, m.say("searches.heading")),
            nav,
            periods(m, DeskNav.Page.SEARCHES, days),
            PopularSearches.TOLD_FROM,
            sentence(m, report.total()),
            report.months().stream()
                .map(month ->
                    month.month() + m.say("speakers.colon") + " " + sentence(m, month.counts()))
                .toList(),
            List.of(
                list(m, "searches.top", report.top(), line -> line.counts().searches()),
                list(m, "searches.missed", report.missed(), line -> line.counts().missed()),
                slow(m, report.slow()))));
  }

  private static String sentence(Messages m, SearchReport.Counts counts) {
    return m.say(
        "searches.counts",
        "count",
        counts.searches(),
        "missed",
        counts.missed(),
        "slow",
        counts.slow());
  }

  @FunctionalInterface
  private interface Measure {
    long of(SearchReport.Line line);
  }

  private static SearchesView.Texts list(
      Messages m, String key, List<SearchReport.Line> lines, Measure measure) {
    return new SearchesView.Texts(
        m.say(key),
        lines.stream()
            .map(line -> text(m, line.text(), m.say("searches.times", "count", measure.of(line))))
            .toList());
  }

  private static SearchesView.Texts slow(Messages m, List<SearchReport.Line> lines) {
    return new SearchesView.Texts(
        m.say("searches.slow"),
        lines.stream()
            .map(line ->
                text(m, line.text(), m.say("searches.millis", "count", line.slowestMillis())))
            .toList());
  }

  private static SearchesView.Text text(Messages m, String text, String number) {
    return new SearchesView.Text(
        text, new UrlParameters().add("q", text).after("/" + m.code() + "/search"), number);
  }

  private static List<SearchesView.Period> periods(Messages m, DeskNav.Page page, int days) {
    return PERIODS.stream()
        .map(each ->
            new SearchesView.Period(
                page.path(m.language()) + "?days=" + each,
                m.say("searches.days", "count", each),
                each == days ? "true" : null))
        .toList();
  }

  private void wanted(Context context, Language locale, Session session, int days) {
    Messages m = Messages.in(locale);
    DeskNav nav = new DeskNav(m, session, DeskNav.Page.WANTED);
    SearchReport report = services.catalogue().searchCounts().report(days, MOST);
    door.send(
        context,
        "wanted.jte",
        new WantedView(
            door.shell(nav, m.say("wanted.heading")),
            nav,
            periods(m, DeskNav.Page.WANTED, days),
            PopularSearches.TOLD_FROM,
            Stream.of(Facet.CLUSTER, Facet.REGION).map(facet -> by(m, facet, report)).toList()));
  }

  /** By the values of one facet, and last what has none. */
  private WantedView.By by(Messages m, Facet facet, SearchReport report) {
    Map<String, List<SearchesView.Text>> groups = new LinkedHashMap<>();
    for (SearchReport.Wanted each : report.wanted()) {
      if (each.facet() == facet) {
        groups
            .computeIfAbsent(each.value(), _ -> new ArrayList<>())
            .add(text(m, each.text(), m.say("searches.times", "count", each.searches())));
      }
    }
    List<SearchesView.Texts> lists = new ArrayList<>();
    groups.forEach((value, texts) ->
        lists.add(
            new SearchesView.Texts(
                services.vocabulary().label(facet, value, m.language()), texts)));
    List<SearchReport.Line> others = others(facet, report);
    if (!others.isEmpty()) {
      lists.add(list(m, "wanted.none." + facet.id(), others, line -> line.counts().missed()));
    }
    return new WantedView.By(m.say("wanted.by." + facet.id()), lists);
  }

  private static List<SearchReport.Line> others(Facet facet, SearchReport report) {
    Set<String> placed =
        report.wanted().stream()
            .filter(each -> each.facet() == facet)
            .map(SearchReport.Wanted::text)
            .collect(Collectors.toSet());
    return report.missed().stream().filter(line -> !placed.contains(line.text())).toList();
  }
}
