package ca.welcomingcommunities.kb.document;

import org.jspecify.annotations.Nullable;

/**
 * How well a file serves people who have it read to them. Each is null where the format has no such
 * thing, or does not say.
 *
 * @param tagged whether a PDF knows its headings, lists and reading order
 * @param title whether the file itself has a title
 * @param language whether the file itself says its language
 * @param textLayer whether all its pages are text, and none only a picture of text
 */
public record Accessibility(
    @Nullable Boolean tagged,
    @Nullable Boolean title,
    @Nullable Boolean language,
    @Nullable Boolean textLayer) {
  /** Of a format of which none of it can be said. */
  public static final Accessibility UNKNOWN = new Accessibility(null, null, null, null);
}
