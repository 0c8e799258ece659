package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.experts.SpeakerQuery;
import ca.welcomingcommunities.kb.experts.Speakers;
import ca.welcomingcommunities.kb.http.CountedSearches;
import ca.welcomingcommunities.kb.http.Freshness;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.SearchParameters;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.SpeakerParameters;
import ca.welcomingcommunities.kb.http.WaysOut;
import ca.welcomingcommunities.kb.intake.IndexProgress;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.search.FacetCounts;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The first page and the result page. */
final class SearchPages {
  /** How many of the newest documents the first page shows. */
  private static final int NEWEST = 5;

  static final Set<Facet> SHELVES = EnumSet.of(Facet.CLUSTER, Facet.REGION, Facet.TYPE);

  private final SearchIndex index;
  private final Intake intake;
  private final Speakers speakers;
  private final CountedSearches counted;
  private final Vocabulary vocabulary;
  private final Assets assets;
  private final Renderer renderer;

  SearchPages(Services services, Assets assets, Renderer renderer) {
    this.index = services.index();
    this.intake = services.intake();
    this.speakers = services.speakers();
    this.counted = services.counted();
    this.vocabulary = services.vocabulary();
    this.assets = assets;
    this.renderer = renderer;
  }

  /** {@code /en/}; with parameters it is a search. */
  void home(Context context, Language locale) throws IOException {
    SearchParameters search = SearchParameters.lenient(Parameters.of(context), locale);
    if (!search.toQueryString().isEmpty()) {
      search(context, locale);
      return;
    }
    List<String> notices = notices(Messages.in(locale));
    if (isKnown(context, notices)) {
      return;
    }
    Query first = search.query();
    Query query = new Query("", first.filters(), first.years(), first.sort(), 1, NEWEST, SHELVES);
    renderer.send(context, "home.jte", home(search, notices, index.search(query)));
  }

  /** That the index is not complete yet, if so. */
  private List<String> notices(Messages m) {
    IndexProgress progress = intake.indexProgress();
    return progress.isComplete()
        ? List.of()
        : List.of(m.say("notice.index-building", "percent", progress.percent()));
  }

  /** What a notice says does not always change together with the index. */
  private boolean isKnown(Context context, List<String> notices) {
    String what =
        Renderer.address(context) + " " + String.join(" ", notices) + " " + speakers.version();
    return Freshness.isKnown(context, index.generation(), what);
  }

  private HomeView home(SearchParameters everything, List<String> notices, Results results) {
    Messages m = Messages.in(everything.locale());
    Shell shell =
        new Shell(m, assets, m.say("site.name"), "/" + m.say("switch.lang") + "/", "", true);
    return new HomeView(
        shell,
        results.totalHits(),
        notices,
        examples(everything),
        results.facets().stream()
            .filter(counts -> !counts.values().isEmpty())
            .map(counts -> shelf(m, everything, counts))
            .toList(),
        new HitViews(m, vocabulary, "").of(results.hits()));
  }

  /** Two searches in the reader's language and one in the other, since both are searched. */
  private static List<HomeView.Example> examples(SearchParameters everything) {
    Messages own = Messages.in(everything.locale());
    Messages other = Messages.in(own.language() == Language.FR ? Language.EN : Language.FR);
    return List.of(
        example(everything, own, "home.example.words"),
        example(everything, own, "home.example.phrase"),
        example(everything, other, "home.example.other"));
  }

  private static HomeView.Example example(
      SearchParameters everything, Messages messages, String key) {
    String text = messages.say(key);
    return new HomeView.Example(everything.withText(text).pageUrl(), text, messages.code());
  }

  private HomeView.Shelf shelf(Messages m, SearchParameters everything, FacetCounts counts) {
    Facet facet = counts.facet();
    return new HomeView.Shelf(
        facet.id(),
        m.say("home.by." + facet.id()),
        counts.values().stream()
            .filter(count -> facet != Facet.REGION || count.parent() != null)
            .map(count ->
                new HomeView.Tile(
                    everything.toggled(facet, count.value()).pageUrl(),
                    vocabulary.label(facet, count.value(), m.language()),
                    m.number(count.count())))
            .toList());
  }

  /** {@code /en/search?…}. */
  void search(Context context, Language locale) throws IOException {
    List<String> notices = notices(Messages.in(locale));
    if (isKnown(context, notices)) {
      return;
    }
    Parameters parameters = Parameters.of(context);
    SearchParameters search = SearchParameters.lenient(parameters, locale);
    Set<Facet> whole = EnumSet.noneOf(Facet.class);
    parameters.all("show").forEach(id -> Facet.of(id).ifPresent(whole::add));
    SearchViews views = new SearchViews(vocabulary, assets, search, whole);
    long begin = System.nanoTime();
    Results results = index.search(withAllFacets(search.query()));
    counted.note(context, search, results, System.nanoTime() - begin);
    long last = lastPage(results, search.query());
    if (search.query().page() > last) {
      context.redirect(search.withPage((int) last).pageUrl());
      return;
    }
    boolean nothing = results.totalHits() == 0;
    renderer.send(
        context,
        "search.jte",
        views.of(
            results,
            new SearchViews.Beside(
                notices,
                nothing ? views.links(WaysOut.of(search, index)) : List.of(),
                nothing ? views.terms(index.nearest(search.query(), WaysOut.TERMS)) : List.of(),
                speakers(search))));
  }

  private int speakers(SearchParameters search) throws IOException {
    SpeakerQuery same = SpeakerParameters.like(search.query(), search.locale()).query();
    return same.text().isEmpty() ? 0 : speakers.count(same);
  }

  private static Query withAllFacets(Query query) {
    return new Query(
        query.text(),
        query.filters(),
        query.years(),
        query.sort(),
        query.page(),
        query.hitsPerPage(),
        EnumSet.allOf(Facet.class),
        query.expanded());
  }

  /** The last page that can be shown; 1 where nothing was found. */
  static long lastPage(Results results, Query query) {
    long pages = Math.ceilDiv(results.totalHits(), (long) query.hitsPerPage());
    return Math.clamp(pages, 1, Math.ceilDiv(Query.MAX_DEPTH, query.hitsPerPage()));
  }

  /** The language that a visitor without a language in the address gets. */
  static Language preferred(String acceptLanguage) {
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
        Language language = Language.of(range.getRange());
        if (language != Language.OTHER && range.getWeight() > 0) {
          return language;
        }
      }
    } catch (IllegalArgumentException e) {
      // A header that makes no sense is as good as none.
      return Language.EN;
    }
    return Language.EN;
  }
}
