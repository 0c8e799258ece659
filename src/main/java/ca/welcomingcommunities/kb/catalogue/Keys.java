package ca.welcomingcommunities.kb.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The keys that allow writing. Of a key only its SHA-256 is kept, which suffices because a key made
 * here is 256 random bits. Safe for use by many threads.
 */
public final class Keys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;
  private static final String PREFIX = "wci_";

  /** Uses that follow one another within it are noted once. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final Database database;
  private final Clock clock;
  private final Map<String, Instant> noted = new ConcurrentHashMap<>();

  Keys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes a key; the answer is the only place where it can be read. */
  public NewKey create(Role role, String label) {
    byte[] secret = new byte[KEY_BYTES];
    RANDOM.nextBytes(secret);
    String plain = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    return new NewKey(database.write(handle -> insert(handle, role, label, plain)), plain);
  }

  /**
   * Makes a key that somebody chose (with the environment variable, say) valid with all rights, and
   * revokes the one chosen under the same label before it. The same key again changes nothing.
   */
  public Key setAdmin(String plain, String label) {
    if (plain.isBlank()) {
      throw new IllegalArgumentException("an empty key");
    }
    Optional<Key> valid = authenticate(plain).filter(key -> key.role() == Role.ADMIN);
    return valid.orElseGet(() -> replaceAdmin(plain, label));
  }

  private Key replaceAdmin(String plain, String label) {
    return database.write(handle -> {
      handle
          .createUpdate(
              "UPDATE keys SET revoked_at = ? WHERE label = ? AND role = 'admin' AND revoked_at IS NULL")
          .bind(0, clock.millis())
          .bind(1, label)
          .execute();
      // The same secret may have been revoked once, or have had lesser rights.
      handle.createUpdate("DELETE FROM keys WHERE hash = ?").bind(0, hash(plain)).execute();
      return insert(handle, Role.ADMIN, label, plain);
    });
  }

  private Key insert(Handle handle, Role role, String label, String plain) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    Key key = new Key(JobTable.randomId(), role, label, now, null, null);
    handle
        .createUpdate("INSERT INTO keys (id, role, label, hash, created_at) VALUES (?, ?, ?, ?, ?)")
        .bind(0, key.id())
        .bind(1, role.id())
        .bind(2, label)
        .bind(3, hash(plain))
        .bind(4, key.createdAt().toEpochMilli())
        .execute();
    return key;
  }

  /**
   * The valid key somebody sends. Every valid key is compared in full, so the time it takes tells
   * nothing about how near a wrong one comes.
   */
  public Optional<Key> authenticate(String plain) {
    byte[] hash = hash(plain);
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM keys WHERE revoked_at IS NULL")
            .map((row, context) ->
                MessageDigest.isEqual(hash, row.getBytes("hash"))
                    ? Optional.of(key(row))
                    : Optional.<Key>empty())
            .list()
            .stream()
            .flatMap(Optional::stream)
            .findFirst());
  }

  /** All keys, revoked ones too, oldest first. */
  public List<Key> list() {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM keys ORDER BY created_at, id")
            .map((row, context) -> key(row))
            .list());
  }

  /**
   * Notes that a key is in use; a second time within a minute costs nothing.
   *
   * @throws java.io.UncheckedIOException if the disk fails
   */
  public void used(Key key) {
    Instant now = clock.instant();
    Instant last = noted.get(key.id());
    if (last != null && now.isBefore(last.plus(NOTED))) {
      return;
    }
    noted.put(key.id(), now);
    database.write(handle ->
        handle
            .createUpdate("UPDATE keys SET last_used_at = ? WHERE id = ?")
            .bind(0, now.toEpochMilli())
            .bind(1, key.id())
            .execute());
  }

  /** Ends a key's validity at once, unless it is the last with which keys can be made. */
  public Revocation revoke(String id) {
    return database.write(handle -> {
      List<Key> valid =
          handle
              .createQuery("SELECT * FROM keys WHERE revoked_at IS NULL")
              .map((row, context) -> key(row))
              .list();
      Optional<Key> wanted = valid.stream().filter(key -> key.id().equals(id)).findFirst();
      if (wanted.isEmpty()) {
        return Revocation.UNKNOWN;
      }
      long admins = valid.stream().filter(key -> key.role() == Role.ADMIN).count();
      if (wanted.get().role() == Role.ADMIN && admins == 1) {
        return Revocation.LAST_ADMIN;
      }
      handle
          .createUpdate("UPDATE keys SET revoked_at = ? WHERE id = ?")
          .bind(0, clock.millis())
          .bind(1, id)
          .execute();
      return Revocation.DONE;
    });
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(
        row.getString("id"),
        Role.of(row.getString("role")).orElseThrow(),
        row.getString("label"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        moment(row, "last_used_at"),
        moment(row, "revoked_at"));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static byte[] hash(String plain) {
    return Origin.sha256().digest(plain.getBytes(StandardCharsets.UTF_8));
  }
}
