package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Language;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content.
 *
 * @param title of the window, unique to the page
 * @param switchUrl the same page in the other language
 * @param section of the navigation the page belongs to: {@code search}, {@code upload} or none
 * @param listed whether search engines should list the page
 * @param feed address of what the page lists as a feed; null without one
 */
record Shell(
    Messages m,
    Assets assets,
    String title,
    String switchUrl,
    String section,
    boolean listed,
    @Nullable String feed) {
  /** A page that lists nothing to follow. */
  Shell(Messages m, Assets assets, String title, String switchUrl, String section, boolean listed) {
    this(m, assets, title, switchUrl, section, listed, null);
  }

  /** The same page in one of the languages; their addresses differ in the first part. */
  String address(Language locale) {
    return "/" + locale.code() + switchUrl.substring(3);
  }

  /** The value of {@code aria-current} in the navigation; null leaves it out. */
  @Nullable String current(String other) {
    return section.equals(other) ? "true" : null;
  }
}
