package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Page;
import java.util.List;

/** A published document with its whole text. */
public record DocumentText(Document document, List<Page> pages) {
  public DocumentText {
    pages = List.copyOf(pages);
  }
}
