package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.PageCount;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes many imported records inside one transaction: a few statements for all of them, each run
 * as a batch, instead of a dozen for each.
 */
final class Imports {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String INSERT =
      """
      INSERT INTO documents (number, id, origin, kind, external_id, found, submitted,
        pages_indexed, pages_total, page_unit, characters, owner, added_at, updated_at, change)
      VALUES (:number, :id, :origin, :kind, :externalId, :found, :submitted,
        :pagesIndexed, :pagesTotal, :pageUnit, :characters, :owner, coalesce(:addedAt, :now), :now,
        :change)\
      """;

  private static final String UPDATE =
      """
      UPDATE documents SET kind = :kind, found = :found, submitted = :submitted,
        pages_indexed = :pagesIndexed, pages_total = :pagesTotal, page_unit = :pageUnit,
        characters = :characters, added_at = coalesce(:addedAt, added_at), updated_at = :now, change = :change
      WHERE number = :number\
      """;

  private final Handle handle;
  private final Instant now;
  private final @Nullable String owner;

  /**
   * For one import.
   *
   * @param owner of what is new; what is there keeps its own
   */
  Imports(Handle handle, Instant now, @Nullable String owner) {
    this.handle = handle;
    this.now = now;
    this.owner = owner;
  }

  /** Adds or replaces the records; of two with the same origin the later one counts. */
  long put(List<ImportedRecord> records) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (ImportedRecord each : records) {
      Origin origin = Origin.of(each);
      rows.put(origin.key(), new Row(origin, each));
    }
    if (rows.isEmpty()) {
      return DocumentTable.lastChange(handle);
    }
    Map<String, Long> existing = existing(rows.keySet());
    long lastChange = DocumentTable.takeChanges(handle, rows.size());
    PreparedBatch inserts = handle.prepareBatch(INSERT);
    PreparedBatch updates = handle.prepareBatch(UPDATE);
    Set<String> newIds = new HashSet<>();
    Map<Long, ImportedRecord> numbered = new LinkedHashMap<>();
    long nextNumber = DocumentTable.nextNumber(handle);
    long change = lastChange - rows.size();
    for (Row row : rows.values()) {
      Long known = existing.get(row.origin.key());
      long number = known == null ? nextNumber++ : known;
      PreparedBatch batch = known == null ? inserts : updates;
      if (known == null) {
        batch.bind("id", newId(row.origin, newIds)).bind("owner", owner);
      }
      bind(batch, row).bind("number", number).bind("change", ++change).add();
      numbered.put(number, row.imported);
    }
    execute(inserts);
    execute(updates);
    putTexts(numbered);
    putLabels(numbered);
    putPrints(numbered);
    return lastChange;
  }

  private record Row(Origin origin, ImportedRecord imported) {}

  private PreparedBatch bind(PreparedBatch batch, Row row) {
    ImportedRecord each = row.imported;
    PageCount pages = each.content().pageCount();
    Instant addedAt = each.addedAt();
    return batch
        .bind("origin", row.origin.key())
        .bind("kind", each.kind().id())
        .bind("externalId", each.externalId())
        .bind("found", LayerJson.write(each.content().found()))
        .bind("submitted", LayerJson.write(each.submitted()))
        .bind("pagesIndexed", pages.indexed())
        .bind("pagesTotal", pages.total())
        .bind("pageUnit", pages.unit().id())
        .bind("characters", each.content().characters())
        .bind("addedAt", addedAt == null ? null : addedAt.toEpochMilli())
        .bind("now", now.toEpochMilli());
  }

  private Map<String, Long> existing(Set<String> origins) {
    Map<String, Long> numbers = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT origin, number FROM documents
            WHERE origin IN (SELECT value FROM json_each(:origins))\
            """)
        .bind("origins", JSON.writeValueAsString(origins))
        .map((row, context) -> numbers.put(row.getString("origin"), row.getLong("number")))
        .list();
    return numbers;
  }

  private String newId(Origin origin, Set<String> takenNow) {
    String id = DocumentTable.newId(handle, origin).value();
    for (int collisions = 1; !takenNow.add(id); collisions++) {
      id = origin.id(collisions).value();
    }
    return id;
  }

  private void putTexts(Map<Long, ImportedRecord> records) {
    PreparedBatch batch =
        handle.prepareBatch("INSERT OR REPLACE INTO texts (document, pages) VALUES (?, ?)");
    records.forEach((number, each) ->
        batch.bind(0, number).bind(1, PagesBlob.write(each.content().pages())).add());
    execute(batch);
  }

  private void putLabels(Map<Long, ImportedRecord> records) {
    Map<Long, List<StoredLabel>> found = new LinkedHashMap<>();
    Map<Long, List<StoredLabel>> given = new LinkedHashMap<>();
    records.forEach((number, each) -> {
      found.put(number, DocumentTable.stored(each.content().labels()));
      given.put(number, DocumentTable.stored(each.labels()));
    });
    LabelTable.replace(handle, AssignedBy.RULE, found);
    LabelTable.replace(handle, AssignedBy.SUBMITTER, given);
  }

  private void putPrints(Map<Long, ImportedRecord> records) {
    Map<Long, Set<Long>> prints = new LinkedHashMap<>();
    records.forEach((number, each) -> prints.put(number, each.content().prints()));
    Blocks.replace(handle, prints);
  }

  private static void execute(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
