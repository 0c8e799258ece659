package ca.welcomingcommunities.kb.bench;

import java.util.List;

/**
 * One question of a scenario.
 *
 * @param words all wanted; for a prefix or a fuzzy word one, without its sign
 * @param alike whether every target's analysis leaves these words as they are, so that the answers
 *     must agree to the last count
 */
record Question(
    Scenario scenario,
    List<String> words,
    List<String> regions,
    List<String> themes,
    boolean alike) {
  Question {
    words = List.copyOf(words);
    regions = List.copyOf(regions);
    themes = List.copyOf(themes);
  }

  /** The words as a person types them. */
  String text() {
    String typed = String.join(" ", words);
    return switch (scenario) {
      case PREFIX -> typed + "*";
      case FUZZY -> typed + "~";
      case KEYWORD, FACETS, HIGHLIGHT, FILTER, DEEP -> typed;
    };
  }
}
