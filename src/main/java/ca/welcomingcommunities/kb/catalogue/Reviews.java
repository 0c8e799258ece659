package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What waits for a curator. Safe for use by many threads. */
public final class Reviews {
  /** Facets whose labels a curator looks through; those of the others follow from them. */
  private static final Set<Facet> REVIEWED =
      Set.of(Facet.CLUSTER, Facet.REGION, Facet.LIP, Facet.TYPE);

  /** A rule's label is unsure up to here: the least that gives one is 0.5. */
  private static final double SURE = 0.65;

  private final Database database;
  private final Clock clock;

  Reviews(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether nobody has decided about a label, and a rule was not sure of it. */
  public static boolean isUnsure(Label label) {
    return REVIEWED.contains(label.facet()) && label.confidence() < SURE;
  }

  /** Published documents with unsure labels, the least sure first. */
  public List<Document> unsure(int limit) {
    return database.read(handle ->
        documents(
            handle,
            handle
                .createQuery(
                    """
                    SELECT d.* FROM documents d JOIN labels l ON l.document = d.number
                    WHERE d.pages_total IS NOT NULL AND d.withdrawn_at IS NULL
                      AND l.assigned_by = 'rule' AND l.confidence < :sure
                      AND l.facet IN (SELECT value FROM json_each(:facets))
                      AND NOT EXISTS (
                        SELECT 1 FROM decisions n WHERE n.document = l.document
                        AND n.facet = l.facet AND n.value = l.value AND n.ended_at IS NULL)
                      AND NOT EXISTS (
                        SELECT 1 FROM labels o WHERE o.document = l.document
                        AND o.facet = l.facet AND o.assigned_by <> 'rule')
                    GROUP BY d.number ORDER BY min(l.confidence), d.number LIMIT :limit\
                    """)
                .bind("sure", SURE)
                .bind("facets", jsonOf(REVIEWED))
                .bind("limit", limit)
                .map((row, context) -> DocumentRow.of(row))
                .list()));
  }

  /** Documents that were withdrawn and can still be restored, the newest first. */
  public List<Document> withdrawn(int limit) {
    return database.read(handle ->
        documents(
            handle,
            handle
                .createQuery(
                    """
                    SELECT * FROM documents WHERE pages_total IS NOT NULL AND withdrawn_at > ?
                    ORDER BY withdrawn_at DESC LIMIT ?\
                    """)
                .bind(0, clock.instant().minus(Documents.RESTORABLE).toEpochMilli())
                .bind(1, limit)
                .map((row, context) -> DocumentRow.of(row))
                .list()));
  }

  private static List<Document> documents(Handle handle, List<DocumentRow> rows) {
    Map<Long, List<StoredLabel>> labels =
        LabelTable.read(handle, rows.stream().map(DocumentRow::number).toList());
    return rows.stream()
        .map(row -> row.document(labels.getOrDefault(row.number(), List.of())))
        .toList();
  }

  private static String jsonOf(Collection<Facet> facets) {
    return facets.stream().map(facet -> '"' + facet.id() + '"').toList().toString();
  }
}
