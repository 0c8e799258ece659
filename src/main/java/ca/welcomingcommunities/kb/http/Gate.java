package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.catalogue.Keys;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in whom a route is for. */
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  /** Scripts of our own pages send the session's form token in it. */
  static final String FORM_TOKEN = "X-Form-Token";

  private static final String BEARER = "Bearer ";
  private static final String WHO = "wci.who";

  private final Keys keys;
  private final Sessions sessions;

  Gate(Services services) {
    this.keys = services.catalogue().keys();
    this.sessions = services.sessions();
  }

  /**
   * Returns if the request may go on.
   *
   * @throws Refused if there is no valid key, or it does not suffice
   */
  void admit(Context context, Access access) {
    switch (access) {
      case PUBLIC, PUBLIC_QUESTION, SAME_ORIGIN -> {}
      case CONTRIBUTOR -> admit(context, Role.CONTRIBUTOR);
      case CURATOR -> admit(context, Role.CURATOR);
      case ADMIN -> admit(context, Role.ADMIN);
    }
  }

  private void admit(Context context, Role needed) {
    Rights.require(keyOf(context), needed);
  }

  private Key keyOf(Context context) {
    context.header("Cache-Control", "no-store");
    @Nullable String header = context.header("Authorization");
    Optional<Key> key = header == null ? ofSession(context) : ofHeader(header);
    Key known = key.orElseThrow(() -> new Refused(Problem.of(Kind.KEY_NEEDED)));
    context.attribute(WHO, known);
    noteUse(known);
    return known;
  }

  // A disk that is full costs the note and not the answer.
  private void noteUse(Key key) {
    try {
      keys.used(key);
    } catch (UncheckedIOException failed) {
      LOG.warn("keyUse=not-noted reason=\"{}\"", failed.getMessage());
    }
  }

  /** The key with which a request was let in. */
  static Key who(Context context) {
    @Nullable Key who = context.attribute(WHO);
    if (who == null) {
      throw new IllegalStateException("a route without a key");
    }
    return who;
  }

  private Optional<Key> ofHeader(String header) {
    boolean bearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    String plain = bearer ? header.substring(BEARER.length()).strip() : "";
    return plain.isEmpty() ? Optional.empty() : keys.authenticate(plain);
  }

  /** What changes something needs, beside the cookie, the token that only our own pages know. */
  private Optional<Key> ofSession(Context context) {
    boolean reading = context.method().equals(HandlerType.GET);
    return sessions
        .of(context)
        .filter(session -> reading || session.made(context.header(FORM_TOKEN)))
        .map(Session::key);
  }
}
