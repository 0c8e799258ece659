package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.experts.SpeakerQuery;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question for people, as an address says it.
 *
 * @param page 1-based
 * @param shortlist ids of people that were picked, in order
 */
public record SpeakerParameters(
    SpeakerQuery query, int page, int hitsPerPage, List<String> shortlist, Language locale) {
  /** The facets of people, in the order in which they are shown. */
  public static final List<Facet> FACETS =
      List.of(Facet.CLUSTER, Facet.THEME, Facet.REGION, Facet.LANGUAGE);

  private static final int MAX_PER_PAGE = 100;
  private static final int DEFAULT_PER_PAGE = 10;
  private static final int MAX_PAGE = 10_000;
  private static final int MAX_SHORTLIST = 50;
  private static final int MAX_TEXT = 512;
  private static final String INCLUDE = "include";
  private static final String PROPOSED = "proposed";

  public SpeakerParameters {
    shortlist = List.copyOf(shortlist);
  }

  /**
   * Those of a request to the API.
   *
   * @throws Refused if one is unknown or makes no sense
   */
  static SpeakerParameters strict(Parameters parameters, Vocabulary vocabulary) {
    List<String> known = new ArrayList<>(List.of("q"));
    FACETS.forEach(facet -> known.add(facet.id()));
    known.addAll(List.of("kind", "page", "hitsPerPage", INCLUDE, "shortlist", Parameters.LOCALE));
    parameters.allowOnly(known);
    Language locale = parameters.locale();
    boolean proposed = parameters.choice(INCLUDE, List.of(PROPOSED), choice -> choice) != null;
    SpeakerParameters read = read(parameters, proposed, locale);
    for (Facet facet : FACETS) {
      for (String value : parameters.all(facet.id())) {
        if (vocabulary.term(facet, value).isEmpty()) {
          parameters.flaw(facet.id(), "unknown-value", value);
        }
      }
    }
    parameters.check();
    return read;
  }

  /** Those of a page: what makes no sense is left out. */
  public static SpeakerParameters lenient(Parameters parameters, Language locale) {
    return read(parameters, false, locale);
  }

  /** The question for people that a search for documents implies. */
  public static SpeakerParameters like(Query search, Language locale) {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    filters.putAll(search.filters());
    filters.keySet().retainAll(List.of(Facet.CLUSTER, Facet.THEME, Facet.REGION));
    SpeakerQuery query = new SpeakerQuery(search.text().strip(), filters, Set.of(), false);
    return new SpeakerParameters(query, 1, DEFAULT_PER_PAGE, List.of(), locale);
  }

  private static SpeakerParameters read(Parameters parameters, boolean proposed, Language locale) {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    for (Facet facet : FACETS) {
      filters.put(facet, new LinkedHashSet<>(parameters.all(facet.id())));
    }
    String text = parameters.text("q").strip();
    List<String> shortlist =
        parameters.all("shortlist").stream().distinct().limit(MAX_SHORTLIST).toList();
    return new SpeakerParameters(
        new SpeakerQuery(
            text.substring(0, Math.min(text.length(), MAX_TEXT)),
            filters,
            new LinkedHashSet<>(parameters.all("kind")),
            proposed),
        parameters.number("page", 1, MAX_PAGE, 1),
        parameters.number("hitsPerPage", 1, MAX_PER_PAGE, DEFAULT_PER_PAGE),
        shortlist,
        locale);
  }

  /** The same with another page. */
  public SpeakerParameters withPage(int newPage) {
    return new SpeakerParameters(query, newPage, hitsPerPage, shortlist, locale);
  }

  /** The same with a person picked, or no more. */
  public SpeakerParameters picked(String id, boolean isPicked) {
    List<String> picks = new ArrayList<>(shortlist);
    picks.remove(id);
    if (isPicked) {
      picks.add(id);
    }
    return new SpeakerParameters(query, page, hitsPerPage, picks, locale);
  }

  /** The same with these people picked. */
  public SpeakerParameters withShortlist(List<String> picks) {
    return new SpeakerParameters(query, page, hitsPerPage, picks, locale);
  }

  /** The same with a value of a facet chosen, or no more; from the first page. */
  public SpeakerParameters toggled(Facet facet, String value) {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    query.filters().forEach((each, values) -> filters.put(each, new LinkedHashSet<>(values)));
    Set<String> values = filters.computeIfAbsent(facet, _ -> new LinkedHashSet<>());
    if (!values.remove(value)) {
      values.add(value);
    }
    return new SpeakerParameters(
        new SpeakerQuery(query.text(), filters, query.kinds(), query.proposed()),
        1,
        hitsPerPage,
        shortlist,
        locale);
  }

  /** The same in the other language. */
  public SpeakerParameters in(Language other) {
    return new SpeakerParameters(query, page, hitsPerPage, shortlist, other);
  }

  /** Where the page for people is. */
  public String pageUrl() {
    return parameters().after("/" + locale.code() + "/speakers");
  }

  /** Where the same people are as a file. */
  public String exportUrl(String extension) {
    return parameters().after("/" + locale.code() + "/speakers." + extension);
  }

  String apiUrl() {
    UrlParameters parameters = parameters();
    if (query.proposed()) {
      parameters.add(INCLUDE, PROPOSED);
    }
    if (locale == Language.FR) {
      parameters.add(Parameters.LOCALE, locale.code());
    }
    return parameters.after("/api/speakers");
  }

  private UrlParameters parameters() {
    UrlParameters parameters = new UrlParameters();
    if (!query.text().isEmpty()) {
      parameters.add("q", query.text());
    }
    for (Facet facet : FACETS) {
      query.filters().getOrDefault(facet, Set.of()).stream()
          .sorted()
          .forEach(value -> parameters.add(facet.id(), value));
    }
    query.kinds().stream().sorted().forEach(kind -> parameters.add("kind", kind));
    shortlist.forEach(id -> parameters.add("shortlist", id));
    if (page > 1) {
      parameters.add("page", String.valueOf(page));
    }
    if (hitsPerPage != DEFAULT_PER_PAGE) {
      parameters.add("hitsPerPage", String.valueOf(hitsPerPage));
    }
    return parameters;
  }
}
