package ca.welcomingcommunities.kb.search;

import java.util.Locale;
import java.util.Optional;

/** A part of a document to which a word of a query can be restricted: {@code title:housing}. */
public enum QueryField {
  TITLE("title", "titre"),
  AUTHOR("author", "auteur"),
  /** The names of the document's Local Immigration Partnerships. */
  LIP("lip", "pli");

  private final String english;
  private final String french;

  QueryField(String english, String french) {
    this.english = english;
    this.french = french;
  }

  /** The field's English name, which stands for it wherever a query is written out. */
  public String id() {
    return english;
  }

  /** The field with this English or French name, in any case. */
  static Optional<QueryField> of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (QueryField field : values()) {
      if (field.english.equals(lower) || field.french.equals(lower)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
