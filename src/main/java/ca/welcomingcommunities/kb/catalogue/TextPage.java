package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Page;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page of a document's text and where it stands among the others.
 *
 * @param previous the number of the page before; null on the first
 * @param next the number of the page after; null on the last
 * @param last the number of the document's last page
 */
public record TextPage(Page page, @Nullable Integer previous, @Nullable Integer next, int last) {
  public TextPage {
    Objects.requireNonNull(page, "page");
  }
}
