package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Facet;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is searched for, in numbers by the day, for who looks after the knowledge base. A text is
 * kept when {@value PopularSearches#TOLD_FROM} different clients have searched for it on one day
 * (in UTC), and then for {@value #KEPT_DAYS} days; of who searched, from where or at what time
 * nothing is. To note a search costs a look into a map: what was noted is written by {@link
 * #write}, under the day of the write before it or of the start. Safe for use by many threads.
 */
public final class SearchCounts {
  /** So long numbers are kept. */
  public static final int KEPT_DAYS = 90;

  private static final Duration ONE_DAY = Duration.ofDays(1);

  /** Of how many texts of a day counts are gathered; what comes after them is not. */
  private static final int MAX_TEXTS = 20_000;

  private final Database database;
  private final Clock clock;
  private final Askers askers;

  // Guarded by this.
  private final Map<String, Tally> texts = new HashMap<>();
  private Tally all = new Tally();
  private long day;

  SearchCounts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.askers = new Askers(clock, now -> now.truncatedTo(ChronoUnit.DAYS).plus(ONE_DAY));
    this.day = today();
  }

  /** What has been noted and not been written. */
  private static final class Tally {
    private int clients;
    private long searches;
    private long missed;
    private long slow;
    private long slowest;
    private final Map<Facet, Map<String, Long>> wanted = new EnumMap<>(Facet.class);

    void add(Asked asked) {
      searches++;
      missed += asked.found() ? 0 : 1;
      slow += asked.slow() ? 1 : 0;
      slowest = Math.max(slowest, asked.millis());
      if (!asked.found()) {
        asked
            .about()
            .forEach((facet, values) -> {
              Map<String, Long> counts = wanted.computeIfAbsent(facet, _ -> new HashMap<>());
              values.forEach(value -> counts.merge(value, 1L, Long::sum));
            });
      }
    }

    SearchTable.Row taken(long day, String text) {
      Map<Facet, Map<String, Long>> values = new EnumMap<>(Facet.class);
      wanted.forEach((facet, counts) -> values.put(facet, Map.copyOf(counts)));
      SearchTable.Row row =
          new SearchTable.Row(
              day, text, new SearchReport.Counts(searches, missed, slow), slowest, values);
      searches = 0;
      missed = 0;
      slow = 0;
      slowest = 0;
      wanted.clear();
      return row;
    }
  }

  private long today() {
    return Math.floorDiv(clock.millis(), ONE_DAY.toMillis());
  }

  /**
   * Notes a search.
   *
   * @param client whatever tells one client from another; it is not kept
   */
  public synchronized void note(Asked asked, String client) {
    all.add(asked);
    TellableText.of(asked.text())
        .ifPresent(text -> {
          if (texts.size() < MAX_TEXTS || texts.containsKey(text)) {
            Tally tally = texts.computeIfAbsent(text, _ -> new Tally());
            tally.clients = Math.max(tally.clients, askers.note(text, client));
            tally.add(asked);
          }
        });
  }

  /**
   * Writes what has been noted, begins a new day if it is one, and forgets what is too old.
   *
   * @throws java.io.UncheckedIOException if the disk fails; what was noted since the last time is
   *     lost
   */
  public void write() {
    List<SearchTable.Row> rows = new ArrayList<>();
    SearchTable.Row total;
    synchronized (this) {
      texts.forEach((text, tally) -> {
        if (tally.clients >= PopularSearches.TOLD_FROM && tally.searches > 0) {
          rows.add(tally.taken(day, text));
        }
      });
      total = all.taken(day, "");
      if (today() != day) {
        day = today();
        texts.clear();
        all = new Tally();
      }
    }
    if (total.counts().searches() > 0) {
      database.write(handle -> {
        SearchTable table = new SearchTable(handle);
        table.add(total, rows);
        table.forgetBefore(total.day() - KEPT_DAYS);
        return true;
      });
    }
  }

  /**
   * What was searched for, with what was noted until now.
   *
   * @param days today and those before it; at most {@link #KEPT_DAYS}
   * @param limit how many texts of each list at most
   */
  public SearchReport report(int days, int limit) {
    write();
    return database.read(handle -> new SearchTable(handle).report(today() - days + 1, limit));
  }
}
