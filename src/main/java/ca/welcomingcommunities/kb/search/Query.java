package ca.welcomingcommunities.kb.search;

import ca.welcomingcommunities.kb.document.Facet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a searcher asks: words, filters, order and the part of the answer wanted. Never wrong
 * because of its text: any text has a meaning (see the query language).
 *
 * @param text as typed; may be empty, which matches every document
 * @param filters per facet the values of which a document must have at least one; a parent value
 *     matches its children. Where types of sections are among them, words are looked for in such
 *     sections only
 * @param page 1-based
 * @param hitsPerPage 0 (counts only) to {@value #MAX_HITS_PER_PAGE}
 * @param counted the facets to count
 * @param expanded whether words that mean the same are searched too
 */
public record Query(
    String text,
    Map<Facet, Set<String>> filters,
    YearRange years,
    Sort sort,
    int page,
    int hitsPerPage,
    Set<Facet> counted,
    boolean expanded) {
  public static final int MAX_HITS_PER_PAGE = 100;

  /** How many hits one may page through; beyond them: narrow the search or export. */
  public static final int MAX_DEPTH = 10_000;

  public Query {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(years, "years");
    Objects.requireNonNull(sort, "sort");
    if (page < 1 || hitsPerPage < 0 || hitsPerPage > MAX_HITS_PER_PAGE) {
      throw new IllegalArgumentException("page " + page + " of " + hitsPerPage);
    }
    if ((page - 1L) * hitsPerPage >= MAX_DEPTH) {
      throw new IllegalArgumentException("deeper than " + MAX_DEPTH + " hits");
    }
    Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
    filters.forEach((facet, values) -> {
      if (!values.isEmpty()) {
        copy.put(facet, Collections.unmodifiableSet(new LinkedHashSet<>(values)));
      }
    });
    filters = Collections.unmodifiableMap(copy);
    counted =
        Collections.unmodifiableSet(
            counted.isEmpty() ? EnumSet.noneOf(Facet.class) : EnumSet.copyOf(counted));
  }

  /** With words that mean the same. */
  public Query(
      String text,
      Map<Facet, Set<String>> filters,
      YearRange years,
      Sort sort,
      int page,
      int hitsPerPage,
      Set<Facet> counted) {
    this(text, filters, years, sort, page, hitsPerPage, counted, true);
  }

  /** The first ten hits for a text, every facet counted. */
  public static Query of(String text) {
    return new Query(
        text, Map.of(), YearRange.ALL, Sort.RELEVANCE, 1, 10, EnumSet.allOf(Facet.class));
  }

  /** The same filters with another text. */
  public Query withText(String other) {
    return new Query(other, filters, years, sort, page, hitsPerPage, counted, expanded);
  }

  /** The types of sections in which alone words are looked for; empty for anywhere. */
  public Set<String> sections() {
    return filters.getOrDefault(Facet.SECTION, Set.of());
  }

  /** How many hits come before the first one wanted. */
  public int offset() {
    return (page - 1) * hitsPerPage;
  }

  /** How many hits come before the first one no more wanted: the last page may be a short one. */
  public int end() {
    return Math.min(offset() + hitsPerPage, MAX_DEPTH);
  }
}
