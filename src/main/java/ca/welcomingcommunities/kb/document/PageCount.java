package ca.welcomingcommunities.kb.document;

import java.util.Objects;

/**
 * How much of a document was read: "64 of 64 pages".
 *
 * @param indexed pages with text
 * @param total pages of the file
 */
public record PageCount(int indexed, int total, PageUnit unit) {
  public PageCount {
    Objects.requireNonNull(unit, "unit");
    if (indexed < 0 || total < indexed) {
      throw new IllegalArgumentException(indexed + " of " + total + " pages");
    }
  }
}
