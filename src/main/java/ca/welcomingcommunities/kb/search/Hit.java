package ca.welcomingcommunities.kb.search;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.PageUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One found document, with what a result list shows of it.
 *
 * @param title with the query's words marked
 * @param pageUnit what its pages are
 * @param values per facet the document's own values (not their parents)
 * @param mediaType null for records without a file
 * @param filename null for records without a file
 * @param passages the best ones, at most three, best first; empty without query words in the text
 * @param passageCount how many passages of the document match
 * @param missing words of the query that the document does not have, as typed
 */
public record Hit(
    DocumentId id,
    Kind kind,
    @Nullable String externalId,
    MarkedText title,
    Language language,
    @Nullable Integer year,
    int pageCount,
    PageUnit pageUnit,
    Map<Facet, List<String>> values,
    @Nullable String mediaType,
    @Nullable String filename,
    double score,
    List<PassageHit> passages,
    int passageCount,
    List<String> missing) {
  public Hit {
    values = Map.copyOf(values);
    passages = List.copyOf(passages);
    missing = List.copyOf(missing);
  }
}
