package ca.welcomingcommunities.kb.search;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A document that is about much the same as another. */
public record SimilarDocument(
    DocumentId id, String title, Language language, @Nullable Integer year) {
  public SimilarDocument {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(language, "language");
  }
}
