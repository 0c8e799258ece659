package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Language;
import java.util.Objects;

/**
 * A word or phrase that speaks for a term.
 *
 * @param text uninflected; to be matched as whole words, whatever the case, accents and hyphens. A
 *     text in capitals only is an acronym and matches capitals only.
 */
public record Phrase(String text, Language language, Strength strength) {
  public Phrase {
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(strength, "strength");
    if (text.isBlank()) {
      throw new IllegalArgumentException("an empty phrase");
    }
  }

  /** How much a phrase says. */
  public enum Strength {
    /** Near-certain evidence. */
    STRONG,
    NORMAL,
    /** Adds to other evidence, and never decides alone. */
    WEAK
  }
}
