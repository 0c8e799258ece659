package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a document was found to be.
 *
 * @param title never blank
 * @param language that most of the text is in
 * @param year null where nothing tells
 * @param pages the pages handed in, each section with its language and type
 * @param labels by facet in the order of {@link Facet}, and within one the surest first. Facets
 *     without a label are normal: not every document has a cluster.
 */
public record Classification(
    String title, Language language, @Nullable Integer year, List<Page> pages, List<Label> labels) {
  public Classification {
    Objects.requireNonNull(language, "language");
    if (title.isBlank()) {
      throw new IllegalArgumentException("no title");
    }
    pages = List.copyOf(pages);
    labels = List.copyOf(labels);
  }

  /** The labels of one facet, the surest first. */
  public List<Label> labels(Facet facet) {
    return labels.stream().filter(label -> label.facet() == facet).toList();
  }
}
