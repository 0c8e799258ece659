package ca.welcomingcommunities.kb.http;

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

  /** For the keys of a catalogue. */
  public KeyDesk(Keys keys) {
    this.keys = keys;
  }

  /** The keys, revoked ones too, the newest first. */
  public List<Key> list() {
    return keys.list().reversed();
  }

  /**
   * Makes a key.
   *
   * @param name what it is for, or whose it is
   * @param role the id of one
   * @throws Refused if either makes no sense
   */
  public NewKey create(String name, String role) {
    String label = name.strip();
    if (label.isEmpty()) {
      throw Json.refused("name", "needed");
    }
    if (label.length() > MAX_NAME) {
      throw Json.refused("name", "too-long", String.valueOf(MAX_NAME));
    }
    return keys.create(
        Role.of(role).orElseThrow(() -> Json.refused("role", "choice", roles())), label);
  }

  /**
   * Ends a key's validity.
   *
   * @throws Refused if there is no such valid key, or it is the last of an administrator
   */
  public void revoke(String id) {
    switch (keys.revoke(id)) {
      case DONE -> {}
      case UNKNOWN -> throw Refused.notFound();
      case LAST_ADMIN -> throw new Refused(Problem.of(Kind.LAST_ADMIN_KEY));
    }
  }

  private static String roles() {
    return Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", "));
  }
}
