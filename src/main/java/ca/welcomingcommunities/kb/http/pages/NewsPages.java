package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Freshness;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.SearchParameters;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.exports.News;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page of what is new. */
final class NewsPages {
  private static final List<Facet> FILTERS = List.of(Facet.CLUSTER, Facet.REGION, Facet.THEME);
  private static final int MOST_VALUES = 200;

  private final SearchIndex index;
  private final Vocabulary vocabulary;
  private final News news;
  private final Assets assets;
  private final Renderer renderer;

  NewsPages(Services services, Assets assets, Renderer renderer) {
    this.index = services.index();
    this.vocabulary = services.vocabulary();
    this.news = new News(services);
    this.assets = assets;
    this.renderer = renderer;
  }

  /** {@code /en/whats-new?cluster=&region=&theme=}. */
  void show(Context context, Language locale) throws IOException {
    if (Freshness.isKnown(context, index.generation(), Renderer.address(context))) {
      return;
    }
    SearchParameters asked = SearchParameters.lenient(Parameters.of(context), locale).withText("");
    Messages m = Messages.in(locale);
    HitViews views = new HitViews(m, vocabulary, "");
    Map<LocalDate, Dated> days = new LinkedHashMap<>();
    for (Document document : news.latest(asked)) {
      LocalDate day = Messages.date(document.addedAt());
      days.computeIfAbsent(day, _ -> new Dated(document.addedAt(), new ArrayList<>()))
          .hits
          .add(views.of(document));
    }
    List<NewsView.Filter> filters = new ArrayList<>();
    for (Facet facet : FILTERS) {
      filters.add(filter(facet, asked, m));
    }
    renderer.send(
        context,
        "whatsnew.jte",
        new NewsView(
            shell(asked, m),
            filters,
            days.entrySet().stream()
                .map(day ->
                    new NewsView.Day(
                        day.getKey().toString(), m.day(day.getValue().moment), day.getValue().hits))
                .toList()));
  }

  /** What was added on the day of a moment. */
  private record Dated(Instant moment, List<HitView> hits) {}

  private Shell shell(SearchParameters asked, Messages m) {
    String parameters = asked.toQueryString();
    String more = parameters.isEmpty() ? "" : "?" + parameters;
    Language other = m.language() == Language.FR ? Language.EN : Language.FR;
    return new Shell(
        m,
        assets,
        m.say("title", "title", m.say("new.heading")),
        "/" + other.code() + "/whats-new" + more,
        "new",
        parameters.isEmpty(),
        "/" + m.code() + "/whats-new.atom" + more);
  }

  private NewsView.Filter filter(Facet facet, SearchParameters asked, Messages m)
      throws IOException {
    Set<String> chosen = asked.query().filters().getOrDefault(facet, Set.of());
    List<SearchView.Choice> choices = new ArrayList<>();
    index.values(facet, MOST_VALUES).values().stream()
        .map(value ->
            new SearchView.Choice(
                value.value(),
                vocabulary.label(facet, value.value(), m.language()),
                chosen.contains(value.value())))
        .sorted(Comparator.comparing(SearchView.Choice::label, m.order()))
        .forEach(choices::add);
    choices.addFirst(new SearchView.Choice("", m.say("new.all"), chosen.isEmpty()));
    return new NewsView.Filter(facet.id(), m.say("facet." + facet.id()), choices);
  }
}
