package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.FacetCount;
import ca.welcomingcommunities.kb.search.FacetCounts;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The counts of one facet. */
record FacetView(String field, String label, List<ValueView> values, int otherCount) {

  /** One value. */
  record ValueView(
      String value, String label, long count, boolean selected, @Nullable String parent) {}

  static FacetView of(FacetCounts counts, Vocabulary vocabulary, Language locale) {
    return new FacetView(
        counts.facet().id(),
        name(counts.facet(), locale),
        counts.values().stream()
            .map(count -> value(counts.facet(), count, vocabulary, locale))
            .toList(),
        counts.otherCount());
  }

  /** What a person reads for a facet. */
  static String name(Facet facet, Language locale) {
    return Messages.OF_THE_API.text(locale, "facet." + facet.id());
  }

  private static ValueView value(
      Facet facet, FacetCount count, Vocabulary vocabulary, Language locale) {
    return new ValueView(
        count.value(),
        vocabulary.label(facet, count.value(), locale),
        count.count(),
        count.selected(),
        count.parent());
  }
}
