package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.search.FacetCount;
import ca.welcomingcommunities.kb.search.FacetCounts;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.jspecify.annotations.Nullable;

/** Reads counts of facet values. */
final class FacetReader {
  private static final Comparator<LabelAndValue> MOST_FREQUENT_FIRST =
      Comparator.comparingLong((LabelAndValue value) -> value.value.longValue())
          .reversed()
          .thenComparing(value -> value.label);

  private final Vocabulary vocabulary;

  FacetReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Every facet may have several values a document. */
  static FacetsConfig config() {
    FacetsConfig config = new FacetsConfig();
    for (Facet facet : Facet.values()) {
      config.setMultiValued(facet.id(), true);
    }
    return config;
  }

  /**
   * The counts of one facet.
   *
   * @param facets null where there is nothing to count
   * @param selected listed even where nothing has them
   */
  FacetCounts counts(Facet facet, @Nullable Facets facets, Set<String> selected, int limit)
      throws IOException {
    FacetResult result = facets == null ? null : facets.getAllChildren(facet.id());
    List<LabelAndValue> values = result == null ? List.of() : Arrays.asList(result.labelValues);
    return counts(facet, values, selected, limit);
  }

  /** The same for values that were counted otherwise. */
  FacetCounts counts(Facet facet, List<LabelAndValue> counted, Set<String> selected, int limit) {
    List<LabelAndValue> values = new ArrayList<>(counted);
    values.sort(MOST_FREQUENT_FIRST);
    List<FacetCount> counts = new ArrayList<>();
    Set<String> missing = new LinkedHashSet<>(selected);
    int left = 0;
    for (LabelAndValue value : values) {
      boolean chosen = selected.contains(value.label);
      if (chosen || counts.size() < limit) {
        counts.add(count(facet, value.label, value.value.longValue(), chosen));
        missing.remove(value.label);
      } else {
        left++;
      }
    }
    missing.forEach(value -> counts.add(count(facet, value, 0, true)));
    return new FacetCounts(facet, counts, left);
  }

  /** The values that a facet may have. */
  List<String> known(Facet facet) {
    return vocabulary.terms(facet).stream().map(Term::id).toList();
  }

  private FacetCount count(Facet facet, String value, long count, boolean selected) {
    List<String> above = vocabulary.ancestors(facet, value);
    return new FacetCount(value, count, selected, above.isEmpty() ? null : above.getFirst());
  }
}
