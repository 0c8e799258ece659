package ca.welcomingcommunities.kb.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, the last {@value #KEPT} times. What is done to a person is kept without the name,
 * and without the id once the person is removed. Safe for use by many threads.
 */
public final class ActivityLog {
  /** So many entries are kept. */
  public static final int KEPT = 10_000;

  private final Database database;
  private final Clock clock;

  ActivityLog(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Adds an entry.
   *
   * @param subject the id of what it was done to; null for many
   * @throws java.io.UncheckedIOException if the disk fails
   */
  public void note(Key by, Action action, @Nullable String subject, int items) {
    database.write(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO activity (at, actor, role, action, subject, items)
              VALUES (:at, :actor, :role, :action, :subject, :items)\
              """)
          .bind("at", clock.millis())
          .bind("actor", by.label())
          .bind("role", by.role().id())
          .bind("action", action.id())
          .bind("subject", subject)
          .bind("items", items)
          .execute();
      return handle.execute(
          "DELETE FROM activity WHERE number <= (SELECT max(number) FROM activity) - ?", KEPT);
    });
  }

  /** How many entries there are. */
  public int count() {
    return database.read(
        handle -> handle.createQuery("SELECT count(*) FROM activity").mapTo(Integer.class).one());
  }

  /** Entries, the newest first. */
  public List<Activity> list(int offset, int limit) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM activity ORDER BY number DESC LIMIT ? OFFSET ?")
            .bind(0, limit)
            .bind(1, offset)
            .map((row, context) ->
                new Activity(
                    Instant.ofEpochMilli(row.getLong("at")),
                    row.getString("actor"),
                    Role.of(row.getString("role")).orElseThrow(),
                    Action.of(row.getString("action")).orElseThrow(),
                    row.getString("subject"),
                    row.getInt("items")))
            .list());
  }

  /** A person's id is taken out of all entries, or replaced by another. */
  static void forget(Handle handle, String person, @Nullable String instead) {
    handle
        .createUpdate(
            """
            UPDATE activity SET subject = :instead WHERE subject = :person
              AND action IN ('person-added', 'person-changed', 'person-removed', 'people-merged')\
            """)
        .bind("instead", instead)
        .bind("person", person)
        .execute();
  }
}
