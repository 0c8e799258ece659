package ca.welcomingcommunities.kb.catalogue;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What many search for, to be suggested to others: texts and by how many, nothing else. Only short
 * texts of words that found something are counted, none that could name a person's address, and a
 * text is kept and told only when {@value #TOLD_FROM} different clients searched for it within
 * {@linkplain Askers#PERIOD a week}. What one person repeats counts once. Safe for use by many
 * threads.
 *
 * <p>Counts are written in groups; the end of the program loses the last few.
 */
public final class PopularSearches {
  /** A text that fewer searched for may say something of one person. */
  public static final int TOLD_FROM = 3;

  private static final int GROUP = 16;

  /** Of how many texts counts are kept; the rarest go first. */
  private static final int MAX_TEXTS = 20_000;

  private static final int TOLD = 1_000;

  private final Database database;
  private final Askers askers;
  private final Map<String, Integer> waiting = new HashMap<>();
  private int waitingSearches;
  private volatile List<String> told;

  PopularSearches(Database database, Clock clock) {
    this.database = database;
    this.askers = new Askers(clock, now -> now.plus(Askers.PERIOD));
    this.told = database.read(PopularSearches::often);
  }

  /**
   * Counts a search that found something; texts that may not be told are left out.
   *
   * @param client whatever tells one client from another; it is not kept
   * @throws java.io.UncheckedIOException if the disk fails; the counts of the group are lost
   */
  public void note(String text, String client) {
    TellableText.of(text).ifPresent(plain -> add(plain, askers.note(plain, client)));
  }

  /** The texts that most searched for, the most popular first; in small letters. */
  public List<String> told() {
    return told;
  }

  private void add(String text, int clients) {
    if (clients < TOLD_FROM) {
      return;
    }
    Map<String, Integer> group;
    synchronized (waiting) {
      waiting.merge(text, clients == TOLD_FROM ? clients : 1, Integer::sum);
      waitingSearches++;
      if (waitingSearches < GROUP && clients > TOLD_FROM) {
        return;
      }
      group = Map.copyOf(waiting);
      waiting.clear();
      waitingSearches = 0;
    }
    write(group);
  }

  private void write(Map<String, Integer> group) {
    told =
        database.write(handle -> {
          group.forEach((text, searches) ->
              handle
                  .createUpdate(
                      "INSERT INTO popular_searches (text, searches) VALUES (?, ?)"
                          + " ON CONFLICT (text) DO UPDATE SET searches = searches + excluded.searches")
                  .bind(0, text)
                  .bind(1, searches)
                  .execute());
          handle
              .createUpdate(
                  "DELETE FROM popular_searches WHERE text IN (SELECT text FROM popular_searches"
                      + " ORDER BY searches DESC, text LIMIT -1 OFFSET ?)")
              .bind(0, MAX_TEXTS)
              .execute();
          return often(handle);
        });
  }

  private static List<String> often(Handle handle) {
    return List.copyOf(
        handle
            .createQuery(
                "SELECT text FROM popular_searches WHERE searches >= ?"
                    + " ORDER BY searches DESC, text LIMIT ?")
            .bind(0, TOLD_FROM)
            .bind(1, TOLD)
            .mapTo(String.class)
            .list());
  }
}
