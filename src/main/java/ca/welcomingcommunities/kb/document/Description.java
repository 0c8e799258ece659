package ca.welcomingcommunities.kb.document;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a document beside its labels.
 *
 * @param title never blank
 * @param summary an abstract; null where there is none
 * @param language that most of the text is in
 * @param year the year it speaks of; null where none is known
 * @param authors names, as the file or the submitter gives them
 * @param sourceUrl where it was found on the web; null where unknown
 */
public record Description(
    String title,
    @Nullable String summary,
    Language language,
    @Nullable Integer year,
    List<String> authors,
    @Nullable String sourceUrl) {
  public Description {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(language, "language");
    if (title.isBlank()) {
      throw new IllegalArgumentException("a document needs a title");
    }
    authors = List.copyOf(authors);
  }
}
