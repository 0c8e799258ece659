package ca.welcomingcommunities.kb.document;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of one page that stands under one heading. A chapter over several pages is one section
 * on each of them.
 *
 * @param heading empty where text stands under no heading
 * @param level 1 (chapter) to 6; 0 without a heading
 * @param continued whether the heading stands on an earlier page and is not part of this page's
 *     text
 * @param text without the heading; paragraphs separated by line feeds
 * @param language of the text; {@link Language#OTHER} until it has been identified
 * @param type the section type of the vocabulary ({@code challenges}, {@code next-steps}, …), null
 *     where none was recognised
 */
public record Section(
    String heading,
    int level,
    boolean continued,
    String text,
    Language language,
    @Nullable String type) {
  public Section {
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
    if (level < 0 || level > 6 || heading.isEmpty() != (level == 0)) {
      throw new IllegalArgumentException("heading '" + heading + "' at level " + level);
    }
  }

  /** A section as it is read from a file, not yet identified. */
  public static Section of(String heading, int level, boolean continued, String text) {
    return new Section(heading, level, continued, text, Language.OTHER, null);
  }

  /** The same text with what the classifier found. */
  public Section identified(Language foundLanguage, @Nullable String foundType) {
    return new Section(heading, level, continued, text, foundLanguage, foundType);
  }
}
