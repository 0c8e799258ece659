package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.DocumentId;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of jobs that more than one of the public classes needs. */
final class JobTable {
  static final String SELECT =
      """
      SELECT j.*, d.id AS document_id, d.filename FROM jobs j JOIN documents d ON d.number = j.document
      """;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 10;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

  private JobTable() {}

  /** Makes a job for a document and gives its id. */
  static String insert(Handle handle, long document, Instant now) {
    String id = randomId();
    handle
        .createUpdate(
            """
            INSERT INTO jobs (id, document, state, progress, warnings, attempts, created_at, updated_at)
            VALUES (:id, :document, :state, 0, '[]', 0, :now, :now)\
            """)
        .bind("id", id)
        .bind("document", document)
        .bind("state", JobState.RECEIVED.id())
        .bind("now", now.toEpochMilli())
        .execute();
    return id;
  }

  /** The job that has waited longest in a lane among those whose file is not larger. */
  static Optional<Task> longestWaiting(Handle handle, Lane lane, long maxBytes) {
    return handle
        .createQuery(
            """
            SELECT j.id AS job, j.attempts, d.id, d.hash, d.filename, d.submitted
            FROM jobs j JOIN documents d ON d.number = j.document
            WHERE j.state = 'received' AND j.lane = :lane AND d.bytes <= :bytes
            ORDER BY j.updated_at, j.number LIMIT 1\
            """)
        .bind("lane", lane.id())
        .bind("bytes", maxBytes)
        .map((row, context) ->
            new Task(
                row.getString("job"),
                new DocumentId(row.getString("id")),
                new ContentHash(row.getString("hash")),
                row.getString("filename"),
                LayerJson.read(row.getString("submitted")),
                lane,
                row.getInt("attempts") + 1))
        .findOne();
  }

  static Optional<String> latest(Handle handle, long document) {
    return handle
        .createQuery("SELECT id FROM jobs WHERE document = ? ORDER BY number DESC LIMIT 1")
        .bind(0, document)
        .mapTo(String.class)
        .findOne();
  }

  /** Begins a job again if it is in one of the states, and says whether it was. */
  static boolean retry(Handle handle, String id, Set<JobState> from, Instant now) {
    return handle
            .createUpdate(
                """
                UPDATE jobs SET state = :received, progress = 0, warnings = '[]', problem = NULL,
                  attempts = 0, lane = 'quick', change = NULL, updated_at = :now
                WHERE id = :id AND state IN (<from>)\
                """)
            .bindList("from", from.stream().map(JobState::id).toList())
            .bind("received", JobState.RECEIVED.id())
            .bind("now", now.toEpochMilli())
            .bind("id", id)
            .execute()
        > 0;
  }

  static Job job(ResultSet row) throws SQLException {
    int pages = row.getInt("pages");
    @Nullable Integer known = row.wasNull() ? null : pages;
    return new Job(
        row.getString("id"),
        new DocumentId(row.getString("document_id")),
        row.getString("filename"),
        JobState.of(row.getString("state")).orElseThrow(),
        row.getDouble("progress"),
        known,
        JSON.readValue(row.getString("warnings"), STRINGS),
        row.getString("problem"),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }

  static String warnings(List<String> warnings) {
    return JSON.writeValueAsString(warnings);
  }

  static String randomId() {
    byte[] bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    return Origin.base32(bytes);
  }
}
