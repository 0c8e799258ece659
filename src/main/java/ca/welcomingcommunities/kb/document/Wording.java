package ca.welcomingcommunities.kb.document;

/**
 * A text in both languages.
 *
 * @param fr the same as {@code en} where there is no French one
 */
public record Wording(String en, String fr) {
  public Wording {
    if (en.isBlank() || fr.isBlank()) {
      throw new IllegalArgumentException("a text is missing: en '" + en + "', fr '" + fr + "'");
    }
  }

  /** The same in both languages, as names are. */
  public static Wording of(String text) {
    return new Wording(text, text);
  }

  /** The text in that language; English for {@link Language#OTHER}. */
  public String in(Language language) {
    return language == Language.FR ? fr : en;
  }
}
