package ca.welcomingcommunities.kb.search.lucene;

/** The names of the index' fields. Those of texts are completed by {@link Form#field}. */
final class Fields {
  /** The id, on a document and on each of its passages: the handle to replace the block by. */
  static final String ID = "id";

  /** What a Lucene document is: {@link #DOCUMENT} or {@link #PASSAGE}. */
  static final String LEVEL = "level";

  static final String DOCUMENT = "document";
  static final String PASSAGE = "passage";

  /** All that words are looked for in: title, names and headings weighted, body. */
  static final String TEXT = "text";

  static final String TITLE = "title";
  static final String AUTHOR = "author";
  static final String LIP = "lip";

  /** The text of a passage, with its heading. */
  static final String PASSAGE_TEXT = "passage";

  /** What is not the body of a document: running lines, contents, what repeats. */
  static final String FURNITURE = "furniture";

  /** The section type of a passage. */
  static final String SECTION = "section";

  static final String YEAR = "year";
  static final String ADDED = "added";
  static final String TITLE_ORDER = "order";

  /** The first letters of the title's words, for suggestions. */
  static final String TITLE_STARTS = "starts";

  /** What is shown of a document or passage, as bytes. */
  static final String SHOWN = "shown";

  private Fields() {}

  /** What the body says in sections of a type, for searches inside such sections. */
  static String inSection(String type) {
    return "in-" + type;
  }
}
