package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.catalogue.Keys;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in whom a route is for. */
final class Gate {
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
      case CONTRIBUTOR -> keyOf(context);
      case ADMIN -> {
        if (keyOf(context).role() != Role.ADMIN) {
          throw new Refused(Problem.of(Kind.NOT_ALLOWED));
        }
      }
    }
  }

  private Key keyOf(Context context) {
    context.header("Cache-Control", "no-store");
    @Nullable String header = context.header("Authorization");
    Optional<Key> key = header == null ? ofSession(context) : ofHeader(header);
    Key known = key.orElseThrow(() -> new Refused(Problem.of(Kind.KEY_NEEDED)));
    context.attribute(WHO, known.label());
    return known;
  }

  /** The label of the key with which a request was let in. */
  static String who(Context context) {
    @Nullable String who = context.attribute(WHO);
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
