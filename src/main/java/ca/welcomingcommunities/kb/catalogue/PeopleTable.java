package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.PersonName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of people, inside one transaction. */
final class PeopleTable {
  static final String DIRECTORY = "directory";
  static final String DOCUMENT = "document";
  static final String CURATOR = "curator";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Handle handle;
  private final Instant now;

  PeopleTable(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  static List<People.Entry> read(Handle handle, String condition) {
    return handle
        .createQuery("SELECT number, profile FROM people WHERE " + condition)
        .map((row, context) -> entry(row))
        .list();
  }

  static Optional<People.Entry> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT number, profile FROM people WHERE id = ?")
        .bind(0, id)
        .map((row, context) -> entry(row))
        .findOne();
  }

  private static People.Entry entry(ResultSet row) throws SQLException {
    return new People.Entry(
        row.getLong("number"), JSON.readValue(row.getString("profile"), Person.class));
  }

  /** Whether anything changed. */
  boolean takeOver(Person person) {
    if (isForgotten(person)) {
      return false;
    }
    boolean curated =
        handle
            .createQuery(
                "SELECT EXISTS (SELECT 1 FROM people WHERE id = ? AND"
                    + " (given_by = 'curator' OR (given_by = 'directory' AND profile = ?)))")
            .bind(0, person.id())
            .bind(1, JSON.writeValueAsString(person))
            .mapTo(Boolean.class)
            .one();
    if (curated) {
      return false;
    }
    put(person, DIRECTORY);
    return true;
  }

  /** Adds or replaces; gives the number. */
  long put(Person person, String givenBy) {
    if (givenBy.equals(CURATOR)) {
      hashes(person)
          .forEach(hash -> handle.execute("DELETE FROM forgotten_people WHERE hash = ?", hash));
    }
    long number =
        handle
            .createQuery(
                """
                INSERT INTO people (id, state, given_by, profile, updated_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET state = excluded.state, given_by = excluded.given_by,
                  profile = excluded.profile, updated_at = excluded.updated_at
                RETURNING number\
                """)
            .bind(0, person.id())
            .bind(1, person.consent().state().id())
            .bind(2, givenBy)
            .bind(3, JSON.writeValueAsString(person))
            .bind(4, now.toEpochMilli())
            .mapTo(Long.class)
            .one();
    handle.execute("DELETE FROM person_names WHERE person = ?", number);
    keys(person)
        .forEach(key ->
            handle.execute("INSERT INTO person_names (name, person) VALUES (?, ?)", key, number));
    return number;
  }

  boolean remove(String id) {
    Optional<People.Entry> found = find(handle, id);
    found.ifPresent(entry -> {
      hashes(entry.person())
          .forEach(
              hash -> handle.execute("INSERT OR IGNORE INTO forgotten_people VALUES (?)", hash));
      handle.execute("DELETE FROM people WHERE number = ?", entry.number());
      handle.execute("DELETE FROM corrections WHERE person = ?", id);
    });
    return found.isPresent();
  }

  boolean merge(String id, String into) {
    Optional<People.Entry> from = find(handle, id);
    Optional<People.Entry> to = find(handle, into);
    if (from.isEmpty() || to.isEmpty() || id.equals(into)) {
      return false;
    }
    Person kept = to.get().person();
    Set<String> variants = new LinkedHashSet<>(kept.variants());
    variants.addAll(from.get().person().names());
    variants.remove(kept.name());
    handle.execute(
        "UPDATE OR IGNORE bonds SET person = ? WHERE person = ?",
        to.get().number(),
        from.get().number());
    handle.execute("DELETE FROM people WHERE number = ?", from.get().number());
    handle.execute("UPDATE corrections SET person = ? WHERE person = ?", into, id);
    put(
        new Person(
            kept.id(),
            kept.name(),
            List.copyOf(variants),
            kept.affiliation(),
            kept.regions(),
            kept.languages(),
            kept.subjects(),
            kept.appearances(),
            kept.contact(),
            kept.consent()),
        CURATOR);
    return true;
  }

  boolean isForgotten(Person person) {
    return hashes(person).stream()
        .anyMatch(hash ->
            handle
                .createQuery("SELECT EXISTS (SELECT 1 FROM forgotten_people WHERE hash = ?)")
                .bind(0, hash)
                .mapTo(Boolean.class)
                .one());
  }

  private static Set<String> keys(Person person) {
    Set<String> keys = new LinkedHashSet<>();
    person.names().forEach(name -> keys.add(PersonName.key(name)));
    keys.remove("");
    return keys;
  }

  private static List<String> hashes(Person person) {
    return Stream.concat(Stream.of("id " + person.id()), keys(person).stream())
        .map(PeopleTable::hash)
        .toList();
  }

  private static String hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  static List<Correction> corrections(Handle handle) {
    return handle
        .createQuery("SELECT * FROM corrections WHERE settled_at IS NULL ORDER BY number")
        .map((row, context) ->
            new Correction(
                row.getString("id"),
                row.getString("person"),
                row.getString("wish"),
                row.getString("message"),
                row.getString("reply_to"),
                Instant.ofEpochMilli(row.getLong("created_at"))))
        .list();
  }
}
