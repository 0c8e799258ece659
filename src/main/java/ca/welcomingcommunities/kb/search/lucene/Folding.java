package ca.welcomingcommunities.kb.search.lucene;

import java.text.Normalizer;

/**
 * Makes letters comparable: small, without accents, ligatures apart ({@code Œ} becomes {@code oe}).
 * Composed and decomposed accents give the same.
 */
final class Folding {
  private static final int TABLE_SIZE = 0x250;
  private static final String[] TABLE = new String[TABLE_SIZE];

  static {
    for (int c = 0; c < TABLE_SIZE; c++) {
      TABLE[c] = decomposed(c);
    }
    String[] apart = {
      "æ", "ae", "œ", "oe", "ß", "ss", "ø", "o", "đ", "d", "ł", "l", "ð", "d", "þ", "th", "ı", "i",
      "ħ", "h", "ŋ", "n", "ŧ", "t", "Æ", "ae", "Œ", "oe", "Ø", "o", "Đ", "d", "Ł", "l", "Ð", "d",
      "Þ", "th", "Ħ", "h", "Ŋ", "n", "Ŧ", "t"
    };
    for (int i = 0; i < apart.length; i += 2) {
      TABLE[apart[i].charAt(0)] = apart[i + 1];
    }
  }

  private Folding() {}

  /** Appends the folded form of one character; nothing for marks and invisible characters. */
  static void append(int codePoint, StringBuilder to) {
    if (codePoint < 0x80) {
      to.append((char) (codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint));
    } else if (codePoint < TABLE_SIZE) {
      to.append(TABLE[codePoint]);
    } else {
      to.append(decomposed(codePoint));
    }
  }

  /** A whole text folded, its spaces and punctuation kept. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(c, folded));
    return folded.toString();
  }

  private static String decomposed(int codePoint) {
    StringBuilder folded = new StringBuilder(2);
    Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
        .codePoints()
        .filter(c -> !isInvisible(c))
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /** Marks that stand on another character, and characters that only guide the layout. */
  static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }
}
