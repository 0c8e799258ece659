package ca.welcomingcommunities.kb.search;

import java.util.List;

/**
 * Words of the thesaurus that were searched beside one that was typed.
 *
 * @param term as typed
 * @param added what was searched too
 * @param kind the thesaurus' kind of the set: exact, near, abbr, plain, era
 */
public record Expansion(String term, List<String> added, String kind) {
  public Expansion {
    added = List.copyOf(added);
  }
}
