package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.PersonName;
import ca.welcomingcommunities.kb.vocabulary.Lip;
import ca.welcomingcommunities.kb.vocabulary.Phrase;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which clusters and regions a query names: by the vocabulary's labels and all but its weak
 * phrases, and by the names and places of partnerships. Immutable.
 */
final class NamedValues {
  /** The facets of which values are looked for. */
  static final List<Facet> FACETS = List.of(Facet.CLUSTER, Facet.REGION);

  /** A longer phrase is no part of a query. */
  private static final int MAX_WORDS = 6;

  private final Map<Facet, Map<String, String>> byPhrase = new EnumMap<>(Facet.class);

  NamedValues(Vocabulary vocabulary) {
    for (Facet facet : FACETS) {
      vocabulary.terms(facet).forEach(this::add);
    }
    vocabulary.lips().forEach(this::add);
  }

  private void add(Term term) {
    for (Language language : List.of(Language.EN, Language.FR)) {
      add(term.facet(), term.label().in(language), term.id());
    }
    for (Phrase phrase : term.phrases()) {
      if (phrase.strength() != Phrase.Strength.WEAK) {
        add(term.facet(), phrase.text(), term.id());
      }
    }
  }

  private void add(Lip lip) {
    String region = lip.territory().region();
    for (Language language : List.of(Language.EN, Language.FR)) {
      add(Facet.REGION, lip.names().official().in(language), region);
    }
    lip.territory().places().forEach(place -> add(Facet.REGION, place, region));
  }

  // What two terms share says nothing; the first keeps it, in the order of the vocabulary.
  private void add(Facet facet, String phrase, String value) {
    String key = String.join(" ", words(phrase));
    if (!key.isEmpty()) {
      byPhrase.computeIfAbsent(facet, _ -> new HashMap<>()).putIfAbsent(key, value);
    }
  }

  /** The values that a text names; a facet of which none is named is left out. */
  Map<Facet, Set<String>> in(String text) {
    List<String> words = words(text);
    Map<Facet, Set<String>> named = new EnumMap<>(Facet.class);
    for (int from = 0; from < words.size(); from++) {
      for (int to = from + 1; to <= Math.min(words.size(), from + MAX_WORDS); to++) {
        String phrase = String.join(" ", words.subList(from, to));
        byPhrase.forEach((facet, values) -> {
          String value = values.get(phrase);
          if (value != null) {
            named.computeIfAbsent(facet, _ -> new LinkedHashSet<>()).add(value);
          }
        });
      }
    }
    return named;
  }

  /** Without case and accents, nor the s of a plural. */
  private static List<String> words(String text) {
    return PersonName.words(text).stream()
        .map(word ->
            word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
        .toList();
  }
}
