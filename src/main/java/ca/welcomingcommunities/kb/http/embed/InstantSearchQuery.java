package ca.welcomingcommunities.kb.http.embed;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.http.Json;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Sort;
import ca.welcomingcommunities.kb.search.YearRange;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads one query of a batch. What cannot be asked here is refused, not left out. */
final class InstantSearchQuery {
  private static final int HITS = 20;

  private InstantSearchQuery() {}

  /**
   * The query.
   *
   * @throws ca.welcomingcommunities.kb.http.Refused for filters that have no counterpart
   */
  static Query read(JsonNode params) {
    for (String unknown : List.of("filters", "numericFilters", "tagFilters")) {
      if (!params.path(unknown).isEmpty() || !params.path(unknown).asString("").isEmpty()) {
        throw Json.refused(unknown, "instantsearch.filters");
      }
    }
    String text = params.path("query").asString("");
    int hitsPerPage =
        Math.clamp(params.path("hitsPerPage").asInt(HITS), 0, Query.MAX_HITS_PER_PAGE);
    int deepest = Math.ceilDiv(Query.MAX_DEPTH, Math.max(1, hitsPerPage)) - 1;
    int page = Math.clamp(params.path("page").asInt(0), 0, deepest);
    return new Query(
        text,
        filters(params.path("facetFilters")),
        YearRange.ALL,
        text.isBlank() ? Sort.NEWEST : Sort.RELEVANCE,
        page + 1,
        hitsPerPage,
        counted(params.path("facets")));
  }

  /** Facets that are not ours have no values; {@code *} is all of them. */
  private static Set<Facet> counted(JsonNode facets) {
    Set<Facet> counted = EnumSet.noneOf(Facet.class);
    for (String name : texts(facets)) {
      if (name.equals("*")) {
        return EnumSet.allOf(Facet.class);
      }
      Facet.of(name).ifPresent(counted::add);
    }
    return counted;
  }

  private static List<String> texts(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asString).toList()
        : Arrays.stream(node.asString("").split(",", -1)).filter(each -> !each.isEmpty()).toList();
  }

  /** {@code [["region:a", "region:b"], "type:c"]}: all of them, of an inner list any. */
  private static Map<Facet, Set<String>> filters(JsonNode groups) {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    if (groups.isString()) {
      add(List.of(groups.asString()), filters);
    }
    for (JsonNode group : groups) {
      add(texts(group), filters);
    }
    return filters;
  }

  /**
   * A document that must have two values of one facet cannot be asked for, nor one of two facets.
   */
  private static void add(List<String> group, Map<Facet, Set<String>> filters) {
    Map<Facet, Set<String>> alternatives = new EnumMap<>(Facet.class);
    for (String filter : group) {
      String[] parts = filter.split(":", 2);
      Optional<Facet> facet = Facet.of(parts[0]);
      if (facet.isEmpty() || parts.length < 2 || parts[1].startsWith("-")) {
        throw Json.refused("facetFilters", "unknown-value", filter);
      }
      alternatives.computeIfAbsent(facet.get(), _ -> new LinkedHashSet<>()).add(parts[1]);
    }
    alternatives.forEach((facet, values) -> {
      Set<String> before = filters.putIfAbsent(facet, values);
      if (alternatives.size() > 1 || (before != null && !before.equals(values))) {
        throw Json.refused("facetFilters", "instantsearch.filters");
      }
    });
  }
}
