package ca.welcomingcommunities.kb.search;

/**
 * The language of the search box, the same in English and French. Any text has a meaning: {@link
 * #parse} never fails, takes time linear in the text's length and says with a {@link Notice} where
 * it read something as plain words.
 *
 * <table>
 *   <caption>Forms</caption>
 *   <tr><td>{@code housing ottawa}</td><td>both words, in any form, anywhere</td></tr>
 *   <tr><td>{@code "settlement services"}</td><td>these words in this order, exactly</td></tr>
 *   <tr><td>{@code housing OR logement}, {@code OU}</td><td>at least one; binds weaker than words
 *       side by side</td></tr>
 *   <tr><td>{@code housing AND health}, {@code ET}</td><td>all, never relaxed</td></tr>
 *   <tr><td>{@code -toronto}, {@code NOT toronto}, {@code SAUF toronto}</td><td>without</td></tr>
 *   <tr><td>{@code ( )}</td><td>grouping</td></tr>
 *   <tr><td>{@code title:}, {@code author:}, {@code lip:}, {@code titre:}, {@code auteur:}, {@code
 *       pli:}</td><td>in this field only; before a word, a phrase or a group</td></tr>
 *   <tr><td>{@code immigr*}</td><td>words that begin so; at least {@value #MIN_PREFIX} letters or
 *       digits</td></tr>
 *   <tr><td>{@code Tossuti~}</td><td>words written nearly so</td></tr>
 * </table>
 *
 * Operators count only in capitals. Every kind of double quotation mark quotes. There are no
 * regular expressions and no leading or inner wildcards. An operator without its operand is a word.
 */
public final class QueryLanguage {
  /** How many UTF-16 units of a text are read. */
  public static final int MAX_LENGTH = 1_000;

  /** How many words, phrases, prefixes and fuzzy words are read. */
  public static final int MAX_CLAUSES = 160;

  /** How deep parentheses may nest. */
  public static final int MAX_DEPTH = 8;

  /** How many letters or digits a prefix needs. */
  public static final int MIN_PREFIX = 2;

  private QueryLanguage() {}

  /** Reads a text as typed. */
  public static ParsedQuery parse(String text) {
    Notices notices = new Notices();
    return new QueryParser(new QueryLexer(cut(text, notices), notices).tokens(), notices).parse();
  }

  private static String cut(String text, Notices notices) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    notices.add(Notice.Code.TOO_LONG, "");
    boolean splitsPair =
        Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1))
            && Character.isLowSurrogate(text.charAt(MAX_LENGTH));
    return text.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH);
  }
}
