package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Change;
import ca.welcomingcommunities.kb.catalogue.DocumentText;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.FoundName;
import ca.welcomingcommunities.kb.catalogue.People;
import ca.welcomingcommunities.kb.document.DocumentId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Looks through documents for names, in the order of their changes, each once. When the names of
 * the directory change, or the program finds names in another way, it begins anew. Safe for many
 * threads, of which one works at a time.
 */
final class NameFollower {
  private static final int BATCH_DOCUMENTS = 100;
  private static final long BATCH_CHARACTERS = 1_000_000;

  private final Documents documents;
  private final People people;
  private final Directory directory;
  private final Lexicon lexicon;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Made made;
  private volatile boolean ended;

  /** The finder for the names as of a version of the directory. */
  private record Made(long version, NameFinder finder) {}

  NameFollower(Catalogue catalogue, Directory directory, Lexicon lexicon) {
    this.documents = catalogue.documents();
    this.people = catalogue.people();
    this.directory = directory;
    this.lexicon = lexicon;
  }

  /**
   * Works until everything has been looked through, or the time is over.
   *
   * @return whether everything has
   */
  boolean catchUp(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    if (isDone()) {
      return true;
    }
    boolean mine;
    try {
      mine = lock.tryLock(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    if (!mine) {
      return false;
    }
    try {
      NameFinder finder = finder();
      while (step(finder)) {
        if (ended || System.nanoTime() > end) {
          return false;
        }
      }
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  /** No document is begun any more; what is under way ends after the one that it is at. */
  void end() {
    ended = true;
  }

  private boolean isDone() {
    People.Position position = people.position();
    return position.change() >= documents.lastChange()
        && position.finder().equals(finder().version());
  }

  private NameFinder finder() {
    Directory.State state = directory.now();
    Made last = made;
    if (last == null || last.version != state.version()) {
      last = new Made(state.version(), new NameFinder(state.known().values(), lexicon));
      made = last;
    }
    return last.finder;
  }

  /** One batch, which is given up when it is time to end; false if there was nothing left. */
  private boolean step(NameFinder finder) {
    People.Position position = people.position();
    if (!position.finder().equals(finder.version())) {
      people.restart(finder.version());
      position = people.position();
    }
    List<Change> changes =
        documents.changesAfter(position.change(), BATCH_DOCUMENTS, BATCH_CHARACTERS);
    if (changes.isEmpty()) {
      return false;
    }
    Map<DocumentId, List<FoundName>> found = new LinkedHashMap<>();
    List<DocumentId> published =
        changes.stream().filter(Change::published).map(Change::id).toList();
    for (DocumentText text : documents.load(published)) {
      if (ended) {
        return true;
      }
      found.put(text.document().id(), finder.in(text));
    }
    people.record(changes.getLast().number(), found);
    return true;
  }
}
