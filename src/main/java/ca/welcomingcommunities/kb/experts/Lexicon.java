package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Subject;
import ca.welcomingcommunities.kb.document.Wording;
import ca.welcomingcommunities.kb.vocabulary.Phrase;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Thesaurus.Equivalents;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * By which words of either language a subject is asked for, and how much each says: labels and
 * phrases of the vocabulary, and what the thesaurus has for them. Immutable.
 */
final class Lexicon {
  private static final double LABEL = 1;
  private static final double STRONG = 0.9;
  private static final double NORMAL = 0.7;
  private static final double WEAK = 0.35;
  private static final double EQUIVALENT = 0.8;

  /** A word of a phrase of several says less than the phrase. */
  private static final double PART = 0.7;

  private static final int SHORTEST_SLIP = 5;

  /** What every question here is about says little about any. */
  private static final double BACKGROUND = 0.15;

  private static final Set<String> EVERYWHERE =
      Set.copyOf(
          Words.stems(
              "newcomer newcomers immigrant immigrants immigration immigrante arrivant arrivants"
                  + " arrivante nouveau nouveaux nouvelle new integration LIP LIPs PLI partnership"
                  + " partenariat local locaux community communities communauté communautés"
                  + " collectivité collectivités Canada Ontario service services"));

  private final Map<Subject, Map<String, Double>> bySubject = new HashMap<>();
  private final Map<String, Set<String>> equivalents = new HashMap<>();
  private final Set<String> surfaces = new HashSet<>();
  private final Map<String, Double> rarity = new HashMap<>();
  private final Set<String> places = new HashSet<>();
  private final double rarest;

  Lexicon(Vocabulary vocabulary) {
    vocabulary.thesaurus().sets().forEach(this::relate);
    for (Facet facet : List.of(Facet.CLUSTER, Facet.THEME)) {
      for (Term term : vocabulary.terms(facet)) {
        bySubject.put(new Subject(facet, term.id()), weights(term));
      }
    }
    for (Facet facet : List.of(Facet.REGION, Facet.LIP)) {
      for (Term term : vocabulary.terms(facet)) {
        Stream.concat(
                Stream.of(term.label().en(), term.label().fr()),
                term.phrases().stream().map(Phrase::text))
            .forEach(text -> places.addAll(Words.of(text)));
      }
    }
    Map<String, Integer> subjects = new HashMap<>();
    bySubject
        .values()
        .forEach(
            weights -> weights.keySet().forEach(stem -> subjects.merge(stem, 1, Integer::sum)));
    subjects.forEach((stem, n) -> rarity.put(stem, Math.log(1 + bySubject.size() / (double) n)));
    this.rarest = Math.log(1 + bySubject.size() / 2.0);
  }

  private void relate(Equivalents set) {
    List<String> words = Stream.concat(set.en().stream(), set.fr().stream()).toList();
    for (String word : words) {
      String stems = String.join(" ", Words.stems(word));
      if (!stems.isEmpty()) { // or else all that says nothing would mean the same
        equivalents.computeIfAbsent(stems, _ -> new HashSet<>()).addAll(words);
      }
    }
  }

  private Map<String, Double> weights(Term term) {
    Map<String, Double> weights = new HashMap<>();
    add(weights, term.label().en(), LABEL);
    add(weights, term.label().fr(), LABEL);
    for (Phrase phrase : term.phrases()) {
      add(
          weights,
          phrase.text(),
          switch (phrase.strength()) {
            case STRONG -> STRONG;
            case NORMAL -> NORMAL;
            case WEAK -> WEAK;
          });
    }
    return Map.copyOf(weights);
  }

  private void add(Map<String, Double> weights, String text, double weight) {
    put(weights, text, weight);
    if (weight < NORMAL) {
      return;
    }
    String whole = String.join(" ", Words.stems(text));
    equivalents
        .getOrDefault(whole, Set.of())
        .forEach(other -> put(weights, other, weight * EQUIVALENT));
    if (weight == LABEL) {
      for (String word : Words.stems(text)) {
        equivalents
            .getOrDefault(word, Set.of())
            .forEach(other -> put(weights, other, weight * EQUIVALENT));
      }
    }
  }

  private void put(Map<String, Double> weights, String text, double weight) {
    List<String> stems = Words.stems(text);
    boolean alone = stems.size() == 1 || weight == LABEL;
    stems.forEach(stem -> weights.merge(stem, alone ? weight : weight * PART, Math::max));
    surfaces.addAll(Words.of(text));
  }

  /** The words for what was spoken about: those of the subjects and of the session's title. */
  Map<String, Double> weights(Collection<Subject> subjects, Wording title) {
    Map<String, Double> all = new HashMap<>();
    for (Subject subject : subjects) {
      bySubject
          .getOrDefault(subject, Map.of())
          .forEach((stem, weight) -> all.merge(stem, weight, Math::max));
    }
    Stream.of(title.en(), title.fr())
        .flatMap(text -> Words.stems(text).stream())
        .forEach(stem -> all.merge(stem, LABEL, Math::max));
    return all;
  }

  /** Whether a folded word is one of any subject. */
  boolean knows(String word) {
    return rarity.containsKey(Words.stem(word));
  }

  /** Whether a folded word stands so among those of the subjects. */
  boolean has(String word) {
    return surfaces.contains(word);
  }

  /** Whether a name is made of names of places only, as "Peel Halton" is. */
  boolean arePlaces(String name) {
    return places.containsAll(Words.of(name));
  }

  /** The stem by which a word is compared; that of the word it is a slip for, if it is one. */
  String stemOf(String word) {
    if (knows(word) || word.length() < SHORTEST_SLIP) {
      return Words.stem(word);
    }
    return surfaces.stream()
        .filter(surface -> surface.length() >= SHORTEST_SLIP && Words.isNear(word, surface))
        .min(
            Comparator.comparingInt((String surface) -> Words.edits(word, surface, 2))
                .thenComparing(surface -> surface))
        .map(Words::stem)
        .orElseGet(() -> Words.stem(word));
  }

  /** How much a stem says: more, the fewer subjects have it. */
  double rarity(String stem) {
    double known = rarity.getOrDefault(stem, rarest / 2);
    return EVERYWHERE.contains(stem) ? known * BACKGROUND : known;
  }
}
