package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Language;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one source (the file, its submitter, an editor) says about a document. A field that is null,
 * blank or empty is one it says nothing about; a weaker layer may.
 *
 * @param none fields of which it says that there is no value, although a weaker layer may have one.
 *     Title and language cannot be missing, so for them it means nothing
 */
public record Layer(
    @Nullable String title,
    @Nullable String summary,
    @Nullable Language language,
    @Nullable Integer year,
    List<String> authors,
    @Nullable String sourceUrl,
    Set<Field> none) {
  /** Says nothing. */
  public static final Layer EMPTY = new Layer(null, null, null, null, List.of(), null, Set.of());

  public Layer {
    title = blankToNull(title);
    summary = blankToNull(summary);
    authors = authors.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
    sourceUrl = blankToNull(sourceUrl);
    none = none.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(none));
  }

  /** This layer with everything that {@code newer} speaks of taken from there. */
  Layer overriddenBy(Layer newer) {
    EnumSet<Field> missing = EnumSet.noneOf(Field.class);
    missing.addAll(none);
    missing.removeIf(newer::says);
    missing.addAll(newer.none);
    return new Layer(
        newer.speaksOf(Field.TITLE) ? newer.title : title,
        newer.speaksOf(Field.SUMMARY) ? newer.summary : summary,
        newer.speaksOf(Field.LANGUAGE) ? newer.language : language,
        newer.speaksOf(Field.YEAR) ? newer.year : year,
        newer.speaksOf(Field.AUTHORS) ? newer.authors : authors,
        newer.speaksOf(Field.SOURCE_URL) ? newer.sourceUrl : sourceUrl,
        missing);
  }

  /** Whether it gives the field a value, or says that there is none. */
  boolean speaksOf(Field field) {
    return says(field) || none.contains(field);
  }

  private boolean says(Field field) {
    return switch (field) {
      case TITLE -> title != null;
      case SUMMARY -> summary != null;
      case LANGUAGE -> language != null;
      case YEAR -> year != null;
      case AUTHORS -> !authors.isEmpty();
      case SOURCE_URL -> sourceUrl != null;
    };
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
