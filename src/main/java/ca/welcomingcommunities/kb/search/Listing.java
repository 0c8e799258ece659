package ca.welcomingcommunities.kb.search;

import ca.welcomingcommunities.kb.document.DocumentId;
import java.util.List;

/**
 * What a query finds.
 *
 * @param ids of the first documents
 * @param totalHits of all
 */
public record Listing(List<DocumentId> ids, long totalHits) {
  public Listing {
    ids = List.copyOf(ids);
  }
}
