package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Accessibility;
import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Original;
import ca.welcomingcommunities.kb.document.PageCount;
import ca.welcomingcommunities.kb.document.PageUnit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of the table of documents.
 *
 * @param number its key inside the database
 * @param pages null until it has been read
 */
record DocumentRow(
    long number,
    DocumentId id,
    Kind kind,
    @Nullable String externalId,
    @Nullable Original original,
    Layers layers,
    @Nullable PageCount pages,
    Instant addedAt,
    Instant updatedAt,
    boolean withdrawn) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String UNKNOWN_TYPE = "application/octet-stream";

  static DocumentRow of(ResultSet row) throws SQLException {
    String unit = row.getString("page_unit");
    return new DocumentRow(
        row.getLong("number"),
        new DocumentId(row.getString("id")),
        kind(row.getString("kind")),
        row.getString("external_id"),
        original(row),
        new Layers(
            LayerJson.read(row.getString("found")),
            LayerJson.read(row.getString("submitted")),
            LayerJson.read(row.getString("edited"))),
        unit == null
            ? null
            : new PageCount(row.getInt("pages_indexed"), row.getInt("pages_total"), unit(unit)),
        Instant.ofEpochMilli(row.getLong("added_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        row.getObject("withdrawn_at") != null);
  }

  /** Whether its text has been read, so that it can be seen unless it is withdrawn. */
  boolean read() {
    return pages != null;
  }

  /** For a row that has been read. */
  Document document(List<StoredLabel> labels) {
    return new Document(
        id,
        kind,
        externalId,
        layers.effective(name()),
        original,
        Objects.requireNonNull(pages, "pages"),
        Layers.effective(labels),
        addedAt,
        updatedAt);
  }

  private String name() {
    if (original != null) {
      return original.filename();
    }
    return externalId == null ? id.value() : externalId;
  }

  private static @Nullable Original original(ResultSet row) throws SQLException {
    String hash = row.getString("hash");
    if (hash == null) {
      return null;
    }
    String mediaType = row.getString("media_type");
    return new Original(
        new ContentHash(hash),
        row.getString("filename"),
        mediaType == null ? UNKNOWN_TYPE : mediaType,
        row.getLong("bytes"),
        accessibility(row.getString("accessibility")));
  }

  private static Accessibility accessibility(@Nullable String json) {
    return json == null ? Accessibility.UNKNOWN : JSON.readValue(json, Accessibility.class);
  }

  private static Kind kind(String id) {
    for (Kind kind : Kind.values()) {
      if (kind.id().equals(id)) {
        return kind;
      }
    }
    throw new IllegalStateException("a document of kind " + id);
  }

  private static PageUnit unit(String id) {
    for (PageUnit unit : PageUnit.values()) {
      if (unit.id().equals(id)) {
        return unit;
      }
    }
    throw new IllegalStateException("pages counted in " + id);
  }
}
