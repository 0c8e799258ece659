package ca.welcomingcommunities.kb.document;

/** What one "page" of a document is. */
public enum PageUnit {
  PAGE("page"),
  SLIDE("slide"),
  SHEET("sheet"),
  /** A part under a heading, in files that have no pages: web pages, mails, plain text. */
  SECTION("section");

  private final String id;

  PageUnit(String id) {
    this.id = id;
  }

  /** The name in JSON and in the catalogue. */
  public String id() {
    return id;
  }
}
