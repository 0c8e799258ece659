package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Copies RTF and writes {@link PageMarks} where a page ends, and into each paragraph of headers and
 * footers, which become paragraphs of their own. For one file; not thread-safe.
 */
final class RtfMarker {
  private static final int LONGEST_WORD = 40;
  private static final int LONGEST_NUMBER = 9;

  /** Ends a paragraph. */
  private static final String END = "\\par";

  private final InputStream from;
  private final OutputStream to;
  private int depth;

  /** How deep the group of the header or footer is that is being copied; 0 if none is. */
  private int marginDepth;

  private String margin = "";

  RtfMarker(InputStream from, OutputStream to) {
    this.from = from;
    this.to = to;
  }

  /** Copies all. */
  void rewrite() throws IOException {
    int next = from.read();
    while (next >= 0) {
      switch (next) {
        case '\\' -> {
          next = control();
          continue;
        }
        case '{' -> depth++;
        case '}' -> endGroup();
        default -> {}
      }
      to.write(next);
      next = from.read();
    }
  }

  private void endGroup() throws IOException {
    if (marginDepth > 0 && marginDepth == depth) {
      write(END + " ");
      marginDepth = 0;
    }
    depth--;
  }

  /** What follows a backslash; gives the first byte behind it. */
  private int control() throws IOException {
    int next = from.read();
    if (!isLetter(next)) {
      // A control symbol, such as an escaped backslash or brace.
      to.write('\\');
      if (next < 0) {
        return next;
      }
      to.write(next);
      return from.read();
    }
    StringBuilder word = new StringBuilder("\\");
    for (; isLetter(next) && word.length() <= LONGEST_WORD; next = from.read()) {
      word.append((char) next);
    }
    StringBuilder number = new StringBuilder();
    for (; isNumber(next, number); next = from.read()) {
      number.append((char) next);
    }
    return word(word.toString(), number.toString(), next);
  }

  private int word(String word, String number, int next) throws IOException {
    switch (word) {
      case "\\page", "\\pagebb" -> {
        if (number.equals("0")) { // switched off
          write(word + number);
          return next;
        }
        write(mark(PageMarks.BREAK));
      }
      case "\\header", "\\headerl", "\\headerr", "\\headerf" -> startMargin(word, PageMarks.HEADER);
      case "\\footer", "\\footerl", "\\footerr", "\\footerf" -> startMargin(word, PageMarks.FOOTER);
      case END -> {
        if (marginDepth == 0) {
          write(word + number);
          return next;
        }
        write(END + margin);
      }
      case "\\bin" -> {
        write(word + number);
        return bytes(number, next);
      }
      default -> {
        write(word + number);
        return next;
      }
    }
    return next == ' ' ? from.read() : next; // the blank that ends a word is part of it
  }

  private void startMargin(String word, char mark) throws IOException {
    marginDepth = depth;
    margin = mark(mark);
    write(word + END + margin);
  }

  /** Bytes that are no RTF, of which the word says how many. */
  private int bytes(String number, int next) throws IOException {
    if (next == ' ') {
      to.write(next);
      for (int left = number.matches("\\d+") ? Integer.parseInt(number) : 0; left > 0; left--) {
        int each = from.read();
        if (each < 0) {
          return each;
        }
        to.write(each);
      }
      return from.read();
    }
    return next;
  }

  private void write(String ascii) throws IOException {
    to.write(ascii.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** RTF writes characters as signed 16-bit numbers, followed by a stand-in for old readers. */
  private static String mark(char mark) {
    return "\\u" + (short) mark + "?";
  }

  private static boolean isLetter(int next) {
    return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
  }

  private static boolean isNumber(int next, StringBuilder before) {
    return (next >= '0' && next <= '9' && before.length() < LONGEST_NUMBER)
        || (next == '-' && before.isEmpty());
  }
}
