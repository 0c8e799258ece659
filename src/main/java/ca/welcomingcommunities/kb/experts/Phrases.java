package ca.welcomingcommunities.kb.experts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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

  /** Shorter words must be written right. */
  private static final int SHORTEST_SLIP = 6;

  private final Map<String, List<Phrase>> byFirst = new HashMap<>();
  private final Set<String> vocabulary = new HashSet<>();

  void add(String text, String id) {
    List<String> words = Words.of(text);
    if (words.isEmpty()) {
      return;
    }
    vocabulary.addAll(words);
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

  /**
   * The word of a phrase that a word is a slip for, which begins alike; the word itself if it is
   * one of a phrase, or there is no single nearest one.
   */
  String right(String word) {
    if (vocabulary.contains(word) || word.length() < SHORTEST_SLIP) {
      return word;
    }
    String nearest = word;
    int fewest = Integer.MAX_VALUE;
    for (String each : vocabulary) {
      boolean may = each.length() >= SHORTEST_SLIP && each.charAt(0) == word.charAt(0);
      if (may && Words.isNear(word, each)) {
        int edits = Words.edits(word, each, 2);
        nearest = edits < fewest ? each : edits == fewest ? word : nearest;
        fewest = Math.min(edits, fewest);
      }
    }
    return nearest;
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
