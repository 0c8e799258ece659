package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.vocabulary.Phrase.Strength;
import org.jspecify.annotations.Nullable;

/**
 * What one phrase says when it is seen.
 *
 * @param facet that it speaks of; phrases inside longer ones of the same facet are not seen
 * @param value of the facet; null where a name is a trap and no sign of anything
 * @param weight how much a single sighting says
 * @param words how many words the phrase has
 * @param capitals per word: {@code A} must be in capitals, {@code a} must begin with one, {@code n}
 *     must and have no other such word beside it, as people's names have, {@code .} may be either
 * @param ambiguous whether it needs a second sign
 */
record Cue(
    Role role,
    Facet facet,
    @Nullable String value,
    Strength strength,
    double weight,
    int words,
    String capitals,
    boolean ambiguous) {
  /** What a sighting is for. */
  enum Role {
    /** Evidence for a value of the facet. */
    VALUE,
    /** A longer name that hides a place; its own value, if any, is where it really is. */
    TRAP,
    /** A place of a partnership: confirms a shared acronym. */
    PARTNERSHIP_PLACE,
    /** Makes an ambiguous place credible. */
    SIGN,
    /** Makes it doubtful. */
    FOREIGN,
    /** Begins an acknowledgement of money. */
    FUNDING
  }

  /** Whether the words from {@code first} are written as this phrase must be. */
  boolean fits(Tokens tokens, int first) {
    for (int at = 0; at < words; at++) {
      char rule = capitals.charAt(at);
      if ((rule == 'A' && !tokens.inCapitals(first + at))
          || (rule == 'a' && !tokens.startsWithCapital(first + at))
          || (rule == 'n' && !tokens.standsAlone(first + at))) {
        return false;
      }
    }
    return true;
  }
}
