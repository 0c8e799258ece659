package ca.welcomingcommunities.kb.experts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Phrases that name something, to be found in a question as whole words; the longest counts. */
final class Phrases {
  /**
   * A phrase found.
   *
   * @param from the index of its first word
   * @param to one past the last
   */
  record Match(int from, int to, Set<String> ids) {}

  private record Phrase(List<String> words, Set<String> ids) {}

  private final Map<String, List<Phrase>> byFirst = new HashMap<>();

  void add(String text, String id) {
    List<String> words = Words.of(text);
    if (words.isEmpty()) {
      return;
    }
    List<Phrase> same = byFirst.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>());
    for (Phrase phrase : same) {
      if (phrase.words.equals(words)) {
        phrase.ids.add(id);
        return;
      }
    }
    same.add(new Phrase(words, new LinkedHashSet<>(Set.of(id))));
    same.sort(Comparator.comparingInt((Phrase phrase) -> phrase.words.size()).reversed());
  }

  List<Match> in(List<String> words) {
    List<Match> matches = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      Match match = at(words, at);
      if (match != null) {
        matches.add(match);
      }
      at = match == null ? at + 1 : match.to;
    }
    return matches;
  }

  private @Nullable Match at(List<String> words, int at) {
    for (Phrase phrase : byFirst.getOrDefault(words.get(at), List.of())) {
      int to = at + phrase.words.size();
      if (to <= words.size() && words.subList(at, to).equals(phrase.words)) {
        return new Match(at, to, phrase.ids);
      }
    }
    return null;
  }
}
