package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.archive.ArchiveWriteException;
import ca.welcomingcommunities.kb.archive.Received;
import ca.welcomingcommunities.kb.archive.Swept;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Decision;
import ca.welcomingcommunities.kb.catalogue.Edit;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Jobs;
import ca.welcomingcommunities.kb.catalogue.Kin;
import ca.welcomingcommunities.kb.catalogue.Lane;
import ca.welcomingcommunities.kb.catalogue.Registered;
import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.search.SearchIndex;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in files and records, and everything that editors decide about them. Safe for use by many
 * threads.
 *
 * <p>Methods that write return when the write is durable. {@link #edit}, {@link #withdraw} and
 * {@link #restore} also wait until searches see it; if the index does not get there in time they
 * throw {@link IndexBehindException}, and searches see it when the index works again.
 */
public final class Intake implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final Catalogue catalogue;
  private final Archive archive;
  private final Reading reading;
  private final Slugs slugs;
  private final IntakeLimits limits;
  private final long changesAtStart;
  private final Follower follower;
  private final KinSearch kinSearch;
  private final Workers workers;
  private final Originals originals;

  private Intake(Stores stores, Reading reading, Slugs slugs, IntakeLimits limits) {
    this.catalogue = stores.catalogue();
    this.archive = stores.archive();
    this.reading = reading;
    this.slugs = slugs;
    this.limits = limits;
    this.changesAtStart = catalogue.documents().lastChange();
    this.originals = new Originals(stores.archive(), stores.catalogue().documents());
    this.follower = new Follower(catalogue, stores.index(), limits);
    this.kinSearch = new KinSearch(catalogue);
    this.workers = new Workers(stores, reading, limits, this::wakeFollowers);
  }

  /** Where things are kept; whoever opened them closes them, after the intake. */
  public record Stores(Catalogue catalogue, Archive archive, SearchIndex index) {}

  /**
   * Starts taking in: clears up what a crash left half done, takes up unfinished jobs, and begins
   * to carry changes into the index. From now on only the intake may write to the three stores.
   *
   * @throws IndexAheadException if the index knows changes that the catalogue does not
   */
  public static Intake open(Stores stores, Reading reading, Slugs slugs, IntakeLimits limits)
      throws IOException {
    long indexed = stores.index().committedPosition();
    long last = stores.catalogue().documents().lastChange();
    if (indexed > last) {
      throw new IndexAheadException(indexed, last);
    }
    Set<ContentHash> known = stores.catalogue().documents().originals().keySet();
    Swept swept = stores.archive().sweep(known::contains);
    Jobs.Resumed resumed =
        stores.catalogue().jobs().resume(limits.maxAttempts(), Sentences.GAVE_UP);
    LOG.info(
        "intake=open change={} indexed={} resumed={} gaveUp={} sweptIncoming={} orphans={}",
        last,
        indexed,
        resumed.waiting(),
        resumed.failed(),
        swept.incoming(),
        swept.orphans());
    if (swept.orphans() > 0) {
      LOG.warn("orphans={} folder=orphans reason=no-record-knows-these-originals", swept.orphans());
    }
    Intake intake = new Intake(stores, reading, slugs, limits);
    intake.follower.start();
    intake.kinSearch.start();
    intake.workers.start();
    return intake;
  }

  /**
   * Receives one file to its end. The bytes decide what it is; the name is cleaned and only shown.
   *
   * @throws StorageException if it could not be stored; nothing of it is left
   * @throws IOException if the stream breaks; nothing of it is left
   */
  public Receipt receive(InputStream bytes, String filename, Submission submission)
      throws IOException {
    String name = Filenames.clean(filename);
    requireSpace();
    try {
      return switch (archive.receive(bytes, limits.maxFileBytes())) {
        case Received.TooLarge tooLarge -> new Receipt.TooLarge(tooLarge.maxBytes(), name);
        case Received.Incoming incoming -> keep(incoming, name, submission);
      };
    } catch (ArchiveWriteException e) {
      throw new StorageException(e);
    }
  }

  /**
   * Takes a file that the archive has received already; for requests in which what is said about a
   * file comes after it.
   *
   * @return never {@link Receipt.TooLarge}
   * @throws StorageException if it could not be stored; nothing of it is left
   */
  public Receipt keep(Received.Incoming incoming, String filename, Submission submission)
      throws IOException {
    String name = Filenames.clean(filename);
    Registered registered;
    try (incoming) {
      if (incoming.bytes() == 0) {
        return new Receipt.Empty(name);
      }
      requireSpace();
      registered = originals.keep(incoming, name, submission);
    }
    workers.wake(Lane.QUICK);
    follower.wake();
    return switch (registered) {
      case Registered.New fresh -> new Receipt.Accepted(fresh.documentId(), fresh.jobId(), name);
      case Registered.Known known ->
          new Receipt.Duplicate(
              known.documentId(),
              known.jobId(),
              name,
              catalogue.documents().withdrawnAt(known.documentId()).isPresent());
    };
  }

  /**
   * Imports records, one JSON object a line. Lines are independent of each other; what is counted
   * as accepted is durable, also if this ends with an exception.
   *
   * @throws StorageException if records could not be stored
   * @throws IOException if the stream breaks; whole lines that came before are kept
   */
  public ImportReport importRecords(InputStream ndjson) throws IOException {
    return importRecords(ndjson, Submitter.PROGRAM);
  }

  /** The same for somebody; a record that they may not replace is one that failed. */
  public ImportReport importRecords(InputStream ndjson, Submitter by) throws IOException {
    requireSpace();
    return new Importer(catalogue, reading, slugs, limits, by, this::wakeFollowers).read(ndjson);
  }

  /**
   * Lays an editor's decisions over a document, for good.
   *
   * @return false if there is no such document
   * @throws IndexBehindException if it is durable but not yet visible
   */
  public boolean edit(DocumentId id, Edit edit) throws IOException {
    return changed(stored(() -> catalogue.documents().edit(id, edit)));
  }

  /**
   * Notes what a curator says of single labels that rules gave.
   *
   * @param by the label of their key
   * @return false if none of the labels is there
   * @throws IndexBehindException if it is durable but not yet visible
   */
  public boolean decide(List<Decision.Subject> subjects, boolean accepted, String by)
      throws IOException {
    return changed(stored(() -> catalogue.decisions().decide(subjects, accepted, by)));
  }

  /**
   * Takes back what was said of a label.
   *
   * @return false if there is no such decision, or it does not count any more
   * @throws IndexBehindException if it is durable but not yet visible
   */
  public boolean undo(long decision) throws IOException {
    return changed(stored(() -> catalogue.decisions().undo(decision)));
  }

  /**
   * Takes a document out of every answer. Nothing is deleted. One that is withdrawn already stays
   * so.
   *
   * @return false if there is no such document
   * @throws IndexBehindException if it is durable but not yet visible
   */
  public boolean withdraw(DocumentId id) throws IOException {
    if (changed(stored(() -> catalogue.documents().withdraw(id)))) {
      return true;
    }
    // Asked again, perhaps because the index was behind the first time.
    boolean withdrawn = catalogue.documents().withdrawnAt(id).isPresent();
    return withdrawn && changed(OptionalLong.of(catalogue.documents().lastChange()));
  }

  /**
   * Brings a withdrawn document back.
   *
   * @return false if there is no such document, or it is not withdrawn, or has been for too long
   * @throws IndexBehindException if it is durable but not yet visible
   */
  public boolean restore(DocumentId id) throws IOException {
    return changed(stored(() -> catalogue.documents().restore(id)));
  }

  /**
   * Notes what a curator says of a pair of documents that may be copies, versions or translations.
   *
   * @return the pair as it is now; empty if there is none with this number
   */
  public Optional<Kin.Found> decide(long pair, Kin.State state) throws IOException {
    Optional<Kin.Found> found = stored(() -> catalogue.kin().decide(pair, state));
    follower.wake();
    return found;
  }

  /**
   * Begins a failed job again, or one that needs review.
   *
   * @return false if there is no such job, or it is in another state
   */
  public boolean retry(String jobId) throws IOException {
    boolean begun = stored(() -> catalogue.jobs().retry(jobId));
    workers.wake(Lane.QUICK);
    return begun;
  }

  /**
   * Waits until searches see a change, as long as the limits say.
   *
   * @return false if they do not yet
   */
  public boolean awaitIndexed(long change) {
    follower.wake();
    try {
      return follower.await(change, limits.visibleWithin());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Waits until searches see all that the catalogue held when the intake was opened.
   *
   * @return false if they do not in time, or the intake is being closed
   */
  public boolean awaitComplete(Duration atMost) throws InterruptedException {
    return follower.await(changesAtStart, atMost);
  }

  /**
   * How far searches are with what the catalogue held when the intake was opened: behind after a
   * crash, and far behind where the index had to be made anew. Also one that is lost later is made
   * anew; one that fails and has its last commit is not behind, see {@link Health#indexProblem}.
   */
  public IndexProgress indexProgress() {
    return follower.progress(changesAtStart);
  }

  /** How far everything is. */
  public Health health() {
    Map<JobState, Long> counts = catalogue.jobs().counts();
    return new Health(
        counts.getOrDefault(JobState.RECEIVED, 0L),
        counts.getOrDefault(JobState.EXTRACTING, 0L)
            + counts.getOrDefault(JobState.CLASSIFYING, 0L),
        catalogue.documents().lastChange(),
        follower.visible(),
        follower.problem(),
        reading.endedReaders().getAsLong());
  }

  private void wakeFollowers() {
    follower.wake();
    kinSearch.wake();
  }

  private void requireSpace() throws IOException {
    long left = archive.usableBytes();
    if (left < limits.reserveBytes()) {
      throw new StorageException(left, limits.reserveBytes());
    }
  }

  private boolean changed(OptionalLong change) throws IndexBehindException {
    if (change.isPresent() && !awaitIndexed(change.getAsLong())) {
      throw new IndexBehindException(change.getAsLong(), follower.visible());
    }
    return change.isPresent();
  }

  @FunctionalInterface
  private interface Write<T> {
    T run();
  }

  private static <T> T stored(Write<T> write) throws StorageException {
    try {
      return write.run();
    } catch (UncheckedIOException e) {
      throw new StorageException(e);
    }
  }

  /** Ends the work in an orderly way: files being read wait for the next start. */
  @Override
  public void close() {
    try {
      workers.close();
      follower.close();
      kinSearch.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
