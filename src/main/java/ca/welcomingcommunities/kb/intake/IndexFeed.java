package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.Change;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.search.IndexedDocument;
import ca.welcomingcommunities.kb.search.SearchIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries changes from the catalogue into an index, a batch at a time. Doing a batch again changes
 * nothing. For one thread.
 */
final class IndexFeed {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFeed.class);
  private static final int BATCH_DOCUMENTS = 500;

  /** Of stored, that is compressed text: a few times as much in memory. */
  private static final long BATCH_BYTES = 4_000_000;

  private final Documents documents;
  private final SearchIndex index;

  IndexFeed(Documents documents, SearchIndex index) {
    this.documents = documents;
    this.index = index;
  }

  /**
   * Writes the next changes after a position and makes them visible.
   *
   * @return the position after them; the same if there were none
   */
  long next(long position) throws IOException {
    List<Change> changes = bearable(documents.changesAfter(position, BATCH_DOCUMENTS));
    if (changes.isEmpty()) {
      return position;
    }
    Set<DocumentId> gone = new LinkedHashSet<>();
    List<DocumentId> published = new ArrayList<>();
    for (Change change : changes) {
      gone.add(change.id());
      if (change.published()) {
        published.add(change.id());
      }
    }
    List<IndexedDocument> loaded =
        documents.load(published).stream()
            .map(text -> new IndexedDocument(text.document(), text.pages()))
            .toList();
    put(loaded);
    // Also gone is what was withdrawn between the two queries.
    loaded.forEach(document -> gone.remove(document.document().id()));
    if (!gone.isEmpty()) {
      index.remove(List.copyOf(gone));
    }
    index.refresh();
    return changes.getLast().number();
  }

  private static List<Change> bearable(List<Change> changes) {
    long bytes = 0;
    for (int i = 0; i < changes.size(); i++) {
      bytes += changes.get(i).textBytes();
      if (bytes > BATCH_BYTES && i > 0) {
        return changes.subList(0, i);
      }
    }
    return changes;
  }

  // An index may refuse a document that no earlier step thought of. It must not keep all documents
  // behind it out of the index, so it is named and left out.
  private void put(List<IndexedDocument> batch) throws IOException {
    if (batch.isEmpty()) {
      return;
    }
    try {
      index.put(batch);
    } catch (IllegalArgumentException e) {
      if (batch.size() == 1) {
        LOG.error("index=refused document={}", batch.getFirst().document().id(), e);
        return;
      }
      for (IndexedDocument each : batch) {
        put(List.of(each));
      }
    }
  }
}
