package ca.welcomingcommunities.kb.experts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of many thousand proposed people a question names. A single word is not enough: among so
 * many names there is one for nearly every word.
 */
final class ProposedNames {
  private static final double NAMED = 1.4;
  private static final int SHORTEST_SLIP = 6;
  private static final int FEW_WORDS = 5;

  private final Map<String, List<Long>> byWord = new HashMap<>();

  ProposedNames(List<Profile> profiles) {
    for (Profile profile : profiles) {
      Set<String> words = new HashSet<>();
      profile.person().names().forEach(name -> words.addAll(Words.of(name)));
      words.forEach(
          word -> byWord.computeIfAbsent(word, _ -> new ArrayList<>(1)).add(profile.number()));
    }
  }

  /** How well each is named; who is not named by two words is left out. */
  Map<Long, Double> named(List<String> words) {
    if (words.size() < 2) {
      return Map.of();
    }
    Map<Long, Integer> count = new HashMap<>();
    for (String word : new HashSet<>(words)) {
      for (long person : matching(word, words.size() <= FEW_WORDS)) {
        count.merge(person, 1, Integer::sum);
      }
    }
    Map<Long, Double> named = new HashMap<>();
    count.forEach((person, n) -> {
      if (n >= 2) {
        named.put(person, NAMED);
      }
    });
    return named;
  }

  private Set<Long> matching(String word, boolean slipsToo) {
    List<Long> exact = byWord.get(word);
    if (exact != null) {
      return new HashSet<>(exact);
    }
    Set<Long> near = new HashSet<>();
    if (slipsToo && word.length() >= SHORTEST_SLIP) {
      byWord.forEach((name, people) -> {
        if (name.length() >= SHORTEST_SLIP && Words.isNear(word, name)) {
          near.addAll(people);
        }
      });
    }
    return near;
  }
}
