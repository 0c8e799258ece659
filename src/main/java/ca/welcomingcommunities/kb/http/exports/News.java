package ca.welcomingcommunities.kb.http.exports;

import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.http.SearchParameters;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.search.Sort;
import java.io.IOException;
import java.util.List;

/** What was added last, of all or of what a search finds. */
public final class News {
  /** So many are looked at; a reader that was away for longer looks at the list. */
  public static final int MOST = 50;

  private final SearchIndex index;
  private final Documents documents;

  /** Of a running server. */
  public News(Services services) {
    this.index = services.index();
    this.documents = services.catalogue().documents();
  }

  /** The last ones that a search finds, the latest added first. */
  public List<Document> latest(SearchParameters search) throws IOException {
    return documents.find(index.list(search.withSort(Sort.ADDED).query(), MOST).ids());
  }
}
