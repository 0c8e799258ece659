package ca.welcomingcommunities.kb.structure;

/** Words as runs of letters; numbers are none. Pure functions. */
final class Words {
  private Words() {}

  /** How many words a text has; counting ends at {@code enough}. */
  static int count(String text, int enough) {
    int words = 0;
    int at = 0;
    while (at < text.length() && words < enough) {
      int end = end(text, at);
      words += end > at ? 1 : 0;
      at = Math.max(end, at + 1);
    }
    return words;
  }

  /** The end of the word that begins here; the place itself where none does. */
  static int end(String text, int start) {
    int end = start;
    while (end < text.length()
        && (Character.isLetter(text.charAt(end))
            || Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK)) {
      end++;
    }
    return end;
  }
}
