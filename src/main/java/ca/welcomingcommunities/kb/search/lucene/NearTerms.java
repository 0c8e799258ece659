package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.Expression;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Thesaurus;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The terms of the vocabulary in both languages, labels and words of the thesaurus, by how near
 * they are to a text: their words are the same or alike, or they stand above a term that is the
 * same. Safe for many threads.
 */
final class NearTerms {
  private static final Set<Facet> LABELLED =
      EnumSet.complementOf(EnumSet.of(Facet.KIND, Facet.LANGUAGE, Facet.SECTION));

  /** Two words that share fewer of their groups of three letters are not alike. */
  private static final double ALIKE = 0.5;

  /** A term that is less near to the text has nothing to do with it. */
  private static final double NEAR = 0.35;

  /** From here on a term is what the text means. */
  private static final double SAME = 0.9;

  /** Beside a term that is the same counts what it is a part of. */
  private static final double ABOVE = 0.8;

  private static final int GROUP = 3;

  private final List<Named> terms = new ArrayList<>();

  private record Word(String exact, String english, String french, Set<String> groups) {}

  /** A term as it is written, and the labels of what stands above it. */
  private record Named(String text, List<Word> words, List<String> above) {}

  NearTerms(Vocabulary vocabulary) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (Facet facet : LABELLED) {
      for (Term term : vocabulary.terms(facet)) {
        for (Language language : List.of(Language.EN, Language.FR)) {
          texts.putIfAbsent(
              vocabulary.label(facet, term.id(), language),
              above(vocabulary, facet, term.id(), language));
        }
      }
    }
    for (Thesaurus.Equivalents set : vocabulary.thesaurus().sets()) {
      set.en().forEach(text -> texts.putIfAbsent(text, List.of()));
      set.fr().forEach(text -> texts.putIfAbsent(text, List.of()));
    }
    texts.forEach((text, above) -> terms.add(new Named(text, words(text), above)));
  }

  private static List<String> above(
      Vocabulary vocabulary, Facet facet, String value, Language language) {
    return vocabulary.ancestors(facet, value).stream()
        .map(ancestor -> vocabulary.label(facet, ancestor, language))
        .toList();
  }

  /** The nearest first; none for a text without words. */
  List<String> to(Expression expression) {
    List<Word> typed = new ArrayList<>();
    collect(expression, typed);
    Map<String, Double> nearness = new LinkedHashMap<>();
    for (Named term : typed.isEmpty() ? List.<Named>of() : terms) {
      double near = nearness(typed, term.words());
      if (near >= NEAR) {
        nearness.merge(term.text(), near, Math::max);
        if (near >= SAME) {
          term.above().forEach(text -> nearness.merge(text, ABOVE, Math::max));
        }
      }
    }
    return nearness.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How much of the text the term has, and a little how much of the term the text has. */
  private static double nearness(List<Word> typed, List<Word> term) {
    double found = 0;
    for (Word word : typed) {
      found += term.stream().mapToDouble(other -> likeness(word, other)).max().orElse(0);
    }
    double wanted = 0;
    for (Word word : term) {
      wanted += typed.stream().mapToDouble(other -> likeness(word, other)).max().orElse(0);
    }
    return term.isEmpty() ? 0 : 0.7 * found / typed.size() + 0.3 * wanted / term.size();
  }

  /** Sørensen and Dice's coefficient of the groups of letters; 1 for the same stem. */
  private static double likeness(Word one, Word other) {
    if (one.exact().equals(other.exact())
        || one.english().equals(other.english())
        || one.french().equals(other.french())) {
      return 1;
    }
    long shared = one.groups().stream().filter(other.groups()::contains).count();
    double alike = 2.0 * shared / (one.groups().size() + other.groups().size());
    return alike < ALIKE ? 0 : alike;
  }

  private static void collect(Expression expression, List<Word> to) {
    switch (expression) {
      case Expression.Word(String text) -> to.addAll(words(text));
      case Expression.Widened wide -> to.addAll(words(wide.typed().text()));
      case Expression.Phrase(String text) -> to.addAll(words(text));
      case Expression.Prefix(String text) -> to.addAll(words(text));
      case Expression.Fuzzy(String text) -> to.addAll(words(text));
      case Expression.In(var _, Expression inner) -> collect(inner, to);
      case Expression.Together(List<Expression> parts) -> parts.forEach(part -> collect(part, to));
      case Expression.And(List<Expression> parts) -> parts.forEach(part -> collect(part, to));
      case Expression.Or(List<Expression> parts) -> parts.forEach(part -> collect(part, to));
      case Expression.Everything _, Expression.Not _ -> {}
    }
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    for (WordForms word : WordForms.of(text)) {
      for (int i = 0; i < word.exact().parts().size(); i++) {
        String exact = word.exact().parts().get(i);
        if (!StopWords.isAny(exact)) {
          words.add(
              new Word(
                  exact,
                  word.in(Form.ENGLISH).parts().get(i),
                  word.in(Form.FRENCH).parts().get(i),
                  groups(exact)));
        }
      }
    }
    return words;
  }

  private static Set<String> groups(String word) {
    String whole = ' ' + word + ' ';
    Set<String> groups = new HashSet<>();
    for (int i = 0; i + GROUP <= whole.length(); i++) {
      groups.add(whole.substring(i, i + GROUP));
    }
    return groups;
  }
}
