package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.PopularSearches;
import ca.welcomingcommunities.kb.catalogue.SearchCounts;
import ca.welcomingcommunities.kb.catalogue.SearchReport;
import ca.welcomingcommunities.kb.catalogue.SearchReport.Counts;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.util.List;

/** What was searched for, in numbers. */
final class AnalyticsApi {
  private static final int DEFAULT_DAYS = 30;
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 1_000;

  private final SearchCounts counts;
  private final Vocabulary vocabulary;

  AnalyticsApi(Services services) {
    this.counts = services.catalogue().searchCounts();
    this.vocabulary = services.vocabulary();
  }

  /**
   * The report.
   *
   * @param clientsFrom from how many different clients on one day a text is told
   */
  record View(
      int days,
      int keptDays,
      int clientsFrom,
      long searches,
      long withoutResult,
      long slow,
      List<MonthView> months,
      List<QueryView> topQueries,
      List<QueryView> noResult,
      List<QueryView> slowQueries,
      List<WantedView> wanted) {}

  record MonthView(String month, long searches, long withoutResult, long slow) {}

  record QueryView(String query, long searches, long withoutResult, long slow, long slowestMillis) {
    static QueryView of(SearchReport.Line line) {
      Counts counts = line.counts();
      return new QueryView(
          line.text(), counts.searches(), counts.missed(), counts.slow(), line.slowestMillis());
    }
  }

  record WantedView(String field, String value, String label, String query, long searches) {}

  /** {@code GET /api/admin/analytics?days=30}. */
  void report(Context context) {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of("days", "limit", Parameters.LOCALE));
    int days = parameters.number("days", 1, SearchCounts.KEPT_DAYS, DEFAULT_DAYS);
    int limit = parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    Language locale = parameters.locale();
    parameters.check();
    SearchReport report = counts.report(days, limit);
    Json.answer(
        context,
        new View(
            days,
            SearchCounts.KEPT_DAYS,
            PopularSearches.TOLD_FROM,
            report.total().searches(),
            report.total().missed(),
            report.total().slow(),
            report.months().stream().map(AnalyticsApi::month).toList(),
            report.top().stream().map(QueryView::of).toList(),
            report.missed().stream().map(QueryView::of).toList(),
            report.slow().stream().map(QueryView::of).toList(),
            report.wanted().stream().map(each -> wanted(each, locale)).toList()));
  }

  private static MonthView month(SearchReport.Month month) {
    Counts counts = month.counts();
    return new MonthView(
        month.month().toString(), counts.searches(), counts.missed(), counts.slow());
  }

  private WantedView wanted(SearchReport.Wanted wanted, Language locale) {
    return new WantedView(
        wanted.facet().id(),
        wanted.value(),
        vocabulary.label(wanted.facet(), wanted.value(), locale),
        wanted.text(),
        wanted.searches());
  }
}
