package ca.welcomingcommunities.kb.intake;

/** Texts from outside, made fit to be stored and shown. */
final class Texts {
  private static final int TITLE_LENGTH = 100;

  private Texts() {}

  /**
   * The same text with line feeds as its only line ends, and a space for every control character
   * and every half of a surrogate pair; most texts are returned as they are.
   */
  static String storable(String text) {
    int i = 0;
    while (i < text.length() && isStorable(text, i)) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    for (int j = 0; j < text.length(); j++) {
      char c = text.charAt(j);
      if (c == '\r') {
        boolean followed = j + 1 < text.length() && text.charAt(j + 1) == '\n';
        if (!followed) {
          clean.append('\n');
        }
      } else {
        clean.append(isStorable(text, j) ? c : ' ');
      }
    }
    return clean.toString();
  }

  private static boolean isStorable(String text, int i) {
    char c = text.charAt(i);
    if (c < ' ') {
      return c == '\n' || c == '\t';
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c < '\u007f' || c > '\u009f';
  }

  /** The first words of a text, whole, up to the length of a title; empty for a blank text. */
  static String firstWords(String text) {
    String start = text.strip();
    start = start.substring(0, Math.min(start.length(), 4 * TITLE_LENGTH));
    int lineEnd = start.indexOf('\n');
    String line =
        (lineEnd < 0 ? start : start.substring(0, lineEnd)).strip().replaceAll("\\s+", " ");
    if (line.length() <= TITLE_LENGTH) {
      return line;
    }
    int space = line.lastIndexOf(' ', TITLE_LENGTH);
    int end = space > 0 ? space : TITLE_LENGTH;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + "…";
  }
}
