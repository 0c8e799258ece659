package ca.welcomingcommunities.kb.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Which documents have which paragraphs, by numbers that stand for these. They are written together
 * with the text. Safe for use by many threads.
 */
public final class Blocks {
  /**
   * Of a number no more documents than this are remembered: it is known to repeat. So the table
   * does not grow with what everybody repeats.
   */
  static final int KEPT = 8;

  private final Database database;

  Blocks(Database database) {
    this.database = database;
  }

  /**
   * The origins ({@link ImportedRecord#origin}, {@link Task#origin}) of documents that have these
   * numbers, at most {@value #KEPT} of each; a number that no document has is left out. One query.
   */
  public Map<Long, Set<String>> holders(Collection<Long> prints) {
    Map<Long, Set<String>> holders = new HashMap<>();
    if (prints.isEmpty()) {
      return holders;
    }
    return database.read(handle -> {
      handle
          .createQuery(
              """
              SELECT print, origin FROM blocks JOIN documents ON number = document
              WHERE print IN (SELECT value FROM json_each(:prints))\
              """)
          .bind("prints", prints.toString())
          .map((row, context) ->
              holders
                  .computeIfAbsent(row.getLong("print"), _ -> new HashSet<>())
                  .add(row.getString("origin")))
          .list();
      return holders;
    });
  }

  /** Puts the numbers of documents in place of those they had before. */
  static void replace(Handle handle, Map<Long, Set<Long>> prints) {
    handle
        .createUpdate(
            "DELETE FROM blocks WHERE document IN (SELECT value FROM json_each(:documents))")
        .bind("documents", prints.keySet().toString())
        .execute();
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO blocks (print, document) SELECT :print, :document
            WHERE (SELECT count(*) FROM blocks WHERE print = :print) <\
            """
                + " "
                + KEPT);
    prints.forEach((document, all) ->
        all.forEach(print -> batch.bind("print", print).bind("document", document).add()));
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
