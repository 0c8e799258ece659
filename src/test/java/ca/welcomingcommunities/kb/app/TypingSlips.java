package ca.welcomingcommunities.kb.app;

import ca.welcomingcommunities.kb.evaluation.TestCollection;
import ca.welcomingcommunities.kb.evaluation.TestQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes the slips that people make when they type: in one word of a query a letter is left out,
 * typed twice, swapped with the next, or another one. The same seed makes the same slips.
 */
final class TypingSlips {
  /** Shorter words are typed without looking, and a slip makes another word of them. */
  private static final int SHORTEST = 5;

  private static final Pattern WORD = Pattern.compile("\\p{L}{" + SHORTEST + ",}");

  private final Random random;

  TypingSlips(long seed) {
    this.random = new Random(seed);
  }

  /** The same queries with one slip each, where they have a word that is long enough. */
  TestCollection in(TestCollection collection) {
    List<TestQuery> slipped = new ArrayList<>();
    for (TestQuery query : collection.queries()) {
      slipped.add(new TestQuery(query.id(), in(query.text()), query.language(), query.grades()));
    }
    return new TestCollection(collection.name() + " misspelt", slipped);
  }

  /** A text with a slip in one of its words. */
  String in(String text) {
    List<MatchResult> words = WORD.matcher(text).results().toList();
    if (words.isEmpty()) {
      return text;
    }
    MatchResult word = words.get(random.nextInt(words.size()));
    return text.substring(0, word.start()) + slip(word.group()) + text.substring(word.end());
  }

  /** The first letter is seldom wrong, and never here. */
  private String slip(String word) {
    int at = 1 + random.nextInt(word.length() - 1);
    String before = word.substring(0, at);
    String after = word.substring(at + 1);
    char letter = word.charAt(at);
    return switch (random.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + letter + letter + after;
      case 2 ->
          after.isEmpty() || after.charAt(0) == letter
              ? before + after
              : before + after.charAt(0) + letter + after.substring(1);
      default -> before + other(letter) + after;
    };
  }

  private char other(char letter) {
    char other = (char) ('a' + random.nextInt(26));
    return other == letter ? (char) ('a' + (other - 'a' + 1) % 26) : other;
  }
}
