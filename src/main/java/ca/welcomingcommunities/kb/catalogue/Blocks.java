package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Page;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Which documents have which paragraphs, by numbers that stand for these, and the marks of those
 * that many have. The numbers are written together with the text. Safe for use by many threads.
 */
public final class Blocks {
  /**
   * Of a number no more documents than this are remembered: it is known to repeat. So the table
   * does not grow with what everybody repeats.
   */
  static final int KEPT = 8;

  /** A document that is changed that often while its text is looked at keeps its roles. */
  private static final int TRIES = 3;

  private final Database database;

  Blocks(Database database) {
    this.database = database;
  }

  /**
   * The origins ({@link ImportedRecord#origin}, {@link Task#origin}) of documents that have these
   * numbers, some {@value #KEPT} of each at most; a number that no document has is left out, and
   * who is withdrawn says nothing about others. One query.
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
              WHERE print IN (SELECT value FROM json_each(:prints)) AND withdrawn_at IS NULL\
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

  /**
   * Gives a published text other roles. The index follows ({@link Documents#changesAfter}), but
   * nobody has edited the document: what else is known of it, also when it was updated, stays. The
   * text is looked at before the transaction that writes, and again if the document changes
   * meanwhile.
   *
   * @param origin of the document
   * @param marked gives the pages with their roles; the same list changes nothing
   * @return whether something was changed
   */
  public boolean mark(String origin, Function<DocumentText, List<Page>> marked) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Stored> stored = database.read(handle -> stored(handle, origin));
      if (stored.isEmpty()) {
        return false;
      }
      List<Page> pages = marked.apply(stored.get().text());
      if (pages.equals(stored.get().text().pages())) {
        return false;
      }
      if (database.write(handle -> stored.get().replace(handle, pages))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Stored> stored(Handle handle, String origin) {
    List<DocumentId> ids = DocumentTable.ids(handle, Set.of(origin));
    return DocumentTable.readTexts(handle, ids).entrySet().stream()
        .findFirst()
        .map(found -> Stored.of(handle, found.getKey(), found.getValue()));
  }

  /** A document as of one of its changes. */
  private record Stored(long number, long change, DocumentText text) {

    static Stored of(Handle handle, DocumentRow row, List<Page> pages) {
      long number = row.number();
      List<StoredLabel> labels =
          LabelTable.read(handle, List.of(number)).getOrDefault(number, List.of());
      return new Stored(
          number,
          DocumentTable.lastChange(handle, number),
          new DocumentText(row.document(labels), pages));
    }

    /** False if the document has changed since. */
    boolean replace(Handle handle, List<Page> pages) {
      if (DocumentTable.lastChange(handle, number) != change) {
        return false;
      }
      DocumentTable.putText(handle, number, pages);
      DocumentTable.change(handle, number);
      return true;
    }
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
            WHERE (SELECT count(*) FROM blocks b JOIN documents ON number = b.document
              WHERE b.print = :print AND withdrawn_at IS NULL) <\
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
