package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Person;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is named in a question, also misspelt. Immutable. */
final class NameBook {
  private static final double SURNAME = 1;
  private static final double SLIP = 0.85;
  private static final double GIVEN = 0.4;
  private static final double GIVEN_ALONE = 0.2;

  /** Shorter surnames must be written right. */
  private static final int SHORTEST_SLIP = 5;

  private final Map<String, Set<Long>> surnames = new HashMap<>();
  private final Map<String, Set<Long>> givenNames = new HashMap<>();
  private final Lexicon lexicon;

  NameBook(List<Profile> profiles, Lexicon lexicon) {
    this.lexicon = lexicon;
    profiles.forEach(profile -> add(profile.number(), profile.person()));
  }

  private void add(long number, Person person) {
    for (String name : person.names()) {
      List<String> words = Words.of(name);
      for (int i = 0; i < words.size(); i++) {
        boolean last = i == words.size() - 1;
        (last ? surnames : givenNames)
            .computeIfAbsent(words.get(i), _ -> new HashSet<>())
            .add(number);
      }
    }
  }

  /** How well each person is named; who is not named is left out. */
  Map<Long, Double> named(List<String> words) {
    Map<Long, Double> last = new HashMap<>();
    Map<Long, Double> first = new HashMap<>();
    for (String word : words) {
      boolean plain = Words.isEmpty(word) || lexicon.knows(word);
      note(last, surnames, word, SURNAME, !plain);
      note(first, givenNames, word, GIVEN, !plain);
    }
    Map<Long, Double> named = new HashMap<>(last);
    first.forEach((person, given) -> {
      boolean common = words.stream().noneMatch(word -> isGivenOnly(word, person));
      named.merge(person, last.containsKey(person) ? given : common ? 0 : GIVEN_ALONE, Double::sum);
    });
    named.values().removeIf(value -> value <= 0);
    return named;
  }

  private boolean isGivenOnly(String word, long person) {
    return givenNames.getOrDefault(word, Set.of()).contains(person)
        && !Words.isEmpty(word)
        && !lexicon.knows(word);
  }

  private static void note(
      Map<Long, Double> into,
      Map<String, Set<Long>> names,
      String word,
      double value,
      boolean slipsToo) {
    Set<Long> exact = names.get(word);
    if (exact != null) {
      exact.forEach(person -> into.merge(person, value, Math::max));
    } else if (slipsToo && word.length() >= SHORTEST_SLIP) {
      names.forEach((name, people) -> {
        if (name.length() >= SHORTEST_SLIP && isSlip(word, name)) {
          people.forEach(person -> into.merge(person, value * SLIP, Math::max));
        }
      });
    }
  }

  /** Two edits are borne from six letters on, if the word begins alike. */
  private static boolean isSlip(String word, String name) {
    int edits = Words.edits(word, name, 2);
    return edits <= 1 || (edits == 2 && name.length() > 6 && word.charAt(0) == name.charAt(0));
  }
}
