package ca.welcomingcommunities.kb.search;

/** The order of hits. */
public enum Sort {
  /** Best match first; without a query the same as {@link #NEWEST}. */
  RELEVANCE("relevance"),
  /** Latest year first, then latest added. */
  NEWEST("newest"),
  /** Earliest year first. */
  OLDEST("oldest"),
  /** Latest added to the knowledge base first, whatever its year. */
  ADDED("added"),
  /** By title, in the manner of the language, accents ignored. */
  TITLE("title");

  private final String id;

  Sort(String id) {
    this.id = id;
  }

  /** The name in addresses. */
  public String id() {
    return id;
  }
}
