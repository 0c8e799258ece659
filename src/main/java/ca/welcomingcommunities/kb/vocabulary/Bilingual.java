package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Language;

/**
 * A text in both languages of the interface.
 *
 * @param frenchIsOurs whether the French is our own translation and not an official or common form
 */
public record Bilingual(String en, String fr, boolean frenchIsOurs) {
  public Bilingual {
    if (en.isBlank() || fr.isBlank()) {
      throw new IllegalArgumentException("a text is missing: en '" + en + "', fr '" + fr + "'");
    }
  }

  /** The text in that language; English for {@link Language#OTHER}. */
  public String in(Language language) {
    return language == Language.FR ? fr : en;
  }
}
