package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Sort;
import ca.welcomingcommunities.kb.search.YearRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search as it stands in an address, the same for the JSON, the page and every other form of its
 * answer.
 *
 * @param query what is asked
 * @param locale of labels and messages; for pages that of their path
 * @param hybrid whether {@code mode=hybrid} was asked for
 */
public record SearchParameters(Query query, Language locale, boolean hybrid) {
  private static final int DEFAULT_HITS = 10;
  private static final int MAX_YEAR = 9_999;

  /** More values than this in one facet are no person's wish. */
  private static final int MAX_VALUES = 100;

  private static final String NO_FACETS = "none";
  private static final List<String> KNOWN = known();

  private static List<String> known() {
    List<String> names = new ArrayList<>(List.of("q"));
    for (Facet facet : Facet.values()) {
      names.add(facet.id());
    }
    names.addAll(
        List.of(
            "yearFrom",
            "yearTo",
            "sort",
            "page",
            "hitsPerPage",
            "locale",
            "facets",
            "mode",
            "expand",
            "explain"));
    return List.copyOf(names);
  }

  /**
   * Reads a JSON request.
   *
   * @throws Refused for a name or value that is wrong; never because of {@code q}
   */
  public static SearchParameters strict(Parameters parameters) {
    parameters.allowOnly(KNOWN);
    Language locale = parameters.locale();
    SearchParameters read = read(parameters, locale);
    YearRange years = read.query.years();
    if (years.from() != null && years.to() != null && years.from() > years.to()) {
      parameters.flaw("yearFrom", "after", "yearTo");
    }
    parameters.check();
    int wanted = parameters.number("page", 1, Integer.MAX_VALUE, 1);
    if ((wanted - 1L) * read.query.hitsPerPage() >= Query.MAX_DEPTH) {
      throw new Refused(
          new Problem(
              Kind.TOO_DEEP,
              List.of(String.valueOf(Query.MAX_DEPTH)),
              List.of(
                  new Problem.Flaw(
                      Problem.Place.PARAMETER,
                      "page",
                      "too-deep",
                      List.of(String.valueOf(Query.MAX_DEPTH)),
                      null)),
              null));
    }
    return read;
  }

  /**
   * Reads the address of a page: names that are not known are ignored, values that make no sense
   * too, and a page too deep is the last one there is.
   */
  public static SearchParameters lenient(Parameters parameters, Language locale) {
    return read(parameters, locale);
  }

  private static SearchParameters read(Parameters parameters, Language locale) {
    String text = parameters.text("q");
    int hitsPerPage = parameters.number("hitsPerPage", 1, Query.MAX_HITS_PER_PAGE, DEFAULT_HITS);
    int page = parameters.number("page", 1, Integer.MAX_VALUE, 1);
    Query query =
        new Query(
            text,
            filters(parameters),
            new YearRange(
                parameters.number("yearFrom", 0, MAX_YEAR),
                parameters.number("yearTo", 0, MAX_YEAR)),
            parameters.choice("sort", Arrays.asList(Sort.values()), Sort::id, defaultSort(text)),
            Math.min(page, Math.ceilDiv(Query.MAX_DEPTH, hitsPerPage)),
            hitsPerPage,
            counted(parameters),
            parameters.choice("expand", List.of("true", "false"), e -> e, "true").equals("true"));
    boolean hybrid =
        parameters.choice("mode", List.of("keyword", "hybrid"), m -> m, "keyword").equals("hybrid");
    return new SearchParameters(query, locale, hybrid);
  }

  private static Sort defaultSort(String text) {
    return text.isBlank() ? Sort.NEWEST : Sort.RELEVANCE;
  }

  private static Map<Facet, Set<String>> filters(Parameters parameters) {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      List<String> values = parameters.all(facet.id());
      if (values.size() > MAX_VALUES) {
        parameters.flaw(facet.id(), "too-many", String.valueOf(MAX_VALUES));
        values = values.subList(0, MAX_VALUES);
      }
      if (!values.isEmpty()) {
        filters.put(facet, new LinkedHashSet<>(values));
      }
    }
    return filters;
  }

  private static Set<Facet> counted(Parameters parameters) {
    List<String> names = parameters.all("facets");
    if (names.isEmpty()) {
      return EnumSet.allOf(Facet.class);
    }
    Set<Facet> counted = EnumSet.noneOf(Facet.class);
    for (String name : String.join(",", names).split(",", -1)) {
      if (!name.equals(NO_FACETS)) {
        Facet.of(name.strip())
            .ifPresentOrElse(counted::add, () -> parameters.flaw("facets", "choice", facetNames()));
      }
    }
    return counted;
  }

  static String facetNames() {
    return String.join(", ", Arrays.stream(Facet.values()).map(Facet::id).toList());
  }

  /** The same search on another page of hits. */
  public SearchParameters withPage(int page) {
    return with(query.filters(), query.years(), query.sort(), page);
  }

  /** The same search in another order, from the first page. */
  public SearchParameters withSort(Sort sort) {
    return with(query.filters(), query.years(), sort, 1);
  }

  /** The same search over other years, from the first page. */
  public SearchParameters withYears(YearRange years) {
    return with(query.filters(), years, query.sort(), 1);
  }

  /** The same search with one value more or, if it was chosen, less; from the first page. */
  public SearchParameters toggled(Facet facet, String value) {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    filters.putAll(query.filters());
    Set<String> values = new LinkedHashSet<>(filters.getOrDefault(facet, Set.of()));
    if (!values.remove(value)) {
      values.add(value);
    }
    filters.put(facet, values);
    return with(filters, query.years(), query.sort(), 1);
  }

  /** The same search without any filter, from the first page. */
  public SearchParameters unfiltered() {
    return with(Collections.emptyMap(), YearRange.ALL, query.sort(), 1);
  }

  /** The same filters with another text, by relevance and from the first page. */
  public SearchParameters withText(String text) {
    return new SearchParameters(
        new Query(
            text,
            query.filters(),
            query.years(),
            defaultSort(text),
            1,
            query.hitsPerPage(),
            query.counted(),
            query.expanded()),
        locale,
        hybrid);
  }

  /** The same search for the words as typed only, from the first page. */
  public SearchParameters unexpanded() {
    return new SearchParameters(
        new Query(
            query.text(),
            query.filters(),
            query.years(),
            query.sort(),
            1,
            query.hitsPerPage(),
            query.counted(),
            false),
        locale,
        hybrid);
  }

  /** Whether any facet or year is chosen. */
  public boolean isFiltered() {
    return !query.filters().isEmpty() || !query.years().isAll();
  }

  private SearchParameters with(
      Map<Facet, Set<String>> filters, YearRange years, Sort sort, int page) {
    return new SearchParameters(
        new Query(
            query.text(),
            filters,
            years,
            sort,
            page,
            query.hitsPerPage(),
            query.counted(),
            query.expanded()),
        locale,
        hybrid);
  }

  /**
   * The parameters as a query string without question mark, in a fixed order and without those that
   * say only what would be so anyway; the locale is not in it. Empty for a search for everything.
   */
  public String toQueryString() {
    return written().toString();
  }

  private UrlParameters written() {
    UrlParameters to = new UrlParameters();
    if (!query.text().isEmpty()) {
      to.add("q", query.text());
    }
    query.filters().forEach((facet, values) -> values.forEach(v -> to.add(facet.id(), v)));
    addNumber(to, "yearFrom", query.years().from());
    addNumber(to, "yearTo", query.years().to());
    if (query.sort() != defaultSort(query.text())) {
      to.add("sort", query.sort().id());
    }
    addNumber(to, "page", query.page() == 1 ? null : query.page());
    addNumber(to, "hitsPerPage", query.hitsPerPage() == DEFAULT_HITS ? null : query.hitsPerPage());
    if (!query.expanded()) {
      to.add("expand", "false");
    }
    return to;
  }

  private static void addNumber(UrlParameters to, String name, @Nullable Integer number) {
    if (number != null) {
      to.add(name, number.toString());
    }
  }

  /** The path and parameters of this search as a page, in its locale. */
  public String pageUrl() {
    return written().after("/" + locale.code() + "/search");
  }

  /** The path and parameters of all that this search finds as a file, or as a feed. */
  public String fileUrl(String extension) {
    Query whole =
        new Query(
            query.text(),
            query.filters(),
            query.years(),
            query.sort(),
            1,
            DEFAULT_HITS,
            query.counted(),
            query.expanded());
    return new SearchParameters(whole, locale, hybrid)
        .written()
        .after("/" + locale.code() + "/search." + extension);
  }

  /** The path and parameters of this search as JSON. */
  public String apiUrl() {
    UrlParameters to = written();
    if (query.counted().size() < Facet.values().length) {
      List<String> names = query.counted().stream().map(Facet::id).toList();
      to.add("facets", names.isEmpty() ? NO_FACETS : String.join(",", names));
    }
    if (hybrid) {
      to.add("mode", "hybrid");
    }
    if (locale == Language.FR) {
      to.add("locale", locale.code());
    }
    return to.after("/api/search");
  }
}
