package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.FacetCount;
import ca.welcomingcommunities.kb.search.FacetCounts;
import ca.welcomingcommunities.kb.search.Results;
import java.util.Optional;
import java.util.Set;

/**
 * That a search also finds documents in the language that is not the reader's.
 *
 * @param language that other language
 * @param count how many documents it finds
 * @param search for those only
 */
public record AlsoIn(Language language, long count, SearchParameters search) {

  /** Empty where there are none, or these are what was asked for already. */
  public static Optional<AlsoIn> of(SearchParameters asked, Results results) {
    Language other = asked.locale() == Language.FR ? Language.EN : Language.FR;
    Set<String> chosen = asked.query().filters().getOrDefault(Facet.LANGUAGE, Set.of());
    if (chosen.contains(other.code())) {
      return Optional.empty();
    }
    return results.facets().stream()
        .filter(counts -> counts.facet() == Facet.LANGUAGE)
        .map(FacetCounts::values)
        .flatMap(values -> values.stream())
        .filter(value -> value.value().equals(other.code()) && value.count() > 0)
        .map(FacetCount::count)
        .map(count -> new AlsoIn(other, count, only(asked, other, chosen)))
        .findFirst();
  }

  private static SearchParameters only(
      SearchParameters asked, Language language, Set<String> chosen) {
    SearchParameters only = asked.toggled(Facet.LANGUAGE, language.code());
    for (String value : chosen) {
      only = only.toggled(Facet.LANGUAGE, value);
    }
    return only;
  }
}
