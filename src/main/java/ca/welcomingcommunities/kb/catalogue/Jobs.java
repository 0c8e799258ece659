package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.DocumentId;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that read uploads, in {@link Lane}s; who has waited longest comes first. A job that was
 * begun and not ended, because the process did, is found again by {@link #resume}. Safe for use by
 * many threads.
 */
public final class Jobs {
  private final Database database;
  private final Clock clock;

  Jobs(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public Optional<Job> find(String id) {
    return database.read(handle ->
        handle
            .createQuery(JobTable.SELECT + "WHERE j.id = ?")
            .bind(0, id)
            .map((row, context) -> JobTable.job(row))
            .findOne());
  }

  /** The last job that read the file of a document; empty for an imported record. */
  public Optional<Job> lastOf(DocumentId document) {
    return database.read(handle ->
        handle
            .createQuery(JobTable.SELECT + "WHERE d.id = ? ORDER BY j.number DESC LIMIT 1")
            .bind(0, document.value())
            .map((row, context) -> JobTable.job(row))
            .findOne());
  }

  /**
   * Jobs, newest first.
   *
   * @param state only those in it; null for all
   */
  public List<Job> list(@Nullable JobState state, int limit) {
    return list(state, null, limit);
  }

  /**
   * The same.
   *
   * @param owner only those of documents that were handed in with the key of this id; null for all
   */
  public List<Job> list(@Nullable JobState state, @Nullable String owner, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                JobTable.SELECT
                    + """
                    WHERE (:state IS NULL OR j.state = :state) AND (:owner IS NULL OR d.owner = :owner)
                    ORDER BY j.number DESC LIMIT :limit\
                    """)
            .bind("state", state == null ? null : state.id())
            .bind("owner", owner)
            .bind("limit", limit)
            .map((row, context) -> JobTable.job(row))
            .list());
  }

  /** How many jobs are in each state; every state has an entry. */
  public Map<JobState, Long> counts() {
    Map<JobState, Long> counts = new EnumMap<>(JobState.class);
    for (JobState state : JobState.values()) {
      counts.put(state, 0L);
    }
    database.read(handle ->
        handle
            .createQuery("SELECT state, count(*) AS jobs FROM jobs GROUP BY state")
            .map((row, context) ->
                counts.put(JobState.of(row.getString("state")).orElseThrow(), row.getLong("jobs")))
            .list());
    return counts;
  }

  /**
   * Takes the job of a lane that has waited longest, and counts the attempt. Two callers never get
   * the same one.
   */
  public Optional<Task> take(Lane lane) {
    return take(lane, Long.MAX_VALUE);
  }

  /**
   * Takes the job that has waited longest among those with a small file; where there is none, the
   * one that has waited longest of all.
   *
   * @param smallBytes the size of the largest file that is small
   */
  public Optional<Task> take(Lane lane, long smallBytes) {
    return database.write(handle -> {
      Optional<Task> task = JobTable.longestWaiting(handle, lane, smallBytes);
      if (task.isEmpty()) {
        task = JobTable.longestWaiting(handle, lane, Long.MAX_VALUE);
      }
      task.ifPresent(taken ->
          handle
              .createUpdate(
                  """
                  UPDATE jobs SET state = 'extracting', attempts = attempts + 1, updated_at = ?
                  WHERE id = ?\
                  """)
              .bind(0, now())
              .bind(1, taken.jobId())
              .execute());
      return task;
    });
  }

  /**
   * Puts a task into another lane, where it waits behind all others and its attempts are counted
   * anew.
   *
   * @param warnings what to say meanwhile
   */
  public void move(Task task, Lane lane, double progress, List<String> warnings) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                UPDATE jobs SET state = 'received', lane = :lane, attempts = 0,
                  progress = :progress, warnings = :warnings, updated_at = :now WHERE id = :id\
                """)
            .bind("lane", lane.id())
            .bind("progress", progress)
            .bind("warnings", JobTable.warnings(warnings))
            .bind("now", now())
            .bind("id", task.jobId())
            .execute());
  }

  /** Notes where a job that has been taken is. */
  public void progress(Task task, JobState state, double progress) {
    database.write(handle ->
        handle
            .createUpdate("UPDATE jobs SET state = ?, progress = ?, updated_at = ? WHERE id = ?")
            .bind(0, state.id())
            .bind(1, progress)
            .bind(2, now())
            .bind(3, task.jobId())
            .execute());
  }

  /**
   * Ends the work on a job with success: its document has this content from now on, and is
   * published unless it is withdrawn. The job is {@link JobState#INDEXING} until {@link #indexed}
   * is told.
   *
   * @param problem null, or why the document needs review
   * @return the number of the change
   */
  public long publish(Task task, Content content, List<String> warnings, @Nullable String problem) {
    return database.write(handle -> {
      long document = number(handle, task.documentId());
      DocumentTable.putContent(handle, document, content);
      long change = DocumentTable.change(handle, document, Instant.ofEpochMilli(now()));
      handle
          .createUpdate(
              """
              UPDATE jobs SET state = 'indexing', progress = 0.9, pages = :pages,
                warnings = :warnings, problem = :problem, change = :change, updated_at = :now
              WHERE id = :id\
              """)
          .bind("pages", content.totalPages())
          .bind("warnings", JobTable.warnings(warnings))
          .bind("problem", problem)
          .bind("change", change)
          .bind("now", now())
          .bind("id", task.jobId())
          .execute();
      return change;
    });
  }

  /** Ends a job without success; its document stays as it was. */
  public void fail(Task task, String problem, List<String> warnings) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                UPDATE jobs SET state = 'failed', progress = 1, problem = ?, warnings = ?,
                  updated_at = ? WHERE id = ?\
                """)
            .bind(0, problem)
            .bind(1, JobTable.warnings(warnings))
            .bind(2, now())
            .bind(3, task.jobId())
            .execute());
  }

  /** Gives a task back untried, in an orderly shutdown: the attempt does not count. */
  public void putBack(Task task) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                UPDATE jobs SET state = 'received', progress = 0, attempts = attempts - 1,
                  updated_at = ? WHERE id = ?\
                """)
            .bind(0, now())
            .bind(1, task.jobId())
            .execute());
  }

  /** Gives a task back that could not be done now: it waits behind all others that wait. */
  public void tryLater(Task task) {
    database.write(handle ->
        handle
            .createUpdate(
                "UPDATE jobs SET state = 'received', progress = 0, updated_at = ? WHERE id = ?")
            .bind(0, now())
            .bind(1, task.jobId())
            .execute());
  }

  /**
   * Takes up what an earlier process left: jobs it was working on wait again, or fail if they were
   * begun too often. Only before the first {@link #take}.
   *
   * @param maxAttempts how often a job may be begun
   * @param problem what to say of those begun too often
   */
  public Resumed resume(int maxAttempts, String problem) {
    return database.write(handle -> {
      int failed =
          handle
              .createUpdate(
                  """
                  UPDATE jobs SET state = 'failed', progress = 1, problem = ?, updated_at = ?
                  WHERE state IN ('extracting', 'classifying') AND attempts >= ?\
                  """)
              .bind(0, problem)
              .bind(1, now())
              .bind(2, maxAttempts)
              .execute();
      int resumed =
          handle
              .createUpdate(
                  """
                  UPDATE jobs SET state = 'received', progress = 0, updated_at = ?
                  WHERE state IN ('extracting', 'classifying')\
                  """)
              .bind(0, now())
              .execute();
      return new Resumed(resumed, failed);
    });
  }

  /**
   * What was taken up after a restart.
   *
   * @param waiting jobs that wait again
   * @param failed jobs that were begun too often
   */
  public record Resumed(int waiting, int failed) {}

  /**
   * Begins a failed job again, or one that needs review.
   *
   * @return false if there is no such job, or it is in another state
   */
  public boolean retry(String id) {
    return database.write(handle ->
        JobTable.retry(
            handle,
            id,
            EnumSet.of(JobState.FAILED, JobState.NEEDS_REVIEW),
            Instant.ofEpochMilli(now())));
  }

  /**
   * Ends the jobs whose documents the index has made visible.
   *
   * @param change the last change that is visible
   * @return how many jobs that were
   */
  public int indexed(long change) {
    if (waitingForIndex(change) == 0) {
      return 0; // the usual case, told without the write lock and a sync of the disk
    }
    return database.write(handle ->
        handle
            .createUpdate(
                """
                UPDATE jobs SET progress = 1, updated_at = ?,
                  state = CASE WHEN problem IS NULL THEN 'searchable' ELSE 'needs-review' END
                WHERE state = 'indexing' AND change <= ?\
                """)
            .bind(0, now())
            .bind(1, change)
            .execute());
  }

  /**
   * Ends the jobs of documents that the index refused; to be told before {@link #indexed}.
   *
   * @param problem what to say of them
   * @return how many jobs that were
   */
  public int refused(List<DocumentId> documents, String problem) {
    return database.write(handle ->
        handle
            .createUpdate(
                """
                UPDATE jobs SET state = 'failed', progress = 1, problem = :problem, updated_at = :now
                WHERE state = 'indexing'
                  AND document IN (SELECT number FROM documents WHERE id IN (<ids>))\
                """)
            .bindList("ids", documents.stream().map(DocumentId::value).toList())
            .bind("problem", problem)
            .bind("now", now())
            .execute());
  }

  private long waitingForIndex(long change) {
    return database.read(handle ->
        handle
            .createQuery("SELECT count(*) FROM jobs WHERE state = 'indexing' AND change <= ?")
            .bind(0, change)
            .mapTo(Long.class)
            .one());
  }

  private static long number(Handle handle, DocumentId id) {
    return DocumentTable.find(handle, id)
        .orElseThrow(() -> new IllegalStateException("no document " + id))
        .number();
  }

  private long now() {
    return clock.millis();
  }
}
