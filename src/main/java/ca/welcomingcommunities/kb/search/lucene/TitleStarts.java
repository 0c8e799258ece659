package ca.welcomingcommunities.kb.search.lucene;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The short beginnings of words, which are terms of their own so that none need be looked up. */
final class TitleStarts {
  /** Few enough words begin with more letters to look them all up. */
  static final int LONGEST = 3;

  private TitleStarts() {}

  static Set<String> of(Collection<String> words) {
    Set<String> starts = new LinkedHashSet<>();
    for (String word : words) {
      for (int length = 1; length <= Math.min(LONGEST, word.length()); length++) {
        starts.add(word.substring(0, length));
      }
    }
    return starts;
  }
}
