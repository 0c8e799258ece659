package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.intake.IndexProgress;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.search.Suggestion;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Searching and suggesting. */
final class SearchApi {
  private static final int MAX_SUGGESTIONS = 8;

  private final SearchIndex index;
  private final Intake intake;
  private final Vocabulary vocabulary;

  SearchApi(Services services) {
    this.intake = services.intake();
    this.index = services.index();
    this.vocabulary = services.vocabulary();
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
    SearchParameters asked = SearchParameters.strict(Parameters.of(context));
    IndexProgress progress = intake.indexProgress();
    // What the notice says does not always change together with the index.
    if (Freshness.isKnown(context, index.generation(), asked.apiUrl() + " " + progress.percent())) {
      return;
    }
    long begin = System.nanoTime();
    Results results = index.search(asked.query());
    double milliseconds = (System.nanoTime() - begin) / 1e6;
    context.header("Server-Timing", String.format(Locale.ROOT, "search;dur=%.2f", milliseconds));
    Json.answer(
        context,
        SearchView.of(
            asked, new SearchView.Answer(results, progress), vocabulary, Math.round(milliseconds)));
  }

  void suggest(Context context) throws IOException {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of("q", Parameters.LOCALE));
    String typed = parameters.text("q");
    Language locale = parameters.locale();
    parameters.check();
    if (Freshness.isKnown(context, index.generation(), "suggest " + locale + " " + typed)) {
      return;
    }
    List<Suggestion> found =
        typed.isBlank() ? List.of() : index.suggest(typed, locale, MAX_SUGGESTIONS);
    Json.answer(
        context,
        new SuggestView(typed, found.stream().map(one -> SuggestionView.of(one, locale)).toList()));
  }
}
