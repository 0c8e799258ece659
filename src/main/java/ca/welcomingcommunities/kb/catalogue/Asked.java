package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Facet;
import java.util.Map;
import java.util.Set;

/**
 * A search, to be counted.
 *
 * @param text as typed
 * @param found whether it found anything
 * @param millis how long the index took
 * @param about the values of facets that were chosen as filters, or are named in the text
 */
public record Asked(String text, boolean found, long millis, Map<Facet, Set<String>> about) {
  /** From so many milliseconds on a search is slow. */
  public static final long SLOW_MILLIS = 500;

  public Asked {
    about = Map.copyOf(about);
  }

  boolean slow() {
    return millis >= SLOW_MILLIS;
  }
}
