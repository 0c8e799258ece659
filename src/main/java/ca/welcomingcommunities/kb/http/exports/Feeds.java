package ca.welcomingcommunities.kb.http.exports;

import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Freshness;
import ca.welcomingcommunities.kb.http.Json;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.SearchParameters;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is new: feeds of any search and of everything, and the same as JSON. */
final class Feeds {
  private static final List<String> NEWS_PARAMETERS =
      List.of("since", Facet.CLUSTER.id(), Facet.REGION.id(), Facet.THEME.id(), Parameters.LOCALE);

  private final SearchIndex index;
  private final Vocabulary vocabulary;
  private final String catalogue;
  private final Instant opened;
  private final News news;

  Feeds(Services services) {
    this.index = services.index();
    this.vocabulary = services.vocabulary();
    this.catalogue = services.catalogue().id();
    this.opened = services.clock().instant();
    this.news = new News(services);
  }

  /** {@code /en/search.atom?…}. */
  void search(Context context, Language locale) throws IOException {
    SearchParameters asked = SearchParameters.lenient(Parameters.of(context), locale);
    String text = asked.query().text().strip();
    String key = text.isEmpty() ? "feed.all" : "feed.search";
    send(context, asked, key, asked.fileUrl("atom"), asked.pageUrl());
  }

  /** {@code /en/whats-new.atom?cluster=…&region=…&theme=…}. */
  void whatsNew(Context context, Language locale) throws IOException {
    SearchParameters asked = SearchParameters.lenient(Parameters.of(context), locale).withText("");
    String parameters = asked.toQueryString();
    String more = parameters.isEmpty() ? "" : "?" + parameters;
    String path = "/" + locale.code() + "/whats-new";
    send(context, asked, "feed.new", path + ".atom" + more, path + more);
  }

  private void send(Context context, SearchParameters asked, String key, String self, String page)
      throws IOException {
    DocumentWords words = DocumentWords.of(vocabulary, asked.locale(), context);
    if (Freshness.isKnown(context, index.generation(), words.server() + self)) {
      return;
    }
    AtomFeed feed =
        new AtomFeed(
            AtomFeed.urn(catalogue + " " + self),
            words.say(key, asked.query().text().strip()),
            words.server() + self,
            words.server() + page,
            opened);
    context
        .contentType("application/atom+xml; charset=utf-8")
        .result(feed.of(news.latest(asked), words));
  }

  record NewsView(List<ItemView> items, LinksView links) {}

  record ItemView(
      Instant at,
      String event,
      String kind,
      String id,
      String title,
      String url,
      @Nullable String summary) {}

  record LinksView(String atom, String html) {}

  /** {@code GET /api/whats-new?since=&cluster=&region=&theme=}. */
  void api(Context context) throws IOException {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(NEWS_PARAMETERS);
    Instant since = parameters.instant("since");
    Language locale = parameters.locale();
    parameters.check();
    SearchParameters asked = SearchParameters.lenient(parameters, locale);
    if (Freshness.isKnown(context, index.generation(), "news " + since + asked.apiUrl())) {
      return;
    }
    String query = asked.toQueryString();
    String more = query.isEmpty() ? "" : "?" + query;
    String path = "/" + locale.code() + "/whats-new";
    Json.answer(
        context,
        new NewsView(
            news.latest(asked).stream()
                .filter(document -> since == null || !document.addedAt().isBefore(since))
                .map(document -> item(document, locale))
                .toList(),
            new LinksView(path + ".atom" + more, path + more)));
  }

  private static ItemView item(Document document, Language locale) {
    return new ItemView(
        document.addedAt(),
        "added",
        document.kind().id(),
        document.id().value(),
        document.description().title(),
        Urls.document(document.id(), locale),
        document.description().summary());
  }
}
