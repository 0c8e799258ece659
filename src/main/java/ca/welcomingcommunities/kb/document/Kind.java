package ca.welcomingcommunities.kb.document;

/** What a record of the knowledge base is. */
public enum Kind {
  /** A file somebody handed in, or a record imported from another repository. */
  DOCUMENT("document"),
  /** A practice written up on the practice template. */
  PRACTICE("practice");

  private final String id;

  Kind(String id) {
    this.id = id;
  }

  /** The value of facet {@code kind}. */
  public String id() {
    return id;
  }
}
