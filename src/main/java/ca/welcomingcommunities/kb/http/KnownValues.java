package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.http.Problem.Place;
import ca.welcomingcommunities.kb.search.FacetCount;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses filters that can find nothing because their value is no value of the facet. */
final class KnownValues {
  private final Vocabulary vocabulary;
  private final SearchIndex index;

  KnownValues(Vocabulary vocabulary, SearchIndex index) {
    this.vocabulary = vocabulary;
    this.index = index;
  }

  /**
   * Returns if every value of every filter is known.
   *
   * @throws Refused naming the nearest value of each that is not
   */
  void require(Query query) throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    for (Map.Entry<Facet, Set<String>> filter : query.filters().entrySet()) {
      for (String value : filter.getValue()) {
        if (!isKnown(filter.getKey(), value)) {
          flaws.add(flaw(filter.getKey(), value));
        }
      }
    }
    if (!flaws.isEmpty()) {
      throw new Refused(Problem.of(Kind.INVALID_PARAMETER, flaws));
    }
  }

  /** Documents may still have values of an older vocabulary. */
  private boolean isKnown(Facet facet, String value) throws IOException {
    return vocabulary.term(facet, value).isPresent()
        || index.values(facet, Integer.MAX_VALUE).values().stream()
            .map(FacetCount::value)
            .anyMatch(value::equals);
  }

  private Flaw flaw(Facet facet, String value) {
    String nearest = nearest(facet, value);
    return new Flaw(
        Place.PARAMETER,
        facet.id(),
        nearest == null ? "unknown-value" : "unknown-value-suggest",
        nearest == null ? List.of(value) : List.of(value, nearest),
        nearest);
  }

  /** By the ids, and by what people call them. */
  private @Nullable String nearest(Facet facet, String value) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (Term term : vocabulary.terms(facet)) {
      byName.put(term.id(), term.id());
      for (Language language : List.of(Language.EN, Language.FR)) {
        byName.putIfAbsent(vocabulary.label(facet, term.id(), language), term.id());
      }
    }
    String name = Nearest.of(value, byName.keySet());
    return name == null ? null : byName.get(name);
  }
}
