package ca.welcomingcommunities.kb.catalogue;

/** What a key allows. */
public enum Role {
  /** Hand in documents and records. */
  CONTRIBUTOR("contributor"),
  /** Everything. */
  ADMIN("admin");

  private final String id;

  Role(String id) {
    this.id = id;
  }

  /** The name in JSON and in the catalogue. */
  public String id() {
    return id;
  }
}
