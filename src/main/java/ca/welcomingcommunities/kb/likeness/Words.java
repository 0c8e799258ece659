package ca.welcomingcommunities.kb.likeness;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Reads the words of a text, without accents, one after the other; numbers however they are
 * written: {@code 3,200}, {@code 3 200} and {@code 3200} are one number, {@code 4.5} and {@code
 * 4,5} too. For one thread.
 */
final class Words {
  private static final int GROUP = 3;

  private final String text;
  private int at;
  private String word = "";

  Words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    this.text = plain;
  }

  /** Goes to the next word; false at the end. */
  boolean next() {
    while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return false;
    }
    word = isDigit(at) ? number() : letters();
    return true;
  }

  /** As it is written, without accents. */
  String asWritten() {
    return word;
  }

  String folded() {
    return word.toLowerCase(Locale.ROOT);
  }

  boolean isNumber() {
    return Character.isDigit(word.charAt(0));
  }

  private String letters() {
    StringBuilder letters = new StringBuilder();
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (Character.isLetter(c)) {
        letters.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        break;
      }
    }
    return letters.toString();
  }

  private String number() {
    StringBuilder digits = new StringBuilder();
    while (at < text.length()) {
      if (isDigit(at)) {
        digits.append(text.charAt(at++));
      } else if (isGroupSeparator()) {
        at++;
      } else if (isDecimalPoint()) {
        digits.append('.');
        at++;
      } else {
        break;
      }
    }
    return digits.toString();
  }

  private boolean isGroupSeparator() {
    char c = text.charAt(at);
    return (c == ',' || c == '.' || c == ' ') && digitsFrom(at + 1) == GROUP;
  }

  private boolean isDecimalPoint() {
    char c = text.charAt(at);
    int digits = digitsFrom(at + 1);
    return (c == ',' || c == '.') && digits > 0 && digits < GROUP;
  }

  private int digitsFrom(int from) {
    int end = from;
    while (end < text.length() && isDigit(end)) {
      end++;
    }
    return end - from;
  }

  private boolean isDigit(int i) {
    return Character.isDigit(text.charAt(i));
  }
}
