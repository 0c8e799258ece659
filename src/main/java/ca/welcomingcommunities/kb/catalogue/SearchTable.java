package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Facet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The SQL of what was searched for. Days are counted from 1970, in UTC. */
final class SearchTable {
  private final Handle handle;

  SearchTable(Handle handle) {
    this.handle = handle;
  }

  /** What is added for a text, or for all together, on a day. */
  record Row(
      long day,
      String text,
      SearchReport.Counts counts,
      long slowest,
      Map<Facet, Map<String, Long>> wanted) {}

  void add(Row total, List<Row> texts) {
    handle
        .createUpdate(
            """
            INSERT INTO searched_days (day, searches, missed, slow) VALUES (?, ?, ?, ?)
            ON CONFLICT (day) DO UPDATE SET searches = searches + excluded.searches,
              missed = missed + excluded.missed, slow = slow + excluded.slow\
            """)
        .bind(0, total.day)
        .bind(1, total.counts.searches())
        .bind(2, total.counts.missed())
        .bind(3, total.counts.slow())
        .execute();
    texts.forEach(this::add);
  }

  private void add(Row row) {
    handle
        .createUpdate(
            """
            INSERT INTO searched_texts (day, text, searches, missed, slow, slowest)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (day, text) DO UPDATE SET searches = searches + excluded.searches,
              missed = missed + excluded.missed, slow = slow + excluded.slow,
              slowest = max(slowest, excluded.slowest)\
            """)
        .bind(0, row.day)
        .bind(1, row.text)
        .bind(2, row.counts.searches())
        .bind(3, row.counts.missed())
        .bind(4, row.counts.slow())
        .bind(5, row.slowest)
        .execute();
    row.wanted.forEach((facet, counts) ->
        counts.forEach((value, searches) -> addWanted(row, facet, value, searches)));
  }

  private void addWanted(Row row, Facet facet, String value, long searches) {
    handle
        .createUpdate(
            """
            INSERT INTO wanted_values (day, text, facet, value, searches) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (day, text, facet, value)
              DO UPDATE SET searches = searches + excluded.searches\
            """)
        .bind(0, row.day)
        .bind(1, row.text)
        .bind(2, facet.id())
        .bind(3, value)
        .bind(4, searches)
        .execute();
  }

  void forgetBefore(long day) {
    for (String table : List.of("searched_days", "searched_texts", "wanted_values")) {
      handle.execute("DELETE FROM " + table + " WHERE day <= ?", day);
    }
  }

  SearchReport report(long from, int limit) {
    Map<YearMonth, SearchReport.Counts> months = months(from);
    SearchReport.Counts total =
        months.values().stream().reduce(new SearchReport.Counts(0, 0, 0), SearchTable::sum);
    return new SearchReport(
        total,
        months.entrySet().stream()
            .map(month -> new SearchReport.Month(month.getKey(), month.getValue()))
            .toList()
            .reversed(),
        texts(from, "searches > 0 ORDER BY searches DESC, text", limit),
        texts(from, "missed > 0 ORDER BY missed DESC, text", limit),
        texts(from, "slow > 0 ORDER BY slowest DESC, text", limit),
        wanted(from, limit));
  }

  private Map<YearMonth, SearchReport.Counts> months(long from) {
    Map<YearMonth, SearchReport.Counts> months = new TreeMap<>();
    handle
        .createQuery("SELECT * FROM searched_days WHERE day >= ? ORDER BY day")
        .bind(0, from)
        .map((row, context) ->
            months.merge(
                YearMonth.from(LocalDate.ofEpochDay(row.getLong("day"))),
                counts(row),
                SearchTable::sum))
        .list();
    return months;
  }

  private static SearchReport.Counts counts(ResultSet row) throws SQLException {
    return new SearchReport.Counts(
        row.getLong("searches"), row.getLong("missed"), row.getLong("slow"));
  }

  private static SearchReport.Counts sum(SearchReport.Counts a, SearchReport.Counts b) {
    return new SearchReport.Counts(
        a.searches() + b.searches(), a.missed() + b.missed(), a.slow() + b.slow());
  }

  private List<SearchReport.Line> texts(long from, String which, int limit) {
    return handle
        .createQuery(
            """
            SELECT * FROM (
              SELECT text, sum(searches) AS searches, sum(missed) AS missed, sum(slow) AS slow,
                max(slowest) AS slowest
              FROM searched_texts WHERE day >= ? GROUP BY text)
            WHERE\
            """
                + " "
                + which
                + " LIMIT ?")
        .bind(0, from)
        .bind(1, limit)
        .map((row, context) ->
            new SearchReport.Line(row.getString("text"), counts(row), row.getLong("slowest")))
        .list();
  }

  private List<SearchReport.Wanted> wanted(long from, int limit) {
    return handle
        .createQuery(
            """
            SELECT facet, value, text, sum(searches) AS searches FROM wanted_values
            WHERE day >= ? GROUP BY facet, value, text
            ORDER BY facet, searches DESC, text LIMIT ?\
            """)
        .bind(0, from)
        .bind(1, 10L * limit)
        .map((row, context) ->
            new SearchReport.Wanted(
                Facet.of(row.getString("facet")).orElseThrow(),
                row.getString("value"),
                row.getString("text"),
                row.getLong("searches")))
        .list();
  }
}
