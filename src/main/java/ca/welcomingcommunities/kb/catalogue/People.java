package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Person;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/**
 * The directory of people and what ties them to documents. Safe for use by many threads. Nothing
 * here decides who may be shown: {@link Person#consent} says it.
 */
public final class People {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final Clock clock;
  private final AtomicLong version = new AtomicLong();
  private final AtomicLong proposals = new AtomicLong();

  People(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A person of the catalogue.
   *
   * @param number inside the catalogue, never given again
   */
  public record Entry(long number, Person person) {}

  /**
   * Up to which change of documents they have been looked through for names.
   *
   * @param finder the version of who looked
   */
  public record Position(long change, String finder) {}

  /** Grows with every change of a person that is not only a proposal; starts at 0. */
  public long version() {
    return version.get();
  }

  /** Grows when documents bring new proposals; starts at 0. */
  public long proposals() {
    return proposals.get();
  }

  /**
   * Takes over the people of a data file: new ones are added, those that nobody changed since are
   * brought up to date; those that a curator changed or removed stay so.
   */
  public void takeOver(List<Person> people) {
    boolean changed =
        database.write(handle -> {
          PeopleTable table = new PeopleTable(handle, clock.instant());
          boolean any = false;
          for (Person each : people) {
            any |= table.takeOver(each);
          }
          return any;
        });
    if (changed) {
      version.incrementAndGet();
    }
  }

  /** Everybody who is not only proposed, in no order. */
  public List<Entry> known() {
    return database.read(handle -> PeopleTable.read(handle, "state <> 'proposed'"));
  }

  /** Who was proposed after a number, by their numbers. */
  public List<Entry> proposedAfter(long number) {
    return database.read(handle ->
        PeopleTable.read(handle, "state = 'proposed' AND number > " + number + " ORDER BY number"));
  }

  /** The person of an id, whatever the state. */
  public Optional<Entry> find(String id) {
    return database.read(handle -> PeopleTable.find(handle, id));
  }

  /**
   * Adds a person or replaces one, in a curator's name. Who was removed comes back by this only.
   */
  public void put(Person person) {
    database.write(handle -> {
      new PeopleTable(handle, clock.instant()).put(person, PeopleTable.CURATOR);
      return true;
    });
    version.incrementAndGet();
  }

  /**
   * Removes a person for good, with everything that ties it to documents and what was asked about
   * it. Its name is not taken from data files and documents again.
   *
   * @return false if there is none
   */
  public boolean remove(String id) {
    boolean removed =
        database.write(handle -> {
          ActivityLog.forget(handle, id, null);
          return new PeopleTable(handle, clock.instant()).remove(id);
        });
    if (removed) {
      version.incrementAndGet();
    }
    return removed;
  }

  /**
   * Makes one person of two: the names of the first become variants of the second, and so do what
   * ties it to documents.
   *
   * @return false if one of them is not there
   */
  public boolean merge(String id, String into) {
    boolean merged =
        database.write(handle -> {
          boolean done = new PeopleTable(handle, clock.instant()).merge(id, into);
          if (done) {
            ActivityLog.forget(handle, id, into);
          }
          return done;
        });
    if (merged) {
      version.incrementAndGet();
    }
    return merged;
  }

  /** Up to where documents have been looked through. */
  public Position position() {
    return database.read(handle ->
        handle
            .createQuery("SELECT position, finder FROM bonds_position")
            .map((row, context) -> new Position(row.getLong("position"), row.getString("finder")))
            .one());
  }

  /** All documents are to be looked through again, by another finder. */
  public void restart(String finder) {
    database.write(handle ->
        handle
            .createUpdate("UPDATE bonds_position SET position = 0, finder = ?")
            .bind(0, finder)
            .execute());
  }

  /**
   * Puts what was found in documents in place of what had been found there, and proposes whom
   * nobody knows.
   *
   * @param found also has the documents in which nobody was found
   */
  public void record(long position, Map<DocumentId, List<FoundName>> found) {
    boolean proposed =
        database.write(handle -> {
          boolean any = new BondTable(handle, clock.instant()).replace(found);
          handle.execute("UPDATE bonds_position SET position = ?", position);
          return any;
        });
    if (proposed) {
      proposals.incrementAndGet();
    }
  }

  /** What ties people to these documents; withdrawn ones give nothing. */
  public List<Tie> ties(Collection<DocumentId> documents) {
    return database.read(handle ->
        BondTable.read(
            handle,
            "d.id IN (SELECT value FROM json_each(?))",
            JSON.writeValueAsString(documents.stream().map(DocumentId::value).toList())));
  }

  /** What ties any of these people to published documents, in no order. */
  public List<Tie> tiesOfAll(Collection<Long> persons) {
    return database.read(handle ->
        BondTable.read(
            handle,
            "b.person IN (SELECT value FROM json_each(?))",
            JSON.writeValueAsString(persons)));
  }

  /** How many published documents each of these people is tied to. */
  public Map<Long, Integer> works(Collection<Long> persons) {
    return database.read(handle -> BondTable.works(handle, JSON.writeValueAsString(persons)));
  }

  /** What ties one person to published documents, in no order. */
  public List<Tie> tiesOf(long person) {
    return database.read(
        handle -> BondTable.read(handle, "b.person = CAST(? AS INTEGER)", String.valueOf(person)));
  }

  /** The people a published document is tied to, whatever their state. */
  public Set<Long> peopleOf(DocumentId document) {
    return Set.copyOf(ties(List.of(document)).stream().map(Tie::person).distinct().toList());
  }

  /** Keeps a request. */
  public void add(Correction correction) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO corrections (id, person, wish, message, reply_to, created_at)
                VALUES (?, ?, ?, ?, ?, ?)\
                """)
            .bind(0, correction.id())
            .bind(1, correction.person())
            .bind(2, correction.wish())
            .bind(3, correction.message())
            .bind(4, correction.replyTo())
            .bind(5, correction.createdAt().toEpochMilli())
            .execute());
  }

  /** The requests that nobody has settled, the oldest first. */
  public List<Correction> corrections() {
    return database.read(PeopleTable::corrections);
  }

  /** Marks a request as settled; false if there is none that waits. */
  public boolean settle(String correction) {
    return database.write((Handle handle) ->
        handle
                .createUpdate(
                    """
                    UPDATE corrections SET settled_at = ?, message = '', reply_to = NULL
                    WHERE id = ? AND settled_at IS NULL\
                    """)
                .bind(0, clock.millis())
                .bind(1, correction)
                .execute()
            > 0);
  }
}
