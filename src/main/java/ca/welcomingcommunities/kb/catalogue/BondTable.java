package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Bond;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.PersonName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of what ties people to documents, inside one transaction. */
final class BondTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Handle handle;
  private final PeopleTable people;
  private final Map<String, OptionalLong> numbers = new HashMap<>();
  private boolean proposed;

  BondTable(Handle handle, Instant now) {
    this.handle = handle;
    this.people = new PeopleTable(handle, now);
  }

  static List<Tie> read(Handle handle, String condition, String value) {
    return handle
        .createQuery(
            "SELECT d.id, b.person, b.bond, b.page, b.phrase FROM bonds b"
                + " JOIN documents d ON d.number = b.document WHERE "
                + DocumentTable.PUBLISHED
                + " AND "
                + condition)
        .bind(0, value)
        .map((row, context) ->
            new Tie(
                new DocumentId(row.getString("id")),
                row.getLong("person"),
                Bond.of(row.getString("bond")).orElse(Bond.NAMED),
                row.getInt("page"),
                row.getString("phrase")))
        .list();
  }

  static Map<Long, Integer> works(Handle handle, String persons) {
    Map<Long, Integer> works = new HashMap<>();
    handle
        .createQuery(
            "SELECT b.person, COUNT(DISTINCT b.document) AS works FROM bonds b"
                + " JOIN documents d ON d.number = b.document WHERE "
                + DocumentTable.PUBLISHED
                + " AND b.person IN (SELECT value FROM json_each(?)) GROUP BY b.person")
        .bind(0, persons)
        .map((row, context) -> works.put(row.getLong("person"), row.getInt("works")))
        .list();
    return works;
  }

  /** Whether somebody new was proposed. */
  boolean replace(Map<DocumentId, List<FoundName>> found) {
    Map<String, Long> documents = numbers(found);
    PreparedBatch batch = handle.prepareBatch("INSERT OR IGNORE INTO bonds VALUES (?, ?, ?, ?, ?)");
    found.forEach((id, names) -> {
      Long document = documents.get(id.value());
      if (document != null) {
        for (FoundName name : names) {
          person(name)
              .ifPresent(person ->
                  batch
                      .bind(0, document)
                      .bind(1, person)
                      .bind(2, name.bond().id())
                      .bind(3, name.page())
                      .bind(4, name.phrase())
                      .add());
        }
      }
    });
    if (batch.size() > 0) {
      batch.execute();
    }
    return proposed;
  }

  private Map<String, Long> numbers(Map<DocumentId, List<FoundName>> found) {
    String ids = JSON.writeValueAsString(found.keySet().stream().map(DocumentId::value).toList());
    Map<String, Long> documents = new HashMap<>();
    handle
        .createQuery(
            "SELECT id, number FROM documents WHERE id IN (SELECT value FROM json_each(?))")
        .bind(0, ids)
        .map((row, context) -> documents.put(row.getString("id"), row.getLong("number")))
        .list();
    handle
        .createUpdate("DELETE FROM bonds WHERE document IN (SELECT value FROM json_each(?))")
        .bind(0, documents.values().toString())
        .execute();
    return documents;
  }

  /** Who is meant: the one person of that name, or a new proposal; nobody where it is not clear. */
  private OptionalLong person(FoundName found) {
    String key = PersonName.key(found.name());
    return numbers.computeIfAbsent(
        key,
        _ -> {
          List<Long> known =
              handle
                  .createQuery("SELECT person FROM person_names WHERE name = ? LIMIT 2")
                  .bind(0, key)
                  .mapTo(Long.class)
                  .list();
          return known.isEmpty()
              ? propose(found, key)
              : known.size() == 1 ? OptionalLong.of(known.getFirst()) : OptionalLong.empty();
        });
  }

  private OptionalLong propose(FoundName found, String key) {
    String slug = key.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String id = "p-" + Integer.toHexString(key.hashCode()) + (slug.isEmpty() ? "" : "-" + slug);
    Person person =
        Person.proposed(
            id.substring(0, Math.min(id.length(), 80)),
            PersonName.shown(found.name()),
            found.affiliation());
    if (people.isForgotten(person) || PeopleTable.find(handle, person.id()).isPresent()) {
      return OptionalLong.empty();
    }
    proposed = true;
    return OptionalLong.of(people.put(person, PeopleTable.DOCUMENT));
  }
}
