package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The SQL of labels. Documents are named by their numbers. */
final class LabelTable {
  private static final Map<String, AssignedBy> GIVERS = givers();

  private LabelTable() {}

  /**
   * The labels of many documents, with what people said of single ones; also those that a person
   * said are right and rules no longer find. One without labels has no entry.
   */
  static Map<Long, List<StoredLabel>> read(Handle handle, Collection<Long> documents) {
    Map<Long, List<StoredLabel>> labels = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT l.document, assigned_by, l.facet, l.value, confidence, l.phrase, l.page, accepted, position
            FROM labels l LEFT JOIN decisions d ON d.document = l.document AND d.facet = l.facet
              AND d.value = l.value AND d.ended_at IS NULL AND assigned_by = 'rule'
            WHERE l.document IN (SELECT value FROM json_each(:documents))
            UNION ALL
            SELECT document, 'rule', facet, value, 1, phrase, page, 1, 1000000 + number
            FROM decisions d WHERE document IN (SELECT value FROM json_each(:documents))
              AND accepted = 1 AND ended_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM labels l WHERE l.document = d.document AND assigned_by = 'rule'
                  AND l.facet = d.facet AND l.value = d.value)
            ORDER BY 1, assigned_by, position\
            """)
        .bind("documents", documents.toString())
        .map((row, context) ->
            labels
                .computeIfAbsent(row.getLong("document"), number -> new ArrayList<>())
                .add(label(row)))
        .list();
    return labels;
  }

  /** Puts one giver's labels in place of those it gave before. */
  static void replace(Handle handle, AssignedBy giver, Map<Long, List<StoredLabel>> labels) {
    handle
        .createUpdate(
            """
            DELETE FROM labels
            WHERE document IN (SELECT value FROM json_each(:documents)) AND assigned_by = :giver\
            """)
        .bind("documents", labels.keySet().toString())
        .bind("giver", giver.id())
        .execute();
    PreparedBatch batch = handle.prepareBatch("INSERT INTO labels VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    labels.forEach((document, all) -> add(batch, document, giver, all));
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private static void add(
      PreparedBatch batch, long document, AssignedBy giver, List<StoredLabel> labels) {
    int position = 0;
    for (StoredLabel label : labels) {
      Evidence evidence = label.evidence();
      batch
          .bind(0, document)
          .bind(1, giver.id())
          .bind(2, position++)
          .bind(3, label.facet().id())
          .bind(4, label.value())
          .bind(5, label.confidence())
          .bind(6, evidence == null ? null : evidence.phrase())
          .bind(7, evidence == null ? null : evidence.page())
          .add();
    }
  }

  private static StoredLabel label(ResultSet row) throws SQLException {
    String phrase = row.getString("phrase");
    return new StoredLabel(
        Facet.of(row.getString("facet")).orElseThrow(),
        row.getString("value"),
        giver(row.getString("assigned_by")),
        row.getDouble("confidence"),
        phrase == null ? null : new Evidence(phrase, row.getInt("page")),
        row.getObject("accepted") == null ? null : row.getBoolean("accepted"));
  }

  private static AssignedBy giver(String id) {
    @Nullable AssignedBy giver = GIVERS.get(id);
    if (giver == null) {
      throw new IllegalStateException("labels assigned by " + id);
    }
    return giver;
  }

  private static Map<String, AssignedBy> givers() {
    Map<String, AssignedBy> givers = new HashMap<>();
    for (AssignedBy giver : AssignedBy.values()) {
      givers.put(giver.id(), giver);
    }
    return givers;
  }
}
