package ca.welcomingcommunities.kb.likeness;

/**
 * How one text stands to another.
 *
 * @param likeness from 0 to 1: the part of their word sequences that both have; of a translation,
 *     of their names and numbers
 */
public record Kinship(Kind kind, double likeness) {

  /** What a document may be of another. */
  public enum Kind {
    /** The same text, perhaps in another file. */
    COPY("copy"),
    /** Much of the same text: a draft, or another year's edition. */
    VERSION("version"),
    /** The same in the other language. */
    TRANSLATION("translation");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** The name outside. */
    public String id() {
      return id;
    }
  }
}
