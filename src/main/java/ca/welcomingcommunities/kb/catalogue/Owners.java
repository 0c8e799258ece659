package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.DocumentId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** With which key a document was handed in first. Safe for use by many threads. */
public final class Owners {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;

  Owners(Database database) {
    this.database = database;
  }

  /**
   * Whether a document was handed in with another key, or with none; false if there is no such
   * document.
   *
   * @param key the id of a key
   */
  public boolean isOfAnother(DocumentId document, String key) {
    return database.read(handle ->
        handle
            .createQuery("SELECT EXISTS (SELECT 1 FROM documents WHERE id = ? AND owner IS NOT ?)")
            .bind(0, document.value())
            .bind(1, key)
            .mapTo(Boolean.class)
            .one());
  }

  /**
   * Which of some origins (see {@link ImportedRecord#origin}) are documents of another key, or of
   * none.
   *
   * @param key the id of a key
   */
  public Set<String> ofAnother(Collection<String> origins, String key) {
    return database.read(handle ->
        new HashSet<>(
            handle
                .createQuery(
                    """
                    SELECT origin FROM documents
                    WHERE origin IN (SELECT value FROM json_each(?)) AND owner IS NOT ?\
                    """)
                .bind(0, JSON.writeValueAsString(List.copyOf(origins)))
                .bind(1, key)
                .mapTo(String.class)
                .list()));
  }
}
