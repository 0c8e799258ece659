package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.PopularSearches;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.intake.IndexProgress;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.search.Explained;
import ca.welcomingcommunities.kb.search.Hit;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.search.Suggestion;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Searching and suggesting. */
final class SearchApi {
  private static final int MAX_SUGGESTIONS = 8;

  private final SearchIndex index;
  private final Intake intake;
  private final Vocabulary vocabulary;
  private final PopularSearches popular;
  private final CountedSearches counted;
  private final KnownValues known;
  private final Gate gate;

  SearchApi(Services services) {
    this.intake = services.intake();
    this.index = services.index();
    this.vocabulary = services.vocabulary();
    this.popular = services.catalogue().popularSearches();
    this.counted = new CountedSearches(popular);
    this.known = new KnownValues(vocabulary, index);
    this.gate = new Gate(services);
  }

  record SuggestView(String query, List<SuggestionView> suggestions) {}

  record SuggestionView(String text, String kind, long count, String url, String highlight) {
    static SuggestionView of(Suggestion suggestion, Language locale) {
      String text = suggestion.text().text();
      String id = suggestion.documentId();
      return new SuggestionView(
          text,
          suggestion.kind().id(),
          suggestion.count(),
          id == null
              ? new UrlParameters().add("q", text).after("/" + locale.code() + "/search")
              : Urls.document(new DocumentId(id), locale),
          MarkedHtml.of(suggestion.text()));
    }
  }

  void search(Context context) throws IOException {
    Parameters parameters = Parameters.of(context);
    SearchParameters asked = SearchParameters.strict(parameters);
    boolean explained =
        parameters.choice("explain", List.of("true", "false"), e -> e, "false").equals("true");
    parameters.check();
    known.require(asked.query());
    if (explained) {
      gate.admit(context, Access.CONTRIBUTOR);
      Json.answer(context, explained(asked));
      return;
    }
    IndexProgress progress = intake.indexProgress();
    // What the notice says does not always change together with the index.
    if (Freshness.isKnown(context, index.generation(), asked.apiUrl() + " " + progress.percent())) {
      return;
    }
    long begin = System.nanoTime();
    Results results = index.search(asked.query());
    double milliseconds = (System.nanoTime() - begin) / 1e6;
    context.header("Server-Timing", String.format(Locale.ROOT, "search;dur=%.2f", milliseconds));
    counted.note(asked, results);
    SearchView.Answer answer = new SearchView.Answer(results, progress, waysOut(asked, results));
    Json.answer(context, SearchView.of(asked, answer, vocabulary, Math.round(milliseconds)));
  }

  private List<WaysOut.Way> waysOut(SearchParameters asked, Results results) throws IOException {
    return results.totalHits() == 0 ? WaysOut.of(asked, index) : List.of();
  }

  /** The same answer with a reason for each score; for those who look after the index. */
  private SearchView explained(SearchParameters asked) throws IOException {
    long begin = System.nanoTime();
    Results results = index.search(asked.query());
    Map<DocumentId, Explained> why = new HashMap<>();
    for (Hit hit : Stream.concat(results.hits().stream(), results.beyond().stream()).toList()) {
      index.explain(asked.query(), hit.id()).ifPresent(reason -> why.put(hit.id(), reason));
    }
    SearchView.Answer answer =
        new SearchView.Answer(results, intake.indexProgress(), waysOut(asked, results));
    long milliseconds = Math.round((System.nanoTime() - begin) / 1e6);
    return SearchView.of(asked, answer, vocabulary, milliseconds).explained(why);
  }

  void suggest(Context context) throws IOException {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of("q", Parameters.LOCALE));
    String typed = parameters.text("q");
    Language locale = parameters.locale();
    parameters.check();
    if (Freshness.isKnown(
        context,
        index.generation(),
        "suggest " + locale + " " + popular.told().hashCode() + " " + typed)) {
      return;
    }
    List<Suggestion> found =
        typed.isBlank() ? List.of() : index.suggest(typed, locale, MAX_SUGGESTIONS, popular.told());
    Json.answer(
        context,
        new SuggestView(typed, found.stream().map(one -> SuggestionView.of(one, locale)).toList()));
  }
}
