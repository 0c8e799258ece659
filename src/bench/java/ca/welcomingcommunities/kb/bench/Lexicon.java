package ca.welcomingcommunities.kb.bench;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Thesaurus;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The words of one language, the most frequent first: function words, then words of the field among
 * made-up ones with the endings of that language. How often they are drawn follows Zipf's law as
 * Mandelbrot wrote it. The same for the same seed; safe for many threads.
 */
final class Lexicon {
  private static final int SIZE = 40_000;
  private static final double EXPONENT = 1.05;
  private static final double OFFSET = 2.7;

  /** Among how many of the most frequent words those of the field are spread. */
  private static final int FIELD_SPREAD = 6_000;

  /** How many of the most frequent words have two syllables at most. */
  private static final int SHORT_WORDS = 2_000;

  private static final String[] ENGLISH_FUNCTION =
      "the of and to in a for that is with as are on by be from or this at an have it their was not which they will has can been more who other these all we our also than through its"
          .split(" ", -1);
  private static final String[] FRENCH_FUNCTION =
      "de la et les le des en à du un pour que une dans est par sur qui avec au ce plus sont ont se leur aux ne pas cette il nous être ou ces ses son elle aussi entre comme"
          .split(" ", -1);
  private static final String[] ENGLISH_ENDINGS = {
    "", "", "", "", "s", "s", "ing", "ed", "er", "tion", "ment", "ly", "ity", "ness", "al"
  };
  private static final String[] FRENCH_ENDINGS = {
    "", "", "", "e", "es", "s", "er", "ée", "tion", "ment", "eux", "ité", "eur", "ais", "ière"
  };
  private static final String[] STARTS = {
    "b", "bl", "c", "ch", "d", "f", "g", "gr", "h", "j", "l", "m", "n", "p", "pr", "qu", "r", "s",
    "st", "t", "tr", "v"
  };
  private static final String[] MIDDLES = {"a", "e", "i", "o", "u", "ou", "ai", "a", "e", "o"};
  private static final String[] ENDS = {"", "", "", "", "n", "r", "l", "t", "c", "m", "nd"};

  private final List<String> words;
  private final double[] cumulative;
  private final int firstWithMeaning;

  private Lexicon(List<String> words, int firstWithMeaning) {
    this.words = words;
    this.firstWithMeaning = firstWithMeaning;
    this.cumulative = new double[words.size()];
    double sum = 0;
    for (int rank = 0; rank < cumulative.length; rank++) {
      sum += Math.pow(rank + OFFSET, -EXPONENT);
      cumulative[rank] = sum;
    }
    for (int rank = 0; rank < cumulative.length; rank++) {
      cumulative[rank] /= sum;
    }
  }

  static Lexicon of(Language language, Vocabulary vocabulary, long seed) {
    boolean french = language == Language.FR;
    Random random = new Random(french ? seed + 1 : seed);
    List<String> field = new ArrayList<>(fieldWords(vocabulary, language));
    Collections.shuffle(field, random);
    String[] function = french ? FRENCH_FUNCTION : ENGLISH_FUNCTION;
    Set<String> ranked = new LinkedHashSet<>(Arrays.asList(function));
    double share = Math.min(1, (double) field.size() / FIELD_SPREAD);
    int next = 0;
    while (ranked.size() < SIZE) {
      boolean real = next < field.size() && random.nextDouble() < share;
      ranked.add(
          real ? field.get(next++) : made(random, french, ranked.size() < SHORT_WORDS ? 2 : 3));
    }
    return new Lexicon(List.copyOf(ranked), function.length);
  }

  private static Set<String> fieldWords(Vocabulary vocabulary, Language language) {
    Set<String> words = new LinkedHashSet<>();
    for (Thesaurus.Equivalents set : vocabulary.thesaurus().sets()) {
      for (String text : set.in(language)) {
        for (String word : text.split("[^\\p{L}]+", -1)) {
          if (word.length() > 3) {
            words.add(word.toLowerCase(Locale.ROOT));
          }
        }
      }
    }
    return words;
  }

  private static String made(Random random, boolean french, int mostSyllables) {
    StringBuilder word = new StringBuilder();
    int syllables = 1 + random.nextInt(mostSyllables);
    for (int i = 0; i < syllables; i++) {
      word.append(one(STARTS, random)).append(one(MIDDLES, random)).append(one(ENDS, random));
    }
    if (!french && random.nextInt(3) == 0) {
      // Words of the two languages seldom meet.
      word.append(random.nextBoolean() ? "k" : "wo");
    }
    return word.append(one(french ? FRENCH_ENDINGS : ENGLISH_ENDINGS, random)).toString();
  }

  private static String one(String[] from, Random random) {
    return from[random.nextInt(from.length)];
  }

  /** A word, the frequent ones often. */
  String draw(SplittableRandom random) {
    int rank = Arrays.binarySearch(cumulative, random.nextDouble());
    return words.get(Math.min(words.size() - 1, rank < 0 ? -rank - 1 : rank));
  }

  /** The word of a rank, 0 for the most frequent. */
  String word(int rank) {
    return words.get(rank);
  }

  boolean isFunctionWord(String word) {
    return words.subList(0, firstWithMeaning).contains(word);
  }

  /** The rank of the first that is not a function word. */
  int firstWithMeaning() {
    return firstWithMeaning;
  }

  int size() {
    return words.size();
  }
}
