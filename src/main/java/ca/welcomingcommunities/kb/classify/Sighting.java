package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Evidence;

/**
 * A phrase seen in a document.
 *
 * @param page 1-based
 * @param text that it stands in, from {@code start} to before {@code end}
 */
record Sighting(Cue cue, Zone zone, int page, String text, int start, int end) {
  /** Where a phrase stands: what is said in a title weighs more than what is said in the text. */
  enum Zone {
    TITLE(3),
    HEADING(2),
    TEXT(1);

    private final double weight;

    Zone(double weight) {
      this.weight = weight;
    }

    double weight() {
      return weight;
    }
  }

  /** How much it says, by itself. */
  double weight() {
    return cue.weight() * zone.weight();
  }

  /** The words as they stand in the document, a line break read as a space. */
  Evidence evidence() {
    return new Evidence(text.substring(start, end).replaceAll("\\s+", " "), page);
  }
}
