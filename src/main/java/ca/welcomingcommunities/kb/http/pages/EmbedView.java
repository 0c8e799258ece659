package ca.welcomingcommunities.kb.http.pages;

import java.util.List;

/**
 * The code for other web sites.
 *
 * @param accent the colour chosen
 * @param code what to paste
 * @param frameCode what to paste where no script can be
 * @param frame path of the preview
 * @param address the same as a whole, to paste where only an address can be
 */
record EmbedView(
    Shell shell,
    List<Field> fields,
    String accent,
    String code,
    String frameCode,
    String frame,
    String address) {
  /** Something to choose. */
  record Field(String name, String label, List<SearchView.Choice> choices) {}
}
