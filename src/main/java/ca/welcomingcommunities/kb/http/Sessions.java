package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.catalogue.Keys;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that are signed in with a key. A session is a random name in a cookie; here only the
 * name's hash is kept, in memory, so a restart signs everybody out. It ends after twelve hours, and
 * at once when its key is revoked. Safe for use by many threads.
 */
public final class Sessions {
  private static final String COOKIE = "kb_session";
  private static final Duration LIFE = Duration.ofHours(12);
  private static final int TOKEN_BYTES = 32;
  private static final int MAX_SESSIONS = 10_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Keys keys;
  private final Clock clock;
  private final Attempts attempts;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  Sessions(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
    this.attempts = new Attempts(clock);
  }

  /** What became of an attempt to sign in. */
  public sealed interface SignIn {
    /** The cookie is set. */
    record Accepted(Session session) implements SignIn {}

    /** There is no such key. */
    record WrongKey() implements SignIn {}

    /** Too many wrong keys came from there; none is looked at until then. */
    record TooMany(Duration pause) implements SignIn {}
  }

  /** Signs a browser in. */
  public SignIn signIn(Context context, String plainKey) {
    String address = context.req().getRemoteAddr();
    Duration wait = attempts.wait(address);
    if (!wait.isZero()) {
      return new SignIn.TooMany(wait);
    }
    Optional<Key> key = keys.authenticate(plainKey.strip());
    if (key.isEmpty()) {
      attempts.note(address);
      return new SignIn.WrongKey();
    }
    String token = randomToken();
    Session session = new Session(key.get(), randomToken(), clock.instant().plus(LIFE));
    forgetOld();
    sessions.put(hash(token), session);
    setCookie(context, token, LIFE);
    return new SignIn.Accepted(session);
  }

  /** The session of the browser that asks; empty if it is not signed in. */
  public Optional<Session> of(Context context) {
    String token = context.cookie(COOKIE);
    if (token == null || token.isEmpty()) {
      return Optional.empty();
    }
    @Nullable Session session = sessions.get(hash(token));
    if (session == null
        || session.expires().isBefore(clock.instant())
        || isRevoked(session.key())) {
      return Optional.empty();
    }
    return Optional.of(session);
  }

  /** Signs the browser out. */
  public void signOut(Context context) {
    String token = context.cookie(COOKIE);
    if (token != null) {
      sessions.remove(hash(token));
    }
    setCookie(context, "", Duration.ZERO);
  }

  private boolean isRevoked(Key key) {
    return keys.list().stream()
        .noneMatch(known -> known.id().equals(key.id()) && known.revokedAt() == null);
  }

  private void forgetOld() {
    sessions.values().removeIf(session -> session.expires().isBefore(clock.instant()));
    if (sessions.size() >= MAX_SESSIONS) {
      sessions.clear();
    }
  }

  private static void setCookie(Context context, String token, Duration life) {
    String secure = context.scheme().equals("https") ? "; Secure" : "";
    context
        .res()
        .addHeader(
            "Set-Cookie",
            COOKIE
                + "="
                + token
                + "; Path=/; Max-Age="
                + life.toSeconds()
                + "; HttpOnly; SameSite=Strict"
                + secure);
  }

  private static String randomToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String token) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
