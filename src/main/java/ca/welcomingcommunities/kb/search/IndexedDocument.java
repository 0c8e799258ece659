package ca.welcomingcommunities.kb.search;

import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Page;
import java.util.List;

/** A document with its whole text, as it is given to an index. */
public record IndexedDocument(Document document, List<Page> pages) {
  public IndexedDocument {
    pages = List.copyOf(pages);
  }
}
