package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The documents: what is published of them, and every change. Methods that change a document give
 * the number of the change; who follows the changes up to it has seen it. Safe for use by many
 * threads.
 */
public final class Documents {
  /** So long after it was withdrawn a document can be restored. */
  public static final Duration RESTORABLE = Duration.ofDays(30);

  private final Database database;
  private final Clock clock;

  Documents(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A published document; empty while it waits to be read and when it is withdrawn. */
  public Optional<Document> find(DocumentId id) {
    return database.read(
        handle -> published(handle, id).map(row -> row.document(labels(handle, row))));
  }

  /**
   * The published ones among some documents, in the order of their ids. Two queries, however many.
   */
  public List<Document> find(List<DocumentId> ids) {
    return database.read(handle -> {
      Map<DocumentId, DocumentRow> rows = DocumentTable.readPublished(handle, ids);
      Map<Long, List<StoredLabel>> labels =
          LabelTable.read(handle, rows.values().stream().map(DocumentRow::number).toList());
      return ids.stream()
          .map(rows::get)
          .filter(Objects::nonNull)
          .map(row -> row.document(labels.getOrDefault(row.number(), List.of())))
          .toList();
    });
  }

  /**
   * One page of a published document: that of a 1-based number, or where there is none the last
   * before it, or else the first. Costs as much for a long document as for a short one.
   *
   * @return empty if there is no such document, or it has no text
   */
  public Optional<TextPage> page(DocumentId id, int number) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT pages FROM texts JOIN documents ON number = document WHERE id = ? AND "
                    + DocumentTable.PUBLISHED)
            .bind(0, id.value())
            .map((row, context) ->
                Optional.ofNullable(PagesBlob.page(row.getBytes("pages"), number)))
            .findOne()
            .flatMap(page -> page));
  }

  /**
   * All labels of a published document with their evidence, the strongest giver's first; also those
   * that do not count because somebody stronger spoke.
   */
  public List<Label> labels(DocumentId id) {
    return database.read(handle ->
        published(handle, id).map(row -> labels(handle, row)).orElse(List.of()).stream()
            .sorted(Comparator.comparing(StoredLabel::assignedBy).reversed())
            .map(StoredLabel::asLabel)
            .flatMap(Optional::stream)
            .toList());
  }

  /** The ids of all published documents. */
  public Set<DocumentId> ids() {
    return database.read(handle ->
        new HashSet<>(
            handle
                .createQuery("SELECT id FROM documents WHERE " + DocumentTable.PUBLISHED)
                .map((row, context) -> new DocumentId(row.getString("id")))
                .list()));
  }

  /** The hashes of all files that a document knows, whatever its state. */
  public Map<ContentHash, DocumentId> originals() {
    return database.read(handle ->
        handle
            .createQuery("SELECT hash, id FROM documents WHERE hash IS NOT NULL")
            .map((row, context) ->
                Map.entry(
                    new ContentHash(row.getString("hash")), new DocumentId(row.getString("id"))))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Whether a document has these bytes as its file, whatever its state. */
  public boolean knows(ContentHash hash) {
    return database.read(handle ->
        handle
            .createQuery("SELECT EXISTS (SELECT 1 FROM documents WHERE hash = ?)")
            .bind(0, hash.value())
            .mapTo(Boolean.class)
            .one());
  }

  /** The number of the last change; 0 before the first. */
  public long lastChange() {
    return database.read(DocumentTable::lastChange);
  }

  /**
   * What has changed since a position, in order; a document that changed several times appears
   * once, at its last change.
   *
   * @param position the number of the last change that is known
   * @param limit how many at most
   * @param characters how long their texts may be together; the first is given however long it is
   */
  public List<Change> changesAfter(long position, int limit, long characters) {
    List<Change> changes = changesAfter(position, limit);
    long sum = 0;
    for (int i = 0; i < changes.size(); i++) {
      sum += changes.get(i).characters();
      if (sum > characters && i > 0) {
        return changes.subList(0, i);
      }
    }
    return changes;
  }

  private List<Change> changesAfter(long position, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT change, id, characters, "
                    + DocumentTable.PUBLISHED
                    + " AS published FROM documents WHERE change > ? ORDER BY change LIMIT ?")
            .bind(0, position)
            .bind(1, limit)
            .map((row, context) ->
                new Change(
                    row.getLong("change"),
                    new DocumentId(row.getString("id")),
                    row.getBoolean("published"),
                    row.getLong("characters")))
            .list());
  }

  /**
   * Published documents with their text, in no particular order; the others are left out. The
   * sections have no types where a person said that there are none. Two queries, however many
   * documents.
   */
  public List<DocumentText> load(List<DocumentId> ids) {
    return database.read(handle -> {
      Map<DocumentRow, List<Page>> texts = DocumentTable.readTexts(handle, ids);
      Map<Long, List<StoredLabel>> labels =
          LabelTable.read(handle, texts.keySet().stream().map(DocumentRow::number).toList());
      List<DocumentText> loaded = new ArrayList<>();
      texts.forEach((row, pages) -> {
        List<StoredLabel> own = labels.getOrDefault(row.number(), List.of());
        loaded.add(new DocumentText(row.document(own), Layers.typed(pages, own)));
      });
      return loaded;
    });
  }

  /**
   * Notes that a file has been handed in, with a job to read it; the same bytes give the document
   * they gave before. A job that failed is begun again; a withdrawn document stays withdrawn.
   */
  public Registered register(Upload upload) {
    return database.write(handle -> new Uploads(handle, clock.instant()).register(upload));
  }

  /**
   * Adds records with their text and publishes them, all or none. A record that is there is
   * replaced, except for what an editor said; if it is withdrawn it stays so.
   *
   * @return the number of the last change
   */
  public long put(List<ImportedRecord> records) {
    return put(records, null);
  }

  /**
   * The same.
   *
   * @param owner the id of the key of which those are that are new; null for the program itself
   */
  public long put(List<ImportedRecord> records, @Nullable String owner) {
    return database.write(handle -> new Imports(handle, clock.instant(), owner).put(records));
  }

  /**
   * Lays an editor's decisions over a document, for good.
   *
   * @return the number of the change; empty if there is no such document, or it is withdrawn
   */
  public OptionalLong edit(DocumentId id, Edit edit) {
    return change(
        id,
        false,
        (handle, row) -> {
          Layer edited = row.layers().edited().overriddenBy(edit.says());
          handle
              .createUpdate("UPDATE documents SET edited = ? WHERE number = ?")
              .bind(0, LayerJson.write(edited))
              .bind(1, row.number())
              .execute();
          List<StoredLabel> labels = edit.over(labels(handle, row));
          LabelTable.replace(handle, AssignedBy.EDITOR, Map.of(row.number(), labels));
          Decisions.end(handle, row.number(), edit.labels().keySet(), clock.instant());
          Decisions.end(handle, row.number(), edit.released(), clock.instant());
        });
  }

  /**
   * Takes a document out of every answer; nothing of it is deleted.
   *
   * @return the number of the change; empty if there is no such document, or it is withdrawn
   *     already
   */
  public OptionalLong withdraw(DocumentId id) {
    return change(id, false, (handle, row) -> setWithdrawn(handle, row, clock.millis()));
  }

  /**
   * Brings a withdrawn document back.
   *
   * @return the number of the change; empty if there is no such document, or it is not withdrawn,
   *     or was withdrawn longer ago than {@link #RESTORABLE}
   */
  public OptionalLong restore(DocumentId id) {
    boolean inTime =
        withdrawnAt(id).filter(at -> !at.plus(RESTORABLE).isBefore(clock.instant())).isPresent();
    return inTime
        ? change(id, true, (handle, row) -> setWithdrawn(handle, row, null))
        : OptionalLong.empty();
  }

  /** When a document was withdrawn; empty if it is not, or not there. */
  public Optional<Instant> withdrawnAt(DocumentId id) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT withdrawn_at FROM documents WHERE id = ? AND withdrawn_at IS NOT NULL")
            .bind(0, id.toString())
            .mapTo(Long.class)
            .findOne()
            .map(Instant::ofEpochMilli));
  }

  private static void setWithdrawn(Handle handle, DocumentRow row, @Nullable Long at) {
    handle
        .createUpdate("UPDATE documents SET withdrawn_at = ? WHERE number = ?")
        .bind(0, at)
        .bind(1, row.number())
        .execute();
  }

  private OptionalLong change(DocumentId id, boolean withdrawn, RowChange action) {
    return database.write(handle -> {
      Optional<DocumentRow> row =
          DocumentTable.find(handle, id).filter(found -> found.withdrawn() == withdrawn);
      if (row.isEmpty()) {
        return OptionalLong.empty();
      }
      action.apply(handle, row.get());
      Instant now = clock.instant();
      // A document that was never published has no reader to tell.
      return OptionalLong.of(
          row.get().read()
              ? DocumentTable.change(handle, row.get().number(), now)
              : DocumentTable.lastChange(handle));
    });
  }

  @FunctionalInterface
  private interface RowChange {
    void apply(Handle handle, DocumentRow row);
  }

  private static Optional<DocumentRow> published(Handle handle, DocumentId id) {
    return DocumentTable.find(handle, id).filter(row -> row.read() && !row.withdrawn());
  }

  private static List<StoredLabel> labels(Handle handle, DocumentRow row) {
    List<Long> number = List.of(row.number());
    return LabelTable.read(handle, number).getOrDefault(row.number(), List.of());
  }
}
