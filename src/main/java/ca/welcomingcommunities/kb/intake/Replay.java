package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.search.SearchIndex;
import java.io.IOException;
import java.util.function.LongConsumer;

/** Makes an index from the catalogue, or brings one up to date. */
public final class Replay {
  private Replay() {}

  /**
   * Carries every change after the index's committed position into it and commits. For an index
   * that nobody else writes to.
   *
   * @param progress told the position after each batch; the last is {@link
   *     ca.welcomingcommunities.kb.catalogue.Documents#lastChange}
   * @return the position
   */
  public static long replay(Catalogue catalogue, SearchIndex index, LongConsumer progress)
      throws IOException {
    IndexFeed feed = new IndexFeed(catalogue, index);
    long position = index.committedPosition();
    long last = catalogue.documents().lastChange();
    if (position > last) {
      throw new IndexAheadException(position, last);
    }
    for (long next = feed.next(position, 0); next != position; next = feed.next(position, 0)) {
      position = next;
      progress.accept(position);
    }
    index.commit(position);
    return position;
  }
}
