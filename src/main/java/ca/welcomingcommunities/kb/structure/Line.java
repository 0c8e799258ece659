package ca.welcomingcommunities.kb.structure;

import java.util.Objects;

/**
 * A line of a page.
 *
 * @param text not blank, without blanks around it
 * @param paragraph the number of its paragraph on the page: lines with the same one belong together
 * @param heading whether it is known to be a heading
 */
public record Line(String text, int paragraph, boolean heading) {
  /** A few words come again by themselves: "Yes", "To be confirmed", the name of a body. */
  private static final int FEWEST_WORDS = 6;

  /** So many words are no heading, whatever they end in. */
  private static final int MANY_WORDS = 12;

  public Line {
    Objects.requireNonNull(text, "text");
  }

  /**
   * Whether it is a text for itself that says the same wherever it stands: not a heading or a label
   * that each part has, nor the row of a table.
   */
  boolean isBlock() {
    if (heading || text.contains(" | ")) {
      return false;
    }
    int words = Words.count(text, MANY_WORDS);
    boolean sentence = ".!?;:…".indexOf(text.charAt(text.length() - 1)) >= 0;
    return words >= (sentence ? FEWEST_WORDS : MANY_WORDS);
  }
}
