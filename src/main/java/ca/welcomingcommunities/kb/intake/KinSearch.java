package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Change;
import ca.welcomingcommunities.kb.catalogue.DocumentText;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Kin;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.likeness.Comparison;
import ca.welcomingcommunities.kb.likeness.Comparison.Subject;
import ca.welcomingcommunities.kb.likeness.Kinship;
import ca.welcomingcommunities.kb.likeness.Traits;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that looks for copies, versions and translations. Like the index it follows the
 * changes of the catalogue from where it was, so nobody waits for it, a crash costs it nothing, and
 * what was there before it came is looked at too.
 */
final class KinSearch {
  private static final Logger LOG = LoggerFactory.getLogger(KinSearch.class);
  private static final int BATCH_DOCUMENTS = 40;
  private static final long BATCH_CHARACTERS = 2_000_000;

  /** A document is compared with so many at most: those that share most. */
  private static final int CANDIDATES = 12;

  /** Nobody waits for it, so what comes together is looked at together. */
  private static final int PAUSE_MILLIS = 500;

  /** A wake-up that got lost, or a failure of the disk, costs no more than this. */
  private static final int LOOK_MILLIS = 5_000;

  private static final Comparator<Document> OLDEST_FIRST =
      Comparator.comparingInt(KinSearch::year)
          .thenComparing(Document::addedAt)
          .thenComparing(Document::id);

  private final Documents documents;
  private final Kin kin;
  private final Semaphore changed = new Semaphore(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  KinSearch(Catalogue catalogue) {
    this.documents = catalogue.documents();
    this.kin = catalogue.kin();
    this.thread =
        Thread.ofPlatform().name("kin-search").priority(Thread.MIN_PRIORITY).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Says that there may be a new change. */
  void wake() {
    changed.release();
  }

  /** Ends after the document that is being looked at. */
  void close() throws InterruptedException {
    closed.countDown();
    changed.release();
    thread.join();
  }

  private void run() {
    while (!isClosed()) {
      try {
        boolean _ = changed.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
        changed.drainPermits();
        long position = kin.position();
        for (long next = next(position); next != position && !isClosed(); next = next(position)) {
          position = next;
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts this thread", e);
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
        // It is tried again: this finds nothing that anybody waits for, and must stop nothing.
        LOG.error(
            "kin=failing reason=\"{}\"",
            e.toString(),
            e instanceof UncheckedIOException ? null : e);
      }
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /**
   * Looks at the next changes after a position; gives the position after them, or the same where
   * there are none or it is time to end.
   */
  private long next(long position) {
    List<Change> changes = documents.changesAfter(position, BATCH_DOCUMENTS, BATCH_CHARACTERS);
    if (changes.isEmpty()) {
      return position;
    }
    List<DocumentId> ids = changes.stream().map(Change::id).toList();
    Map<DocumentId, Subject> subjects = subjects(ids);
    if (isClosed()) {
      return position;
    }
    Map<DocumentId, List<Long>> bands = new LinkedHashMap<>();
    for (DocumentId id : ids) {
      Subject subject = subjects.get(id);
      bands.put(id, subject == null ? List.of() : subject.traits().bands());
    }
    kin.putBands(bands);
    Map<DocumentId, Subject> known = new LinkedHashMap<>(subjects);
    List<Kin.Pair> pairs = new ArrayList<>();
    for (Map.Entry<DocumentId, Subject> each : subjects.entrySet()) {
      pairs.addAll(pairs(each.getValue(), bands.getOrDefault(each.getKey(), List.of()), known));
      if (isClosed()) {
        return position;
      }
    }
    long last = changes.getLast().number();
    kin.propose(ids, pairs, last);
    return last;
  }

  private List<Kin.Pair> pairs(Subject subject, List<Long> bands, Map<DocumentId, Subject> known) {
    List<DocumentId> candidates = kin.sharing(subject.document().id(), bands, CANDIDATES);
    List<DocumentId> unknown = candidates.stream().filter(id -> !known.containsKey(id)).toList();
    known.putAll(subjects(unknown));
    List<Subject> others = candidates.stream().filter(known::containsKey).map(known::get).toList();
    Comparison comparison = new Comparison(subject, others);
    List<Kin.Pair> pairs = new ArrayList<>();
    for (Subject other : others) {
      comparison.with(other).ifPresent(kinship -> pairs.add(pair(subject, other, kinship)));
    }
    return pairs;
  }

  private static Kin.Pair pair(Subject one, Subject two, Kinship kinship) {
    boolean oneIsOlder = OLDEST_FIRST.compare(one.document(), two.document()) < 0;
    Document newer = (oneIsOlder ? two : one).document();
    Document older = (oneIsOlder ? one : two).document();
    return new Kin.Pair(newer.id(), older.id(), kinship.kind().id(), kinship.likeness());
  }

  // A document that does not say its year is taken for older than one that does.
  private static int year(Document document) {
    Integer year = document.description().year();
    return year == null ? 0 : year;
  }

  private Map<DocumentId, Subject> subjects(List<DocumentId> ids) {
    Map<DocumentId, Subject> subjects = new LinkedHashMap<>();
    if (ids.isEmpty()) {
      return subjects;
    }
    for (DocumentText text : documents.load(ids)) {
      if (isClosed()) {
        break; // what this is for is given up
      }
      subjects.put(text.document().id(), new Subject(text.document(), Traits.of(text.pages())));
    }
    return subjects;
  }
}
