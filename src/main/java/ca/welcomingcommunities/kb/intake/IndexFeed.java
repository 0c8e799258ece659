package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Change;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Jobs;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.search.IndexedDocument;
import ca.welcomingcommunities.kb.search.SearchIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private static final long BATCH_CHARACTERS = 4_000_000;

  private final Documents documents;
  private final Jobs jobs;
  private final SearchIndex index;

  IndexFeed(Catalogue catalogue, SearchIndex index) {
    this.documents = catalogue.documents();
    this.jobs = catalogue.jobs();
    this.index = index;
  }

  /**
   * Writes the next changes after a position and makes them visible. Documents that cannot be
   * loaded or put are left out, and their jobs fail.
   *
   * @param visible the last change that searches see: where an index went back behind it, they go
   *     on with what they see until it is reached again, so that nothing withdrawn comes back
   *     meanwhile
   * @return the position after them; the same if there were none
   */
  long next(long position, long visible) throws IOException {
    List<Change> changes = documents.changesAfter(position, BATCH_DOCUMENTS, BATCH_CHARACTERS);
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
    List<DocumentId> refused = new ArrayList<>();
    // Also gone is what was withdrawn between the two queries, and what was refused: its earlier
    // state must not go on being found.
    put(published, refused).forEach(gone::remove);
    if (!gone.isEmpty()) {
      index.remove(List.copyOf(gone));
    }
    long last = changes.getLast().number();
    if (last >= visible) {
      index.refresh();
    }
    // Only now: an index that is broken as a whole has thrown by now, and no document is to blame.
    if (!refused.isEmpty()) {
      jobs.refused(refused, Sentences.NOT_INDEXED);
    }
    return last;
  }

  // A stored text may be damaged, and an index may refuse a document that no earlier step thought
  // of: whatever is thrown, it must not keep all documents behind it out of the index.
  private List<DocumentId> put(List<DocumentId> batch, List<DocumentId> refused)
      throws IOException {
    if (batch.isEmpty()) {
      return List.of();
    }
    try {
      return put(batch);
    } catch (UncheckedIOException e) {
      throw e; // the disk's fault and no document's
    } catch (RuntimeException e) {
      if (batch.size() == 1) {
        LOG.error("index=refused document={}", batch.getFirst(), e);
        refused.add(batch.getFirst());
        return List.of();
      }
      LOG.warn("index=batch-refused documents={} reason=\"{}\"", batch.size(), e.toString());
    }
    List<DocumentId> put = new ArrayList<>();
    for (DocumentId each : batch) {
      put.addAll(put(List.of(each), refused));
    }
    return put;
  }

  private List<DocumentId> put(List<DocumentId> batch) throws IOException {
    List<IndexedDocument> loaded =
        documents.load(batch).stream()
            .map(text -> new IndexedDocument(text.document(), text.pages()))
            .toList();
    if (!loaded.isEmpty()) {
      index.put(loaded);
    }
    return loaded.stream().map(document -> document.document().id()).toList();
  }
}
