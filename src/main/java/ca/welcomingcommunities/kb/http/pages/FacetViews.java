package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.http.SearchParameters;
import ca.welcomingcommunities.kb.search.FacetCount;
import ca.welcomingcommunities.kb.search.FacetCounts;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the counts of facets into check boxes, children under their parents. */
final class FacetViews {
  /** How many values of a facet are listed before somebody asks for all. */
  private static final int FEW = 10;

  /** Those whose values are visible at once; the others open when one wants them. */
  private static final Set<Facet> OPEN = Set.of(Facet.CLUSTER, Facet.REGION, Facet.LANGUAGE);

  private final Messages m;
  private final Vocabulary vocabulary;
  private final SearchParameters search;
  private final Set<Facet> whole;

  /**
   * For one search.
   *
   * @param whole the facets of which every value is to be listed
   */
  FacetViews(Messages m, Vocabulary vocabulary, SearchParameters search, Set<Facet> whole) {
    this.m = m;
    this.vocabulary = vocabulary;
    this.search = search;
    this.whole = whole;
  }

  /** Those that have values; a facet with one value only, and that not chosen, narrows nothing. */
  List<FacetView> of(List<FacetCounts> facets) {
    return facets.stream()
        .filter(counts ->
            counts.values().size() > 1 || counts.values().stream().anyMatch(FacetCount::selected))
        .map(this::of)
        .toList();
  }

  private FacetView of(FacetCounts counts) {
    Facet facet = counts.facet();
    Set<String> listed = listed(counts);
    int others = counts.values().size() - listed.size() + counts.otherCount();
    int chosen = search.query().filters().getOrDefault(facet, Set.of()).size();
    return new FacetView(
        facet.id(),
        m.say("facet." + facet.id()),
        chosen > 0 || OPEN.contains(facet) || whole.contains(facet),
        chosen,
        children(counts, null, listed),
        others,
        others > 0 && !whole.contains(facet) ? allUrl(facet) : null);
  }

  private String allUrl(Facet facet) {
    String url = search.pageUrl();
    return url + (url.contains("?") ? "&" : "?") + "show=" + facet.id() + "#f-" + facet.id();
  }

  /** The most frequent values, those chosen, and the parents of all of them. */
  private Set<String> listed(FacetCounts counts) {
    Set<String> listed = new HashSet<>();
    int number = 0;
    for (FacetCount count : counts.values()) {
      if (whole.contains(counts.facet()) || number++ < FEW || count.selected()) {
        addWithParents(count, counts, listed);
      }
    }
    return listed;
  }

  private static void addWithParents(FacetCount count, FacetCounts counts, Set<String> listed) {
    if (listed.add(count.value()) && count.parent() != null) {
      counts.values().stream()
          .filter(other -> other.value().equals(count.parent()))
          .forEach(parent -> addWithParents(parent, counts, listed));
    }
  }

  private List<FacetView.Value> children(
      FacetCounts counts, @Nullable FacetCount parent, Set<String> listed) {
    return counts.values().stream()
        .filter(count -> listed.contains(count.value()))
        .filter(count ->
            parent == null
                ? count.parent() == null || !listed.contains(count.parent())
                : parent.value().equals(count.parent()))
        .map(count ->
            new FacetView.Value(
                count.value(),
                vocabulary.label(counts.facet(), count.value(), m.language()),
                m.number(count.count()),
                count.selected(),
                children(counts, count, listed)))
        .toList();
  }
}
