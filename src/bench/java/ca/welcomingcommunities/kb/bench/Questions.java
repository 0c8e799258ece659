package ca.welcomingcommunities.kb.bench;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The questions of a corpus, the same for the same seed. Their words stand together in some
 * document, so that there is something to find, and are drawn from running text: frequent words are
 * asked for often.
 */
final class Questions {
  private static final int SHORTEST = 4;
  private static final int PREFIX_LETTERS = 4;
  private static final int FUZZY_LETTERS = 7;

  /** A deep page needs that many hits at least: its words are among the frequent ones. */
  private static final int FREQUENT = 160;

  private final Corpus corpus;

  Questions(Corpus corpus) {
    this.corpus = corpus;
  }

  List<Question> of(Scenario scenario, int count) {
    // Questions with and without counts and passages have the same words, to compare them.
    boolean same = scenario == Scenario.FACETS || scenario == Scenario.HIGHLIGHT;
    int purpose = (same ? Scenario.KEYWORD : scenario).name().hashCode();
    SplittableRandom random = corpus.random(Integer.MIN_VALUE + (long) purpose);
    Set<Question> questions = new LinkedHashSet<>();
    while (questions.size() < count) {
      Question question = question(scenario, random);
      if (!question.words().isEmpty()) {
        questions.add(question);
      }
    }
    return List.copyOf(questions);
  }

  private Question question(Scenario scenario, SplittableRandom random) {
    Entry entry = corpus.entry(random.nextInt(corpus.size()));
    List<String> words =
        switch (scenario) {
          case KEYWORD, FACETS, HIGHLIGHT, FILTER -> some(entry, random, number(random));
          case PREFIX -> cut(some(entry, random, 1));
          case FUZZY -> slipped(some(entry, random, 1), random);
          case DEEP -> List.of(frequent(entry.language(), random));
        };
    boolean filtered = scenario == Scenario.FILTER;
    return new Question(
        scenario,
        words,
        filtered ? chosen(entry, Facet.REGION, 2, random) : List.of(),
        filtered ? chosen(entry, Facet.THEME, 1 + random.nextInt(2), random) : List.of(),
        words.stream().allMatch(Stems::areLeftAlone));
  }

  private static int number(SplittableRandom random) {
    int die = random.nextInt(20);
    return die < 6 ? 1 : die < 16 ? 2 : 3;
  }

  /** Words of a document's text that say something. */
  private List<String> some(Entry entry, SplittableRandom random, int count) {
    String[] words = entry.text().split("[^\\p{L}]+", -1);
    Lexicon lexicon = corpus.lexicon(entry.language());
    Set<String> some = new LinkedHashSet<>();
    for (int tries = 0; some.size() < count && tries < 50; tries++) {
      String word = words[random.nextInt(words.length)].toLowerCase(Locale.ROOT);
      if (word.length() >= SHORTEST && !lexicon.isFunctionWord(word)) {
        some.add(word);
      }
    }
    return new ArrayList<>(some);
  }

  private static List<String> cut(List<String> words) {
    return words.stream()
        .map(word -> word.substring(0, Math.min(word.length(), PREFIX_LETTERS)))
        .toList();
  }

  /** Long words with one letter left out or another one in its place; never the first. */
  private static List<String> slipped(List<String> words, SplittableRandom random) {
    return words.stream()
        .filter(word -> word.length() >= FUZZY_LETTERS)
        .map(word -> {
          int at = 1 + random.nextInt(word.length() - 1);
          String other =
              random.nextBoolean() ? "" : String.valueOf((char) ('a' + random.nextInt(26)));
          return word.substring(0, at) + other + word.substring(at + 1);
        })
        .toList();
  }

  private String frequent(Language language, SplittableRandom random) {
    Lexicon lexicon = corpus.lexicon(language);
    return lexicon.word(lexicon.firstWithMeaning() + random.nextInt(FREQUENT));
  }

  /** A value of the document, so that there is something to find, and others. */
  private List<String> chosen(Entry entry, Facet facet, int count, SplittableRandom random) {
    Set<String> values = new LinkedHashSet<>();
    for (Entry.Values own : entry.values()) {
      if (own.facet().equals(facet.id())) {
        values.add(own.values().iterator().next());
      }
    }
    while (values.size() < count) {
      values.add(corpus.value(facet, random));
    }
    return new ArrayList<>(values);
  }
}
