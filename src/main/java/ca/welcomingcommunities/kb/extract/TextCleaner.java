package ca.welcomingcommunities.kb.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as a reader sees it, from text as files have it. Pure functions.
 *
 * <p>Never changed: words, case, accents, punctuation, except for rows of dots or lines to write
 * on, which become one ellipsis, and a blank that is missing after a sentence. The result is in
 * Unicode normal form C.
 */
final class TextCleaner {
  private static final Pattern BLANKS = Pattern.compile("\\h+");

  /** The dots between an entry of a table of contents and its page number. */
  private static final Pattern LEADERS = Pattern.compile("(?:\\h?[.·_…]){5,}");

  private static final Pattern BLANKS_AT_LINE_ENDS = Pattern.compile(" *\n *");
  private static final Pattern EMPTY_LINES = Pattern.compile("\n{2,}");
  private static final Pattern LIGATURES = Pattern.compile("[\\uFB00-\\uFB06]+");
  private static final Pattern BROKEN_WORD =
      Pattern.compile("(\\p{L}{2,})[-\\u2010]\n(\\p{Ll}{2,}|[a-z](?![\\p{L}]))");

  /** The end of a sentence and the next without a blank: not "Settlement.Org". */
  private static final Pattern RUN_TOGETHER =
      Pattern.compile(
          "(?<![^\\s(])([\\p{L}’'-]*\\p{Ll}{2}[.;!?])(?!(?:Org|Com|Net|Ca|Info)\\b)"
              + "(?=\\p{Lu}\\p{Ll}*(?:[\\s,’']|[.!?]?(?:\\s|$)))"
              + "|(?<=\\p{Ll}{4})(?=(?:The|These|This|They|There|Les|Cette|Nous)\\s)");

  /** French words that keep their hyphen: celui-ci, peut-être, au-delà, dit-on. */
  private static final Pattern AFTER_A_TRUE_HYPHEN =
      Pattern.compile(
          "ci|là|même|mêmes|être|delà|dessus|dessous|dehors|il|elle|on|ils|elles|je|tu|nous|vous|"
              + "moi|toi|lui|leur|t|y|en");

  /** What begins an item of a list. */
  private static final Pattern ITEM =
      Pattern.compile("(?:[•▪●◦‣■□✓➢*–—-]|\\(?\\d{1,3}[.)]|\\(?[a-zA-Z][.)])\\s.*");

  private static final double SHORT_LINE = 0.7;

  private TextCleaner() {}

  /**
   * Text whose line feeds mean something: blanks collapsed, empty lines dropped, invisible
   * characters and lone surrogates gone, ligatures spelled out.
   */
  static String clean(String raw) {
    String text = withoutControls(raw);
    text = LIGATURES.matcher(text).replaceAll(TextCleaner::spelledOut);
    text = Normalizer.normalize(text, Normalizer.Form.NFC);
    text = LEADERS.matcher(text).replaceAll(" … ");
    text = RUN_TOGETHER.matcher(text).replaceAll(TextCleaner::apart);
    text = BLANKS.matcher(text).replaceAll(" ");
    text = BLANKS_AT_LINE_ENDS.matcher(text).replaceAll("\n");
    return EMPTY_LINES.matcher(text).replaceAll("\n").strip();
  }

  /** The same on one line. */
  static String oneLine(String raw) {
    return clean(raw).replace('\n', ' ');
  }

  /**
   * The text of one paragraph whose lines were broken to fit a page: joined again, words parted at
   * a line's end too. Items of lists keep their lines.
   */
  static String unwrap(String raw) {
    return joined(clean(raw));
  }

  /** The same for a text that is clean. */
  static String joined(String clean) {
    String text = BROKEN_WORD.matcher(clean).replaceAll(TextCleaner::rejoined);
    List<String> lines = text.lines().toList();
    int longest = lines.stream().mapToInt(String::length).max().orElse(0);
    StringBuilder joined = new StringBuilder(text.length());
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        joined.append(startsAfresh(lines.get(i - 1), lines.get(i), longest) ? '\n' : ' ');
      }
      joined.append(lines.get(i));
    }
    return joined.toString();
  }

  /** The paragraphs of plain text: what stands between empty lines, each with its line feeds. */
  static List<String> paragraphs(String raw) {
    List<String> found = new ArrayList<>();
    for (String paragraph : raw.replace("\r\n", "\n").replace('\r', '\n').split("\n\\h*\n", -1)) {
      if (!paragraph.isBlank()) {
        found.add(paragraph);
      }
    }
    return found;
  }

  /** Whether a line begins an item of a list. */
  static boolean isItem(String line) {
    return ITEM.matcher(line).matches();
  }

  private static boolean startsAfresh(String line, String next, int longest) {
    if (isItem(next)) {
      return true;
    }
    boolean brokenEarly = line.length() < SHORT_LINE * longest;
    return brokenEarly && (endsSentence(line) || Character.isUpperCase(next.codePointAt(0)));
  }

  private static boolean endsSentence(String line) {
    return ".:;!?".indexOf(line.charAt(line.length() - 1)) >= 0;
  }

  private static String rejoined(MatchResult word) {
    boolean trueHyphen = AFTER_A_TRUE_HYPHEN.matcher(word.group(2)).matches();
    return Matcher.quoteReplacement(word.group(1) + (trueHyphen ? "-" : "") + word.group(2));
  }

  private static String apart(MatchResult runTogether) {
    return Matcher.quoteReplacement(runTogether.group() + " ");
  }

  private static String spelledOut(MatchResult ligature) {
    return Matcher.quoteReplacement(
        Normalizer.normalize(ligature.group(), Normalizer.Form.NFKC).replace('ſ', 's'));
  }

  private static String withoutControls(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); ) {
      int point = raw.codePointAt(i);
      i += Character.charCount(point);
      if (point == '\r') {
        continue;
      }
      if (point == '\n' || point == '\t' || point == '\u000B' || point == '\u2028') {
        text.append(point == '\t' ? ' ' : '\n');
      } else {
        switch (Character.getType(point)) {
          case Character.SURROGATE -> text.append('\uFFFD');
          case Character.CONTROL, Character.UNASSIGNED, Character.PRIVATE_USE -> text.append(' ');
          case Character.FORMAT -> appendJoiner(text, point);
          default -> text.appendCodePoint(point);
        }
      }
    }
    return text.toString();
  }

  /** Of the invisible formatting characters only those that change how letters join are kept. */
  private static void appendJoiner(StringBuilder text, int point) {
    if (point == 0x200C || point == 0x200D) {
      text.appendCodePoint(point);
    }
  }
}
