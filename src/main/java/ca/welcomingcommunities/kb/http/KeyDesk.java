package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.catalogue.Keys;
import ca.welcomingcommunities.kb.catalogue.NewKey;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Making and revoking keys, for administrators. Safe for use by many threads. */
public final class KeyDesk {
  /** The longest name of a key. */
  public static final int MAX_NAME = 100;

  private final Keys keys;
  private final Journal journal;

  /** For the keys of the services' catalogue. */
  public KeyDesk(Services services) {
    this.keys = services.catalogue().keys();
    this.journal = new Journal(services);
  }

  /** The keys, revoked ones too, the newest first. */
  public List<Key> list() {
    return keys.list().reversed();
  }

  /**
   * Makes a key.
   *
   * @param by the administrator's
   * @param name what it is for, or whose it is
   * @param role the id of one
   * @throws Refused if either makes no sense
   */
  public NewKey create(Key by, String name, String role) {
    String label = name.strip();
    if (label.isEmpty()) {
      throw Json.refused("name", "needed");
    }
    if (label.length() > MAX_NAME) {
      throw Json.refused("name", "too-long", String.valueOf(MAX_NAME));
    }
    Role allowed = Role.of(role).orElseThrow(() -> Json.refused("role", "choice", roles()));
    NewKey made = keys.create(allowed, label);
    journal.note(by, Action.KEY_MADE, made.key().id());
    return made;
  }

  /**
   * Ends a key's validity.
   *
   * @param by the administrator's
   * @throws Refused if there is no such valid key, or it is the last of an administrator
   */
  public void revoke(Key by, String id) {
    switch (keys.revoke(id)) {
      case DONE -> journal.note(by, Action.KEY_REVOKED, id);
      case UNKNOWN -> throw Refused.notFound();
      case LAST_ADMIN -> throw new Refused(Problem.of(Kind.LAST_ADMIN_KEY));
    }
  }

  private static String roles() {
    return Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", "));
  }
}
