package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Freshness;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.SearchParameters;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.search.FacetCount;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The vocabulary as pages: its lists, the terms of a list, and each term. */
final class BrowsePages {
  /** What people look for things by; kinds and languages are no subjects. */
  static final List<Facet> FACETS =
      List.of(
          Facet.CLUSTER,
          Facet.DOMAIN,
          Facet.THEME,
          Facet.REGION,
          Facet.LIP,
          Facet.LIP_TYPE,
          Facet.TYPE,
          Facet.SECTION,
          Facet.AUDIENCE,
          Facet.CHARACTERISTIC,
          Facet.PARTNER);

  private final SearchIndex index;
  private final Vocabulary vocabulary;
  private final Assets assets;
  private final Renderer renderer;

  BrowsePages(Services services, Assets assets, Renderer renderer) {
    this.index = services.index();
    this.vocabulary = services.vocabulary();
    this.assets = assets;
    this.renderer = renderer;
  }

  /** {@code /en/browse}. */
  void lists(Context context, Language locale) {
    if (Freshness.isKnown(context, 0, Renderer.address(context))) {
      return;
    }
    Messages m = Messages.in(locale);
    List<BrowseView.Shelf> shelves =
        FACETS.stream()
            .map(facet ->
                new BrowseView.Shelf(
                    Urls.terms(facet, locale),
                    m.say("facet." + facet.id()),
                    m.say("browse.about." + facet.id()),
                    m.say("browse.terms", "count", vocabulary.terms(facet).size())))
            .toList();
    Shell shell = shell(m, m.say("browse.heading"), "/browse");
    renderer.send(context, "browse.jte", new BrowseView(shell, shelves));
  }

  /** {@code /en/browse/{facet}}. */
  void terms(Context context, Language locale) throws IOException {
    Facet facet = facet(context);
    if (Freshness.isKnown(context, index.generation(), Renderer.address(context))) {
      return;
    }
    Messages m = Messages.in(locale);
    String heading = m.say("facet." + facet.id());
    String path = "/browse/" + facet.id();
    List<Term> top =
        vocabulary.terms(facet).stream().filter(term -> term.parent() == null).toList();
    renderer.send(
        context,
        "terms.jte",
        new TermsView(shell(m, heading, path), heading, lines(top, counts(facet), m)));
  }

  private List<TermsView.Line> lines(List<Term> terms, Map<String, Long> counts, Messages m) {
    return terms.stream()
        .map(term ->
            new TermsView.Line(
                Urls.term(term.facet(), term.id(), m.language()),
                term.label().in(m.language()),
                term.scope() == null ? null : term.scope().in(m.language()),
                m.say("browse.documents", "count", counts.getOrDefault(term.id(), 0L)),
                lines(below(term), counts, m)))
        .toList();
  }

  private List<Term> below(Term term) {
    return vocabulary.children(term.facet(), term.id()).stream()
        .flatMap(id -> vocabulary.term(term.facet(), id).stream())
        .toList();
  }

  private Map<String, Long> counts(Facet facet) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    for (FacetCount count : index.values(facet, Integer.MAX_VALUE).values()) {
      counts.put(count.value(), count.count());
    }
    return counts;
  }

  /** {@code /en/browse/{facet}/{term}}. */
  void term(Context context, Language locale) throws IOException {
    Facet facet = facet(context);
    Term term = vocabulary.term(facet, context.pathParam("term")).orElseThrow(Refused::notFound);
    if (Freshness.isKnown(context, index.generation(), Renderer.address(context))) {
      return;
    }
    Messages m = Messages.in(locale);
    SearchParameters search =
        SearchParameters.lenient(Parameters.of((String) null), locale).toggled(facet, term.id());
    String path = "/browse/" + facet.id() + "/" + term.id();
    Shell plain = shell(m, term.label().in(locale) + " – " + m.say("facet." + facet.id()), path);
    Shell shell =
        new Shell(
            m,
            assets,
            plain.title(),
            plain.switchUrl(),
            plain.section(),
            true,
            search.fileUrl("atom"));
    Query all = search.query();
    Query newest =
        new Query("", all.filters(), all.years(), all.sort(), 1, TermViews.NEWEST, Set.of());
    TermViews views = new TermViews(vocabulary, m, term);
    renderer.send(context, "term.jte", views.of(shell, search, index.search(newest)));
  }

  private static Facet facet(Context context) {
    return Facet.of(context.pathParam("facet"))
        .filter(FACETS::contains)
        .orElseThrow(Refused::notFound);
  }

  private Shell shell(Messages m, String title, String path) {
    Language other = m.language() == Language.FR ? Language.EN : Language.FR;
    return new Shell(
        m, assets, m.say("title", "title", title), "/" + other.code() + path, "browse", true);
  }
}
