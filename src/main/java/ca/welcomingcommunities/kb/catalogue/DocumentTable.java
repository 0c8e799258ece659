package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageCount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of documents that more than one of the public classes needs. */
final class DocumentTable {
  /** What makes a document to be seen. */
  static final String PUBLISHED = "pages_total IS NOT NULL AND withdrawn_at IS NULL";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DocumentTable() {}

  static Optional<DocumentRow> find(Handle handle, DocumentId id) {
    return handle
        .createQuery("SELECT * FROM documents WHERE id = ?")
        .bind(0, id.value())
        .map((row, context) -> DocumentRow.of(row))
        .findOne();
  }

  static Optional<DocumentRow> find(Handle handle, Origin origin) {
    return handle
        .createQuery("SELECT * FROM documents WHERE origin = ?")
        .bind(0, origin.key())
        .map((row, context) -> DocumentRow.of(row))
        .findOne();
  }

  /** The id for a document of a new origin. */
  static DocumentId newId(Handle handle, Origin origin) {
    int collisions = 0;
    while (find(handle, origin.id(collisions)).isPresent()) {
      collisions++;
    }
    return origin.id(collisions);
  }

  /** The key for the next row; there is one writer, so it stays free until it is used. */
  static long nextNumber(Handle handle) {
    return handle
        .createQuery("SELECT coalesce(max(number), 0) + 1 FROM documents")
        .mapTo(Long.class)
        .one();
  }

  /** Takes {@code count} numbers of the sequence of changes and gives the last of them. */
  static long takeChanges(Handle handle, int count) {
    return handle
        .createQuery("UPDATE change_sequence SET last = last + ? RETURNING last")
        .bind(0, count)
        .mapTo(Long.class)
        .one();
  }

  static long lastChange(Handle handle) {
    return handle.createQuery("SELECT last FROM change_sequence").mapTo(Long.class).one();
  }

  /** The number of the last change of a document. */
  static long lastChange(Handle handle, long document) {
    return handle
        .createQuery("SELECT change FROM documents WHERE number = ?")
        .bind(0, document)
        .mapTo(Long.class)
        .one();
  }

  /** Marks a document as changed now and gives the number of the change. */
  static long change(Handle handle, long document, Instant now) {
    handle
        .createUpdate("UPDATE documents SET updated_at = ? WHERE number = ?")
        .bind(0, now.toEpochMilli())
        .bind(1, document)
        .execute();
    return change(handle, document);
  }

  /** The same for a change that only the index needs to know, since nobody has edited anything. */
  static long change(Handle handle, long document) {
    long change = takeChanges(handle, 1);
    handle
        .createUpdate("UPDATE documents SET change = ? WHERE number = ?")
        .bind(0, change)
        .bind(1, document)
        .execute();
    return change;
  }

  /** Puts what reading gave in place of what an earlier reading gave. */
  static void putContent(Handle handle, long document, Content content) {
    PageCount pages = content.pageCount();
    handle
        .createUpdate(
            """
            UPDATE documents SET media_type = ?, accessibility = ?, found = ?,
              pages_indexed = ?, pages_total = ?, page_unit = ?, characters = ?
            WHERE number = ?\
            """)
        .bind(0, content.mediaType())
        .bind(1, JSON.writeValueAsString(content.accessibility()))
        .bind(2, LayerJson.write(content.found()))
        .bind(3, pages.indexed())
        .bind(4, pages.total())
        .bind(5, pages.unit().id())
        .bind(6, content.characters())
        .bind(7, document)
        .execute();
    putText(handle, document, content.pages());
    LabelTable.replace(handle, AssignedBy.RULE, Map.of(document, stored(content.labels())));
    Blocks.replace(handle, Map.of(document, content.prints()));
  }

  static void putText(Handle handle, long document, List<Page> pages) {
    handle
        .createUpdate("INSERT OR REPLACE INTO texts (document, pages) VALUES (?, ?)")
        .bind(0, document)
        .bind(1, PagesBlob.write(pages))
        .execute();
  }

  /** The ids of documents by their origins. */
  static List<DocumentId> ids(Handle handle, Set<String> origins) {
    return handle
        .createQuery(
            "SELECT id FROM documents WHERE origin IN (SELECT value FROM json_each(:origins))")
        .bind("origins", JSON.writeValueAsString(origins))
        .map((row, context) -> new DocumentId(row.getString("id")))
        .list();
  }

  /** The published ones among the documents, by their ids. */
  static Map<DocumentId, DocumentRow> readPublished(Handle handle, List<DocumentId> ids) {
    Map<DocumentId, DocumentRow> rows = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT * FROM documents WHERE id IN (SELECT value FROM json_each(:ids)) AND "
                + PUBLISHED)
        .bind("ids", ids(ids))
        .map((row, context) -> DocumentRow.of(row))
        .forEach(row -> rows.put(row.id(), row));
    return rows;
  }

  private static String ids(List<DocumentId> ids) {
    return JSON.writeValueAsString(ids.stream().map(DocumentId::value).toList());
  }

  /** The published ones among the documents, each with its text. */
  static Map<DocumentRow, List<Page>> readTexts(Handle handle, List<DocumentId> ids) {
    Map<DocumentRow, List<Page>> texts = new LinkedHashMap<>();
    handle
        .createQuery(
            """
            SELECT d.*, t.pages FROM documents d JOIN texts t ON t.document = d.number
            WHERE d.id IN (SELECT value FROM json_each(:ids)) AND\
            """
                + " "
                + PUBLISHED)
        .bind("ids", ids(ids))
        .map(
            (row, context) -> texts.put(DocumentRow.of(row), PagesBlob.read(row.getBytes("pages"))))
        .list();
    return texts;
  }

  static List<StoredLabel> stored(List<Label> labels) {
    return labels.stream().map(StoredLabel::of).toList();
  }
}
