package ca.welcomingcommunities.kb.document;

/**
 * Who gave a label, weakest first: for one facet of a document only the labels of the strongest
 * count.
 */
public enum AssignedBy {
  /** The classifier's rules. */
  RULE("rule"),
  /** The person or system that handed the document in. */
  SUBMITTER("submitter"),
  /** A curator of the knowledge base. */
  EDITOR("editor");

  private final String id;

  AssignedBy(String id) {
    this.id = id;
  }

  /** The name in JSON and in the catalogue. */
  public String id() {
    return id;
  }
}
