package ca.welcomingcommunities.kb.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.FlagsAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Cuts text into folded words so that accents, case, hyphens, apostrophes, ligatures and the dots
 * of acronyms do not decide whether two spellings meet.
 *
 * <p>What stands together as one written word gives its parts, each at its own position, and where
 * the parts were joined by hyphens or apostrophes also the whole without them, at the position of
 * the first: {@code well-being} gives {@code well}, {@code wellbeing}, {@code being}. French
 * elisions are dropped ({@code l'école} gives {@code ecole}), acronyms lose their dots ({@code
 * L.I.P.} gives {@code lip}), a possessive gives both {@code newcomer} and {@code newcomers},
 * {@code 1,000} gives {@code 1000}. Ideographs are words of one character. No text is left out: a
 * longer run than {@value #MAX_TERM} units is cut into several words.
 */
final class WordTokenizer extends Tokenizer {
  /** The flag of a token that is the first of a written word. */
  static final int STARTS_WORD = 1;

  /** The flag of a token that is a whole written word without its hyphens or apostrophes. */
  static final int JOINED = 2;

  /** The flag of a token that is the part before it with its possessive s. */
  static final int POSSESSIVE = 4;

  /** Far below Lucene's limit of 32,766 bytes. */
  static final int MAX_TERM = 128;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final FlagsAttribute flags = addAttribute(FlagsAttribute.class);

  private char[] text = new char[4096];
  private int length;
  private int at;
  private final List<WrittenWord.Token> pending = new ArrayList<>();
  private int next;

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (next == pending.size()) {
      pending.clear();
      next = 0;
      if (!readWord()) {
        return false;
      }
    }
    WrittenWord.Token token = pending.get(next);
    term.append(token.term());
    offset.setOffset(correctOffset(token.start()), correctOffset(token.end()));
    boolean beside = (token.flags() & (JOINED | POSSESSIVE)) != 0;
    increment.setPositionIncrement(beside ? 0 : 1);
    flags.setFlags(next == 0 ? token.flags() | STARTS_WORD : token.flags());
    next++;
    return true;
  }

  /** Reads the next written word; false at the end. */
  private boolean readWord() {
    while (at < length) {
      int c = codePointAt(at);
      if (Character.isIdeographic(c)) {
        int start = at;
        at += Character.charCount(c);
        pending.add(new WrittenWord.Token(Character.toString(c), start, at, 0));
        return true;
      }
      if (isWordCharacter(c) && !Folding.isInvisible(c)) {
        addWord(scanPart(' '));
        if (!pending.isEmpty()) {
          return true;
        }
      } else {
        at += Character.charCount(c);
      }
    }
    return false;
  }

  /** Most words have one part: that way is kept short. */
  private void addWord(WrittenWord.Part first) {
    if (at < length && joins(text[at])) {
      new WrittenWord(withRest(first), pending).addTokens();
    } else if (!first.folded().isEmpty()) {
      pending.add(new WrittenWord.Token(first.folded(), first.start(), first.end(), 0));
    }
  }

  /** The parts of what stands together with the first. */
  private List<WrittenWord.Part> withRest(WrittenWord.Part first) {
    List<WrittenWord.Part> parts = new ArrayList<>();
    parts.add(first);
    while (at < length && joins(text[at])) {
      char joiner = text[at++];
      parts.add(scanPart(joiner));
    }
    return parts;
  }

  private WrittenWord.Part scanPart(char joiner) {
    int start = at;
    StringBuilder folded = new StringBuilder();
    while (at < length) {
      int c = codePointAt(at);
      if (!isWordCharacter(c) || Character.isIdeographic(c) || folded.length() >= MAX_TERM) {
        break;
      }
      Folding.append(c, folded);
      at += Character.charCount(c);
    }
    return new WrittenWord.Part(folded.toString(), start, at, joiner);
  }

  /** Whether the character here joins the part before it with one after it. */
  private boolean joins(char joiner) {
    if (at + 1 >= length) {
      return false;
    }
    int after = codePointAt(at + 1);
    if (!Character.isLetterOrDigit(after) || Character.isIdeographic(after)) {
      return false;
    }
    return WrittenWord.isHyphen(joiner)
        || WrittenWord.isApostrophe(joiner)
        || joiner == '.'
        || joiner == '_'
        || (joiner == ',' && Character.isDigit(after) && Character.isDigit(text[at - 1]));
  }

  private static boolean isWordCharacter(int c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        : (Character.isLetterOrDigit(c) && !isModifierApostrophe(c))
            || Folding.isInvisible(c)
            || Character.getType(c) == Character.LETTER_NUMBER;
  }

  /** Unicode counts U+02BC and U+02B9 among the letters. */
  private static boolean isModifierApostrophe(int c) {
    return c == 0x02BC || c == 0x02B9;
  }

  private int codePointAt(int index) {
    return Character.codePointAt(text, index, length);
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    length = 0;
    at = 0;
    next = 0;
    pending.clear();
    int read;
    while ((read = input.read(text, length, text.length - length)) >= 0) {
      length += read;
      if (length == text.length) {
        text = java.util.Arrays.copyOf(text, text.length * 2);
      }
    }
  }

  @Override
  public void end() throws IOException {
    super.end();
    int end = correctOffset(length);
    offset.setOffset(end, end);
    if (text.length > 1 << 16) {
      text = new char[4096]; // one long text must not be paid for by every thread for ever
    }
  }
}
