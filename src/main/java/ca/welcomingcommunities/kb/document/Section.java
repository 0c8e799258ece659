package ca.welcomingcommunities.kb.document;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of one page that stands under one heading, or between two such parts and is none. A
 * chapter over several pages is one section on each of them.
 *
 * @param heading empty where text stands under no heading
 * @param level 1 (chapter) to 6; 0 without a heading
 * @param continued whether the heading stands earlier, above or on a page before, and is not part
 *     of this text
 * @param text without the heading; paragraphs separated by line feeds
 * @param language of the text; {@link Language#OTHER} until it has been identified
 * @param type the section type of the vocabulary ({@code challenges}, {@code next-steps}, …), null
 *     where none was recognised; always for what is not {@link TextRole#BODY}
 */
public record Section(
    String heading,
    int level,
    boolean continued,
    String text,
    Language language,
    @Nullable String type,
    TextRole role) {
  public Section {
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(role, "role");
    if (level < 0 || level > 6 || heading.isEmpty() != (level == 0)) {
      throw new IllegalArgumentException("heading '" + heading + "' at level " + level);
    }
    type = role == TextRole.BODY ? type : null;
  }

  /** A section as it is read from a file, not yet identified. */
  public static Section of(String heading, int level, boolean continued, String text) {
    return new Section(heading, level, continued, text, Language.OTHER, null, TextRole.BODY);
  }

  /** The same text with what the classifier found. */
  public Section identified(Language foundLanguage, @Nullable String foundType) {
    return new Section(heading, level, continued, text, foundLanguage, foundType, role);
  }

  /** Another part of the same section. */
  public Section part(boolean headingIsAbove, String partText, TextRole partRole) {
    boolean carried = headingIsAbove && level > 0;
    return new Section(heading, level, carried, partText, language, type, partRole);
  }

  /** Whether it is what the document says, and not the furniture of a page. */
  public boolean isBody() {
    return role == TextRole.BODY;
  }
}
