package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Language;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text: where each stands, on which line, and its key, under which phrases find it.
 *
 * <p>Letters, digits and "&amp;" make words; hyphens and apostrophes divide them.
 */
final class Tokens {
  private static final int FIRST_SIZE = 64;
  private static final int ABBREVIATION = 3;

  private final String text;
  private int count;
  private int[] starts = new int[FIRST_SIZE];
  private int[] ends = new int[FIRST_SIZE];
  private int[] lines = new int[FIRST_SIZE];
  private boolean[] apart = new boolean[FIRST_SIZE];
  private @Nullable String[] keys = new @Nullable String[FIRST_SIZE];

  private Tokens(String text) {
    this.text = text;
  }

  static Tokens of(String text, Language language) {
    Tokens tokens = new Tokens(text);
    int line = 0;
    int at = 0;
    boolean apart = false;
    while (at < text.length()) {
      char letter = text.charAt(at);
      if (letter == '\n') {
        line++;
      }
      apart |= tokens.divides(at);
      int end = letter == '&' ? at + 1 : wordEnd(text, at);
      if (end > at) {
        tokens.add(at, end, line, Folding.stem(Folding.fold(text, at, end), language));
        tokens.apart[tokens.count - 1] = apart;
        apart = false;
      }
      at = Math.max(end, at + 1);
    }
    return tokens;
  }

  /** Whether a mark ends a phrase: a sentence's end (but not "St."), a colon, an empty line. */
  private boolean divides(int at) {
    return switch (text.charAt(at)) {
      case ':', ';', '!', '?', '•', '|' -> true;
      case '.' -> count == 0 || ends[count - 1] - starts[count - 1] > ABBREVIATION;
      case '\n' -> at > 0 && text.charAt(at - 1) == '\n';
      default -> false;
    };
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end))
            || (end > start && Folding.isMark(text.charAt(end))))) {
      end++;
    }
    return end;
  }

  private void add(int start, int end, int line, String key) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      lines = Arrays.copyOf(lines, count * 2);
      apart = Arrays.copyOf(apart, count * 2);
      keys = Arrays.copyOf(keys, count * 2);
    }
    starts[count] = start;
    ends[count] = end;
    lines[count] = line;
    keys[count++] = key;
  }

  int count() {
    return count;
  }

  String text() {
    return text;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  int line(int token) {
    return lines[token];
  }

  /** The folded and stemmed word; null for a word that is left out. */
  @Nullable String key(int token) {
    return keys[token];
  }

  /** Whether a mark between this word and the one before keeps them out of one phrase. */
  boolean isApart(int token) {
    return apart[token];
  }

  /** Leaves a word out: no phrase finds it. */
  void leaveOut(int token) {
    keys[token] = null;
  }

  boolean startsWithCapital(int token) {
    char first = text.charAt(starts[token]);
    return Character.isUpperCase(first) || Character.isDigit(first);
  }

  /** Whether a capitalised word has none beside it: "in Victoria", not "Victoria Park". */
  boolean standsAlone(int token) {
    return startsWithCapital(token)
        && !isNameBeside(token - 1, token, token - 1)
        && !isNameBeside(token, token + 1, token + 1);
  }

  private boolean isNameBeside(int left, int right, int beside) {
    return left >= 0
        && right < count
        && starts[right] == ends[left] + 1
        && text.charAt(ends[left]) == ' '
        && startsWithCapital(beside)
        && !StopWords.isSmall(String.valueOf(keys[beside]));
  }

  /** Whether the word is in capitals, as acronyms are; "LIPs" is. */
  boolean inCapitals(int token) {
    int end = ends[token];
    if (end - starts[token] > 2 && text.charAt(end - 1) == 's') {
      end--;
    }
    for (int at = starts[token]; at < end; at++) {
      if (Character.isLowerCase(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }
}
