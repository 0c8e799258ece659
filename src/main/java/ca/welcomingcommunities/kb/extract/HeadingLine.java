package ca.welcomingcommunities.kb.extract;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells headings by their wording, where a file has only lines: rather miss a heading than make one
 * of a sentence. Pure functions.
 */
final class HeadingLine {
  private static final int LONGEST = 80;
  private static final int MOST_WORDS = 12;
  private static final int DEEPEST = 6;
  private static final int FEWEST_CAPITALS = 6;

  private static final Pattern NUMBERED =
      Pattern.compile("(\\d{1,2}(?:\\.\\d{1,2}){0,4})\\.?\\s+\\p{Lu}.*");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:Chapter|Section|Part|Appendix|Annex|Chapitre|Partie|Annexe)\\s+[\\dA-Z]{1,4}\\b.*");
  private static final Pattern NOT_A_HEADING =
      Pattern.compile(".*(?:[.,;:!…]$|\\.{3,}|@|https?:|www\\.|\\||\\t|\\d{3,}\\s*$).*");
  private static final Pattern SMALL_WORD =
      Pattern.compile(
          "(?i)a|an|and|as|at|by|for|from|in|into|of|on|or|our|the|to|with|vs|"
              + "à|au|aux|avec|de|des|du|en|et|la|le|les|leur|ou|par|pour|sur|une?|l|d");

  private HeadingLine() {}

  /**
   * The level of a numbered heading ("3.2 Housing" is 2), of one named as a chapter or appendix, or
   * of one in capitals (both 1); empty if the line is none of these.
   */
  static OptionalInt marked(String line) {
    if (!couldBe(line)) {
      return OptionalInt.empty();
    }
    Matcher numbered = NUMBERED.matcher(line);
    if (numbered.matches()) {
      long dots = numbered.group(1).chars().filter(character -> character == '.').count();
      return OptionalInt.of((int) Math.min(DEEPEST, dots + 1));
    }
    return NAMED.matcher(line).matches() || inCapitals(line)
        ? OptionalInt.of(1)
        : OptionalInt.empty();
  }

  /** Whether every word that counts begins with a capital: "Housing and Health Supports". */
  static boolean isTitleCase(String line) {
    if (!couldBe(line)) {
      return false;
    }
    int capitals = 0;
    for (String word : line.split("[\\s'’/&-]+", -1)) {
      if (word.isEmpty() || SMALL_WORD.matcher(word).matches()) {
        continue;
      }
      if (!Character.isUpperCase(word.codePointAt(0))) {
        return false;
      }
      capitals++;
    }
    return capitals >= 2;
  }

  private static boolean couldBe(String line) {
    return line.length() >= 3
        && line.length() <= LONGEST
        && line.split(" ", -1).length <= MOST_WORDS
        && line.chars().filter(Character::isLetter).count() >= 3
        && !NOT_A_HEADING.matcher(line).matches();
  }

  private static boolean inCapitals(String line) {
    return line.codePoints().noneMatch(Character::isLowerCase)
        && line.codePoints().filter(Character::isUpperCase).count() >= FEWEST_CAPITALS;
  }
}
