package ca.welcomingcommunities.kb.catalogue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Counts how many different clients ask for a text, without knowing who: of each only a hash of the
 * text and the client is kept, in memory, with a random salt that is thrown away with the hashes
 * when the period ends. Safe for use by many threads.
 */
final class Askers {
  /** For what is suggested. */
  static final Duration PERIOD = Duration.ofDays(7);

  /** A few megabytes; what comes after it in the period is not counted. */
  private static final int MAX_HASHES = 100_000;

  private static final int SALT_BYTES = 32;

  private final Clock clock;
  private final UnaryOperator<Instant> end;
  private final SecureRandom random = new SecureRandom();
  private final Set<Long> seen = new HashSet<>();
  private final Map<String, Integer> askers = new HashMap<>();
  private byte[] salt = new byte[SALT_BYTES];
  private Instant until = Instant.MIN;

  /**
   * Nobody has asked yet.
   *
   * @param end of the period that begins at a moment
   */
  Askers(Clock clock, UnaryOperator<Instant> end) {
    this.clock = clock;
    this.end = end;
  }

  /** How many different clients have asked for the text so far; 0 if this one had before. */
  synchronized int note(String text, String client) {
    Instant now = clock.instant();
    if (!now.isBefore(until)) {
      until = end.apply(now);
      salt = new byte[SALT_BYTES];
      random.nextBytes(salt);
      seen.clear();
      askers.clear();
    }
    if (seen.size() >= MAX_HASHES || !seen.add(hash(text, client))) {
      return 0;
    }
    return askers.merge(text, 1, Integer::sum);
  }

  private long hash(String text, String client) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      digest.update(client.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
