package ca.welcomingcommunities.kb.document;

import java.util.Locale;

/**
 * The language of a text. The knowledge base works in English and French; it keeps other languages,
 * unstemmed.
 */
public enum Language {
  EN("en"),
  FR("fr"),
  /** Neither English nor French, or not known. */
  OTHER("und");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The BCP 47 code: {@code en}, {@code fr} or {@code und}. */
  public String code() {
    return code;
  }

  /**
   * The language for a BCP 47 code such as {@code fr} or {@code fr-CA}; {@link #OTHER} for any it
   * does not know.
   */
  public static Language of(String code) {
    String lower = code.strip().toLowerCase(Locale.ROOT);
    if (lower.equals("en") || lower.startsWith("en-")) {
      return EN;
    }
    return lower.equals("fr") || lower.startsWith("fr-") ? FR : OTHER;
  }
}
