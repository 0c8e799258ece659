package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.AlsoIn;
import ca.welcomingcommunities.kb.http.SearchParameters;
import ca.welcomingcommunities.kb.http.SpeakerParameters;
import ca.welcomingcommunities.kb.http.WaysOut;
import ca.welcomingcommunities.kb.search.Expansion;
import ca.welcomingcommunities.kb.search.Notice;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.Sort;
import ca.welcomingcommunities.kb.search.Suggestion;
import ca.welcomingcommunities.kb.search.YearRange;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the answer to one search into the result page. */
final class SearchViews {
  private final Messages m;
  private final Vocabulary vocabulary;
  private final Assets assets;
  private final SearchParameters search;
  private final Set<Facet> whole;

  SearchViews(Vocabulary vocabulary, Assets assets, SearchParameters search, Set<Facet> whole) {
    this.m = Messages.in(search.locale());
    this.vocabulary = vocabulary;
    this.assets = assets;
    this.search = search;
    this.whole = whole;
  }

  /** The same search with one filter less. */
  record Way(String without, SearchParameters search) {}

  /**
   * What stands beside the hits.
   *
   * @param notices beside those of the answer
   * @param ways out, when nothing was found
   * @param terms to search for instead
   * @param speakers how many people could speak about it
   */
  record Beside(
      List<String> notices,
      List<SearchView.Link> ways,
      List<SearchView.Link> terms,
      int speakers) {}

  /** The page. */
  SearchView of(Results results, Beside beside) {
    Query query = search.query();
    String heading = heading(results.totalHits());
    return new SearchView(
        shell(heading),
        query.text(),
        heading,
        Stream.concat(beside.notices().stream(), results.notices().stream().map(this::sentence))
            .distinct()
            .toList(),
        results.expansions().stream().map(this::sentence).toList(),
        results.expansions().isEmpty() ? null : search.unexpanded().pageUrl(),
        didYouMean(results.didYouMean()),
        alsoIn(results),
        speakers(beside.speakers()),
        chips(),
        search.unfiltered().pageUrl(),
        new FacetViews(m, vocabulary, search, whole).of(results.facets()),
        Objects.toString(query.years().from(), ""),
        Objects.toString(query.years().to(), ""),
        range(results),
        sorts(),
        query.offset() + 1,
        new HitViews(m, vocabulary, query.text())
            .of(Stream.concat(results.hits().stream(), results.beyond().stream()).toList()),
        pager(results),
        beside.ways(),
        beside.terms(),
        Stream.of("csv", "ris", "bib")
            .map(type -> new SearchView.Link(search.fileUrl(type), m.say("search.file." + type)))
            .toList());
  }

  private Shell shell(String heading) {
    Query query = search.query();
    String title =
        query.page() > 1 ? m.say("title.page", "title", heading, "page", query.page()) : heading;
    Language other = m.language() == Language.FR ? Language.EN : Language.FR;
    return new Shell(
        m,
        assets,
        m.say("title", "title", withChips(title)),
        new SearchParameters(query, other, search.hybrid()).pageUrl(),
        "search",
        false,
        search.fileUrl("atom"));
  }

  /** Two searches that differ in their filters only have different titles. */
  private String withChips(String title) {
    List<String> filters = new ArrayList<>();
    filters.add(title);
    chips().forEach(chip -> filters.add(chip.text()));
    return String.join(" – ", filters);
  }

  private String heading(long hits) {
    return search.query().text().isBlank()
        ? m.say("search.heading.all", "count", hits)
        : m.say("search.heading", "count", hits, "text", search.query().text().strip());
  }

  private String sentence(Notice notice) {
    return m.say("notice." + notice.code().id(), "detail", notice.detail());
  }

  private String sentence(Expansion expansion) {
    return m.say(
        "search.expanded", "term", expansion.term(), "added", String.join(", ", expansion.added()));
  }

  private SearchView.@Nullable Link didYouMean(@Nullable String text) {
    return text == null ? null : new SearchView.Link(search.withText(text).pageUrl(), text);
  }

  private List<SearchView.Link> chips() {
    return ways().stream()
        .map(way -> new SearchView.Link(way.search().pageUrl(), way.without()))
        .toList();
  }

  /** One for each filter. */
  List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    search
        .query()
        .filters()
        .forEach((facet, values) ->
            values.forEach(
                value -> ways.add(new Way(name(facet, value), search.toggled(facet, value)))));
    YearRange years = search.query().years();
    if (!years.isAll()) {
      ways.add(new Way(name(years), search.withYears(YearRange.ALL)));
    }
    return ways;
  }

  private String name(Facet facet, String value) {
    return m.say(
        "chips.value",
        "facet",
        m.say("facet." + facet.id()),
        "value",
        vocabulary.label(facet, value, m.language()));
  }

  private String name(YearRange years) {
    if (years.from() == null) {
      return m.say("chips.years.to", "to", String.valueOf(years.to()));
    }
    return years.to() == null
        ? m.say("chips.years.from", "from", years.from().toString())
        : m.say("chips.years", "from", years.from().toString(), "to", years.to().toString());
  }

  /** What to leave out of a search that finds nothing. */
  List<SearchView.Link> links(List<WaysOut.Way> ways) {
    return ways.stream()
        .map(way ->
            new SearchView.Link(
                way.search().pageUrl(),
                m.say("nothing.without", "filter", name(way), "count", way.hits())))
        .toList();
  }

  /** Terms of the vocabulary to search for instead. */
  List<SearchView.Link> terms(List<Suggestion> nearest) {
    return nearest.stream()
        .map(term ->
            new SearchView.Link(
                search.withText(term.text().text()).pageUrl(),
                m.say("nothing.term", "term", term.text().text(), "count", term.count())))
        .toList();
  }

  private String name(WaysOut.Way way) {
    Facet facet = way.facet();
    if (facet != null) {
      return name(facet, way.without());
    }
    return way.without().isEmpty() ? name(search.query().years()) : way.without();
  }

  private SearchView.@Nullable Link alsoIn(Results results) {
    return AlsoIn.of(search, results)
        .map(also ->
            new SearchView.Link(
                also.search().pageUrl(),
                m.say("search.also." + also.language().code(), "count", also.count())))
        .orElse(null);
  }

  private SearchView.@Nullable Link speakers(int count) {
    return count == 0
        ? null
        : new SearchView.Link(
            SpeakerParameters.like(search.query(), search.locale()).pageUrl(),
            m.say("search.speakers", "count", count));
  }

  private String range(Results results) {
    int first = search.query().offset() + 1;
    return m.say(
        "search.range",
        "first",
        first,
        "last",
        first + results.hits().size() - 1,
        "count",
        results.totalHits());
  }

  /**
   * The default order has an empty value: it changes with the words, so it is not to be carried.
   */
  private List<SearchView.Choice> sorts() {
    Sort usual = search.query().text().isBlank() ? Sort.NEWEST : Sort.RELEVANCE;
    Sort current = search.query().sort();
    List<SearchView.Choice> choices = new ArrayList<>();
    for (Sort sort : Sort.values()) {
      if (sort != Sort.RELEVANCE || usual == Sort.RELEVANCE) {
        choices.add(
            new SearchView.Choice(
                sort == usual ? "" : sort.id(), m.say("sort." + sort.id()), sort == current));
      }
    }
    return choices;
  }

  private SearchView.Pager pager(Results results) {
    int page = search.query().page();
    long last = SearchPages.lastPage(results, search.query());
    return new SearchView.Pager(
        page,
        last,
        page > 1 ? search.withPage(page - 1).pageUrl() : null,
        page < last ? search.withPage(page + 1).pageUrl() : null);
  }
}
