package ca.welcomingcommunities.kb.app;

import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.intake.Replay;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Makes the index anew from the catalogue while the old one is searched and written, and puts it in
 * its place. Nothing waits but writes to the index, for the moment in which the last changes are
 * carried over.
 */
final class Rebuild {
  private final Catalogue catalogue;
  private final IndexFolder folder;
  private final LiveIndex live;

  Rebuild(Catalogue catalogue, IndexFolder folder, LiveIndex live) {
    this.catalogue = catalogue;
    this.folder = folder;
    this.live = live;
  }

  /**
   * For one thread.
   *
   * @param progress told the number of the change reached and that of the last one; what it throws
   *     ends the work, and the old index stays
   * @return how many documents the new index holds
   */
  Map<String, Long> run(Maintenance.Progress progress) throws IOException {
    long last = catalogue.documents().lastChange();
    LongConsumer each = position -> progress.reached(Math.min(position, last), last);
    LuceneIndex next = folder.openBeside();
    Closeable unused = next;
    try {
      Replay.replay(catalogue, next, each);
      unused =
          live.replace(
              next,
              () -> {
                Replay.replay(catalogue, next, _ -> {});
                next.refresh();
                folder.makeNextCurrent();
              });
    } finally {
      unused.close();
      folder.discardNext();
    }
    return Map.of("documents", live.documentCount());
  }
}
