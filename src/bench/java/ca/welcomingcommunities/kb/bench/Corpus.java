package ca.welcomingcommunities.kb.bench;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Documents made from a seed: texts of about 2 kB in two languages, each with a subject whose words
 * come again, and skewed facets with several values. Document {@code n} is the same whatever the
 * size and whoever asks; safe for many threads.
 */
final class Corpus {
  /** Of every three documents one is French. */
  private static final int LANGUAGES = 3;

  private static final int SUBJECTS = 400;
  private static final int SUBJECT_WORDS = 60;
  private static final double FROM_SUBJECT = 0.12;
  private static final int MEAN_CHARACTERS = 2_000;
  private static final int LEAST_CHARACTERS = 400;
  private static final int MOST_CHARACTERS = 8_000;
  private static final int THEMES = 30;

  /** The facets that documents have and questions count. */
  static final List<Facet> FACETS = List.of(Facet.CLUSTER, Facet.REGION, Facet.THEME);

  private final Vocabulary vocabulary;
  private final long seed;
  private final int size;
  private final Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);
  private final Map<Facet, List<String>> values = new EnumMap<>(Facet.class);

  Corpus(Vocabulary vocabulary, long seed, int size) {
    this.vocabulary = vocabulary;
    this.seed = seed;
    this.size = size;
    for (Language language : List.of(Language.EN, Language.FR)) {
      lexicons.put(language, Lexicon.of(language, vocabulary, seed));
    }
    for (Facet facet : FACETS) {
      List<String> leaves =
          vocabulary.terms(facet).stream()
              .map(Term::id)
              .filter(id -> vocabulary.children(facet, id).isEmpty())
              .toList();
      values.put(facet, leaves.subList(0, Math.min(THEMES, leaves.size())));
    }
  }

  int size() {
    return size;
  }

  long seed() {
    return seed;
  }

  /** The words of a language. */
  Lexicon lexicon(Language language) {
    Lexicon lexicon = lexicons.get(language);
    if (lexicon == null) {
      throw new IllegalArgumentException("no words of " + language);
    }
    return lexicon;
  }

  /** Where everything that is drawn for one purpose comes from. */
  SplittableRandom random(long purpose) {
    return new SplittableRandom((seed * 1_000_003 + purpose) * 0x9E3779B97F4A7C15L);
  }

  Entry entry(int number) {
    SplittableRandom random = random(number);
    Language language = number % LANGUAGES == 2 ? Language.FR : Language.EN;
    Lexicon lexicon = lexicon(language);
    int subject = lexicon.firstWithMeaning() + skewed(random, SUBJECTS) * SUBJECT_WORDS / 2;
    List<Entry.Values> own = values(random);
    return new Entry(
        "record-" + number,
        words(random, lexicon, subject, 4 + random.nextInt(6)),
        text(random, lexicon, subject),
        language,
        2009 + random.nextInt(17),
        own,
        own.stream().map(this::withThoseAbove).toList());
  }

  private static String text(SplittableRandom random, Lexicon lexicon, int subject) {
    double length = MEAN_CHARACTERS * Math.exp(0.45 * gaussian(random) - 0.1);
    double wanted = Math.clamp(length, LEAST_CHARACTERS, MOST_CHARACTERS);
    StringBuilder text = new StringBuilder();
    while (text.length() < wanted) {
      text.append(words(random, lexicon, subject, 8 + random.nextInt(18))).append('.');
      text.append(random.nextInt(6) == 0 ? "\n\n" : " ");
    }
    return text.toString().strip();
  }

  private static double gaussian(RandomGenerator random) {
    return random.nextGaussian();
  }

  private static String words(SplittableRandom random, Lexicon lexicon, int subject, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String word =
          random.nextDouble() < FROM_SUBJECT
              ? lexicon.word(Math.min(lexicon.size() - 1, subject + skewed(random, SUBJECT_WORDS)))
              : lexicon.draw(random);
      words.append(i == 0 ? capital(word) : " " + word);
    }
    return words.toString();
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private List<Entry.Values> values(SplittableRandom random) {
    List<Entry.Values> all = new ArrayList<>();
    for (Facet facet : FACETS) {
      int most = facet == Facet.THEME ? 4 : facet == Facet.REGION ? 3 : 2;
      int count = 1 + skewed(random, most);
      Set<String> some = new LinkedHashSet<>();
      for (int i = 0; i < count; i++) {
        some.add(value(facet, random));
      }
      all.add(new Entry.Values(facet.id(), some));
    }
    return all;
  }

  /** A value of a facet, the first ones often. */
  String value(Facet facet, SplittableRandom random) {
    List<String> all = values.getOrDefault(facet, List.of());
    return all.get(skewed(random, all.size()));
  }

  private Entry.Values withThoseAbove(Entry.Values own) {
    Facet facet = Facet.of(own.facet()).orElseThrow();
    Set<String> all = new LinkedHashSet<>(own.values());
    own.values().forEach(value -> all.addAll(vocabulary.ancestors(facet, value)));
    return new Entry.Values(own.facet(), all);
  }

  /** A number below the bound; half of it comes from the first quarter. */
  private static int skewed(SplittableRandom random, int bound) {
    double x = random.nextDouble();
    return (int) (bound * x * x);
  }
}
