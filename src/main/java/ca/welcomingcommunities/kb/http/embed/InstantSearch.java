package ca.welcomingcommunities.kb.http.embed;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Json;
import ca.welcomingcommunities.kb.http.Limits;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.search.FacetCount;
import ca.welcomingcommunities.kb.search.FacetCounts;
import ca.welcomingcommunities.kb.search.Hit;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The search as InstantSearch asks for it: a batch of queries, one of them for the hits and one for
 * each facet of which something is chosen. Values of facets are our slugs; {@code facetLabels} says
 * what people read for them.
 *
 * @see <a href="https://www.algolia.com/doc/rest-api/search/#tag/Search/operation/search">The API
 *     it follows</a>
 */
final class InstantSearch {
  /** The hits, and each facet once. */
  private static final int MOST_QUERIES = 1 + Facet.values().length;

  private final SearchIndex index;
  private final Vocabulary vocabulary;

  InstantSearch(Services services) {
    this.index = services.index();
    this.vocabulary = services.vocabulary();
  }

  record Answer(List<Result> results) {}

  /** The answer to one query; pages count from 0. */
  record Result(
      String index,
      String query,
      List<Map<String, Object>> hits,
      long nbHits,
      int page,
      long nbPages,
      int hitsPerPage,
      long processingTimeMS,
      boolean exhaustiveNbHits,
      boolean exhaustiveFacetsCount,
      Map<String, Map<String, Long>> facets,
      Map<String, Map<String, String>> facetLabels,
      String params) {}

  record Highlight(String value, String matchLevel, List<String> matchedWords) {}

  /** {@code POST /api/compat/instantsearch?locale=}. */
  void search(Context context) throws IOException {
    Parameters parameters = Parameters.of(context);
    Language locale = parameters.locale();
    JsonNode body = Json.read(context, Limits.DEFAULT);
    JsonNode asked = body.isObject() ? body.path("requests") : body;
    if (!asked.isArray() || asked.size() > MOST_QUERIES) {
      throw Json.refused("requests", "instantsearch.batch", String.valueOf(MOST_QUERIES));
    }
    List<Result> results = new ArrayList<>();
    for (JsonNode one : asked) {
      results.add(answer(one, locale, Urls.server(context)));
    }
    Json.answer(context, new Answer(results));
  }

  private Result answer(JsonNode asked, Language locale, String server) throws IOException {
    JsonNode params = asked.path("params").isObject() ? asked.path("params") : asked;
    Query query = InstantSearchQuery.read(params);
    InstantSearchTags tags = InstantSearchTags.read(params);
    long begin = System.nanoTime();
    Results found = index.search(query);
    int perPage = query.hitsPerPage();
    long reachable = Math.min(found.totalHits(), Query.MAX_DEPTH);
    return new Result(
        asked.path("indexName").asString(""),
        query.text(),
        found.hits().stream().map(hit -> hit(hit, locale, server, tags)).toList(),
        found.totalHits(),
        query.page() - 1,
        perPage == 0 ? 0 : Math.ceilDiv(reachable, perPage),
        perPage,
        (System.nanoTime() - begin) / 1_000_000,
        true,
        true,
        counts(found),
        labels(found, locale),
        "");
  }

  private static Map<String, Map<String, Long>> counts(Results found) {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    for (FacetCounts facet : found.facets()) {
      Map<String, Long> values = new LinkedHashMap<>();
      facet.values().forEach(value -> values.put(value.value(), value.count()));
      counts.put(facet.facet().id(), values);
    }
    return counts;
  }

  private Map<String, Map<String, String>> labels(Results found, Language locale) {
    Map<String, Map<String, String>> labels = new LinkedHashMap<>();
    for (FacetCounts facet : found.facets()) {
      Map<String, String> values = new LinkedHashMap<>();
      for (FacetCount count : facet.values()) {
        values.put(count.value(), vocabulary.label(facet.facet(), count.value(), locale));
      }
      labels.put(facet.facet().id(), values);
    }
    return labels;
  }

  private Map<String, Object> hit(
      Hit found, Language locale, String server, InstantSearchTags tags) {
    Map<String, Object> hit = new LinkedHashMap<>();
    hit.put("objectID", found.id().value());
    hit.put("title", found.title().text());
    hit.put("url", server + Urls.document(found.id(), locale));
    hit.put("language", found.language().code());
    @Nullable Integer year = found.year();
    if (year != null) {
      hit.put("year", year);
    }
    for (Facet facet : List.of(Facet.TYPE, Facet.CLUSTER, Facet.THEME, Facet.REGION, Facet.LIP)) {
      hit.put(
          facet.id(),
          found.values().getOrDefault(facet, List.of()).stream()
              .map(value -> vocabulary.label(facet, value, locale))
              .toList());
    }
    hit.put("_highlightResult", Map.of("title", tags.mark(found.title())));
    if (!found.passages().isEmpty()) {
      var passage = found.passages().getFirst();
      hit.put("text", passage.text().text());
      hit.put("page", passage.page());
      hit.put("_snippetResult", Map.of("text", tags.mark(passage.text())));
    }
    return hit;
  }
}
