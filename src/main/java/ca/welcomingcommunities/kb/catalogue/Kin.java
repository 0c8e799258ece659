package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.DocumentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which documents may be copies, versions or translations of which, and what a curator decided.
 * Only published documents are told of. Safe for use by many threads.
 */
public final class Kin {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final int OF_ONE_BAND = 50;

  private static final String SELECT =
      """
      SELECT k.number, d.id AS document_id, o.id AS other_id, k.kind, k.likeness, k.state
      FROM kin k JOIN documents d ON d.number = k.document JOIN documents o ON o.number = k.other
      WHERE d.pages_total IS NOT NULL AND d.withdrawn_at IS NULL
        AND o.pages_total IS NOT NULL AND o.withdrawn_at IS NULL AND\
      """
          + " ";

  private final Database database;
  private final Clock clock;

  Kin(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A pair of documents.
   *
   * @param document may be a copy, a new version, or a translation
   * @param other of this one
   * @param kind {@code copy}, {@code version} or {@code translation}
   * @param likeness from 0 to 1
   */
  public record Pair(DocumentId document, DocumentId other, String kind, double likeness) {}

  /** What is known of a pair; the number stands for it. */
  public record Found(long number, Pair pair, State state) {}

  /** What a curator says. */
  public enum State {
    PROPOSED("proposed"),
    ACCEPTED("accepted"),
    DISMISSED("dismissed");

    private final String id;

    State(String id) {
      this.id = id;
    }

    /** The name outside. */
    public String id() {
      return id;
    }

    /** The state with this name. */
    public static Optional<State> of(String id) {
      for (State state : values()) {
        if (state.id.equals(id)) {
          return Optional.of(state);
        }
      }
      return Optional.empty();
    }
  }

  /** The change up to which kin have been looked for; 0 at the beginning. */
  public long position() {
    return database.read(
        handle -> handle.createQuery("SELECT last FROM kin_position").mapTo(Long.class).one());
  }

  /** Replaces the bands of documents; none for documents that are gone. */
  public void putBands(Map<DocumentId, List<Long>> bands) {
    database.write(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              "INSERT OR IGNORE INTO bands (band, document) SELECT ?, number FROM documents WHERE id = ?");
      bands.forEach((id, each) -> {
        handle
            .createUpdate(
                "DELETE FROM bands WHERE document = (SELECT number FROM documents WHERE id = ?)")
            .bind(0, id.value())
            .execute();
        each.forEach(band -> batch.bind(0, band).bind(1, id.value()).add());
      });
      return batch.size() == 0 ? 0 : batch.execute().length;
    });
  }

  /**
   * The published documents that share most of the bands; the one whose they are is left out. Of a
   * band that very many share only the oldest are looked at, so the cost does not grow with them.
   */
  public List<DocumentId> sharing(DocumentId id, List<Long> bands, int limit) {
    return database.read(handle -> {
      Map<Long, Integer> shared = new HashMap<>();
      for (long band : bands) {
        handle
            .createQuery("SELECT document FROM bands WHERE band = ? ORDER BY document LIMIT ?")
            .bind(0, band)
            .bind(1, OF_ONE_BAND)
            .mapTo(Long.class)
            .forEach(document -> shared.merge(document, 1, Integer::sum));
      }
      List<Long> most =
          shared.entrySet().stream()
              .sorted(
                  Map.Entry.<Long, Integer>comparingByValue()
                      .reversed()
                      .thenComparing(Map.Entry.comparingByKey()))
              .limit(limit + 1L)
              .map(Map.Entry::getKey)
              .toList();
      return handle
          .createQuery(
              "SELECT id FROM documents WHERE number IN (SELECT value FROM json_each(:most))"
                  + " AND id <> :id AND "
                  + DocumentTable.PUBLISHED)
          .bind("most", JSON.writeValueAsString(most))
          .bind("id", id.value())
          .map((row, context) -> new DocumentId(row.getString("id")))
          .list();
    });
  }

  /**
   * Notes what was found for documents in place of what was proposed for them before; what has been
   * decided stays.
   *
   * @param position the change up to which all is noted now
   */
  public void propose(List<DocumentId> documents, List<Pair> pairs, long position) {
    database.write(handle -> {
      for (DocumentId id : documents) {
        handle
            .createUpdate(
                """
                DELETE FROM kin WHERE state = 'proposed'
                  AND (SELECT number FROM documents WHERE id = ?) IN (document, other)\
                """)
            .bind(0, id.value())
            .execute();
      }
      pairs.forEach(pair -> insert(handle, pair));
      return handle.createUpdate("UPDATE kin_position SET last = ?").bind(0, position).execute();
    });
  }

  private void insert(Handle handle, Pair pair) {
    handle
        .createUpdate(
            """
            INSERT INTO kin (document, other, kind, likeness, state, found_at)
            SELECT d.number, o.number, :kind, :likeness, 'proposed', :now
            FROM documents d, documents o WHERE d.id = :document AND o.id = :other
            ON CONFLICT DO NOTHING\
            """)
        .bind("document", pair.document().value())
        .bind("other", pair.other().value())
        .bind("kind", pair.kind())
        .bind("likeness", pair.likeness())
        .bind("now", clock.millis())
        .execute();
  }

  /** Pairs in a state, the most alike first. */
  public List<Found> list(State state, int limit) {
    return database.read(handle ->
        handle
            .createQuery(SELECT + "k.state = ? ORDER BY k.likeness DESC, k.number LIMIT ?")
            .bind(0, state.id())
            .bind(1, limit)
            .map((row, context) -> found(row))
            .list());
  }

  /** How many pairs are in a state. */
  public int count(State state) {
    return database.read(handle ->
        handle
            .createQuery("SELECT count(*) FROM (" + SELECT + "k.state = ?)")
            .bind(0, state.id())
            .mapTo(Integer.class)
            .one());
  }

  /** All pairs of a document that are in a state. */
  public List<Found> of(DocumentId id, State state) {
    return database.read(handle ->
        handle
            .createQuery(
                SELECT
                    + "(SELECT number FROM documents WHERE id = ?) IN (k.document, k.other)"
                    + " AND k.state = ? ORDER BY k.number")
            .bind(0, id.value())
            .bind(1, state.id())
            .map((row, context) -> found(row))
            .list());
  }

  /**
   * Notes what a curator says of a pair; both documents are changed by it.
   *
   * @return the pair as it is now; empty if there is none with this number
   */
  public Optional<Found> decide(long number, State state) {
    return database.write(handle -> {
      handle
          .createUpdate("UPDATE kin SET state = ? WHERE number = ?")
          .bind(0, state.id())
          .bind(1, number)
          .execute();
      Optional<Found> now =
          handle
              .createQuery(SELECT + "k.number = ?")
              .bind(0, number)
              .map((row, context) -> found(row))
              .findOne();
      now.ifPresent(found -> touch(handle, found.pair()));
      return now;
    });
  }

  private void touch(Handle handle, Pair pair) {
    for (DocumentId id : List.of(pair.document(), pair.other())) {
      DocumentTable.find(handle, id)
          .ifPresent(row -> DocumentTable.change(handle, row.number(), clock.instant()));
    }
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getLong("number"),
        new Pair(
            new DocumentId(row.getString("document_id")),
            new DocumentId(row.getString("other_id")),
            row.getString("kind"),
            row.getDouble("likeness")),
        State.of(row.getString("state")).orElseThrow());
  }
}
