package ca.welcomingcommunities.kb.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** What a key allows; each role allows what those before it do. */
public enum Role {
  /** Hand in documents and records, and change those. */
  CONTRIBUTOR("contributor"),
  /** Decide about all documents and people. */
  CURATOR("curator"),
  /** Everything: keys, the index, backups. */
  ADMIN("admin");

  private final String id;

  Role(String id) {
    this.id = id;
  }

  /** The name in JSON and in the catalogue. */
  public String id() {
    return id;
  }

  /** The role of a name. */
  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
  }

  /** Whether this role may do what another one is needed for. */
  public boolean allows(Role needed) {
    return compareTo(needed) >= 0;
  }
}
