package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What people said of single labels: one that is right stays, one that is wrong stays away,
 * whatever rules find later. Who decides about a whole facet ({@link Edit}) ends the decisions
 * about its labels. Safe for use by many threads.
 */
public final class Decisions {
  private final Database database;
  private final Clock clock;

  Decisions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Notes what somebody says of labels that rules gave, all or none; a later word replaces an
   * earlier one. Labels that are not there, or of documents that are withdrawn, are left out.
   *
   * @param by the label of their key
   * @return the number of the last change; empty if none of the labels is there
   */
  public OptionalLong decide(List<Decision.Subject> subjects, boolean accepted, String by) {
    return database.write(handle -> {
      OptionalLong last = OptionalLong.empty();
      for (Decision.Subject subject : subjects) {
        Optional<DocumentRow> row =
            DocumentTable.find(handle, subject.document())
                .filter(found -> found.read() && !found.withdrawn());
        if (row.isPresent() && insert(handle, row.get().number(), subject, accepted, by)) {
          last = OptionalLong.of(DocumentTable.change(handle, row.get().number(), clock.instant()));
        }
      }
      return last;
    });
  }

  private boolean insert(
      Handle handle, long document, Decision.Subject subject, boolean accepted, String by) {
    int ended = end(handle, document, subject.facet(), subject.value(), clock.instant());
    return ended
            + handle
                .createUpdate(
                    """
                    INSERT INTO decisions (document, facet, value, accepted, phrase, page, decided_by, decided_at)
                    SELECT document, facet, value, :accepted, phrase, page, :by, :at FROM labels
                    WHERE document = :document AND assigned_by = 'rule' AND facet = :facet AND value = :value
                    LIMIT 1\
                    """)
                .bind("accepted", accepted ? 1 : 0)
                .bind("by", by)
                .bind("at", clock.millis())
                .bind("document", document)
                .bind("facet", subject.facet().id())
                .bind("value", subject.value())
                .execute()
        > 0;
  }

  /** Ends what was said of one value, or of all values of a facet. */
  private static int end(
      Handle handle, long document, Facet facet, @Nullable String value, Instant now) {
    return handle
        .createUpdate(
            """
            UPDATE decisions SET ended_at = :now
            WHERE document = :document AND facet = :facet AND ended_at IS NULL
              AND (:value IS NULL OR value = :value)\
            """)
        .bind("now", now.toEpochMilli())
        .bind("document", document)
        .bind("facet", facet.id())
        .bind("value", value)
        .execute();
  }

  /** Ends what was said of the labels of some facets of a document. */
  static void end(Handle handle, long document, Collection<Facet> facets, Instant now) {
    facets.forEach(facet -> end(handle, document, facet, null, now));
  }

  /**
   * Takes a decision back: nobody has decided about the label then.
   *
   * @return the number of the change; empty if there is no such decision, or it does not count any
   *     more
   */
  public OptionalLong undo(long number) {
    return database.write(handle -> {
      Optional<Long> document =
          handle
              .createQuery(
                  """
                  UPDATE decisions SET ended_at = ? WHERE number = ? AND ended_at IS NULL
                  RETURNING document\
                  """)
              .bind(0, clock.millis())
              .bind(1, number)
              .mapTo(Long.class)
              .findOne();
      return document.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(DocumentTable.change(handle, document.get(), clock.instant()));
    });
  }

  /** The decisions that count, the newest first; not those about withdrawn documents. */
  public List<Decision> newest(int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT n.number, d.id, n.facet, n.value, n.accepted, n.decided_by, n.decided_at
                FROM decisions n JOIN documents d ON d.number = n.document
                WHERE n.ended_at IS NULL AND d.withdrawn_at IS NULL
                ORDER BY n.number DESC LIMIT ?\
                """)
            .bind(0, limit)
            .map((row, context) ->
                new Decision(
                    row.getLong("number"),
                    new Decision.Subject(
                        new DocumentId(row.getString("id")),
                        Facet.of(row.getString("facet")).orElseThrow(),
                        row.getString("value")),
                    row.getBoolean("accepted"),
                    row.getString("decided_by"),
                    Instant.ofEpochMilli(row.getLong("decided_at"))))
            .list());
  }
}
