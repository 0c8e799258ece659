package ca.welcomingcommunities.kb.document;

import java.util.Optional;

/**
 * What a piece of text does on its page. Everything but {@link #BODY} is there to find one's way,
 * or on every page or in every file alike: it says nothing of what this document is about, and is
 * not analysed, shown in snippets or compared. Printers call it the furniture of a page.
 */
public enum TextRole {
  /** What the document says. */
  BODY("body"),
  /** A table of contents, or a list of tables or figures. */
  CONTENTS("contents"),
  /** The same line, but for a number, at the top of many pages. */
  RUNNING_HEADER("running-header"),
  /** The same at the bottom of many pages. */
  RUNNING_FOOTER("running-footer"),
  /** A line that is nothing but the number of its page. */
  PAGE_NUMBER("page-number"),
  /** What stands elsewhere in the document too, or in many files of one publisher. */
  REPEATED("repeated");

  private final String id;

  TextRole(String id) {
    this.id = id;
  }

  /** The name in the catalogue. */
  public String id() {
    return id;
  }

  /** The role with this name. */
  public static Optional<TextRole> of(String id) {
    for (TextRole role : values()) {
      if (role.id.equals(id)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
