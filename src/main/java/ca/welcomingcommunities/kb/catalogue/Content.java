package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Accessibility;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageCount;
import ca.welcomingcommunities.kb.document.PageUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reading and classifying a document gave.
 *
 * @param mediaType of the file, as recognised from its content; null for records without a file
 * @param found what the text and the file say about themselves
 * @param labels of the classifier
 * @param accessibility of the file; unknown for records without one
 * @param totalPages of the file, those without text included
 * @param prints numbers of its paragraphs, see {@link Blocks}
 */
public record Content(
    @Nullable String mediaType,
    Accessibility accessibility,
    Layer found,
    List<Label> labels,
    List<Page> pages,
    int totalPages,
    PageUnit unit,
    Set<Long> prints) {
  public Content {
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(unit, "unit");
    labels = List.copyOf(labels);
    pages = List.copyOf(pages);
    prints = Set.copyOf(prints);
    totalPages = Math.max(totalPages, pages.size());
  }

  /** How long its text is, headings included. */
  long characters() {
    return pages.stream()
        .flatMap(page -> page.sections().stream())
        .mapToLong(section -> section.heading().length() + (long) section.text().length())
        .sum();
  }

  /** How many of the pages have text. */
  public PageCount pageCount() {
    int withText = (int) pages.stream().filter(page -> !page.text().isBlank()).count();
    return new PageCount(withText, totalPages, unit);
  }
}
