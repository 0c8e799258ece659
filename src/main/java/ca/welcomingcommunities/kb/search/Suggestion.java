package ca.welcomingcommunities.kb.search;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A completion of what is being typed.
 *
 * @param text to search for, with the typed part marked
 * @param documentId the document whose title it is; null for terms
 * @param count how many documents choosing it finds; always more than 0
 */
public record Suggestion(MarkedText text, Kind kind, @Nullable String documentId, long count) {
  /** What is suggested. */
  public enum Kind {
    QUERY("query"),
    DOCUMENT("document"),
    SPEAKER("speaker"),
    TERM("term");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** The name in JSON. */
    public String id() {
      return id;
    }
  }

  public Suggestion {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(kind, "kind");
  }
}
