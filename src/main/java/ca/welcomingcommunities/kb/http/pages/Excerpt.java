package ca.welcomingcommunities.kb.http.pages;

import java.text.BreakIterator;
import java.util.Locale;

/** The sentence that some words of a text stand in. */
final class Excerpt {
  private static final int LONGEST = 400;

  private Excerpt() {}

  /**
   * The first sentence with these words, line breaks read as blanks, cut off when it is long.
   *
   * @return empty where the text does not have them
   */
  static String of(String text, String words) {
    String flat = text.replaceAll("\\s+", " ");
    int at = flat.indexOf(words);
    if (at < 0) {
      return "";
    }
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(flat);
    int end = sentences.following(Math.min(at + words.length() - 1, flat.length() - 1));
    int start = sentences.preceding(at + 1);
    String sentence = flat.substring(start, end).strip();
    return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "…";
  }
}
