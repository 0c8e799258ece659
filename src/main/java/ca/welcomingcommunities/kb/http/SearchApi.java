package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.PopularSearches;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.experts.Speakers;
import ca.welcomingcommunities.kb.intake.IndexProgress;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.search.Explained;
import ca.welcomingcommunities.kb.search.Hit;
import ca.welcomingcommunities.kb.search.MarkedText;
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

  /** Words are typed more often than names. */
  private static final int MAX_PEOPLE = 3;

  private final SearchIndex index;
  private final Intake intake;
  private final Vocabulary vocabulary;
  private final PopularSearches popular;
  private final CountedSearches counted;
  private final KnownValues known;
  private final Gate gate;
  private final Speakers speakers;

  SearchApi(Services services) {
    this.intake = services.intake();
    this.index = services.index();
    this.vocabulary = services.vocabulary();
    this.popular = services.catalogue().popularSearches();
    this.counted = services.counted();
    this.known = new KnownValues(vocabulary, index);
    this.gate = new Gate(services);
    this.speakers = services.speakers();
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
    if (Freshness.isKnown(context, index.generation(), version(asked, progress))) {
      return;
    }
    long begin = System.nanoTime();
    Results results = index.search(asked.query());
    long nanos = System.nanoTime() - begin;
    double milliseconds = nanos / 1e6;
    context.header("Server-Timing", String.format(Locale.ROOT, "search;dur=%.2f", milliseconds));
    counted.note(context, asked, results, nanos);
    SearchView.Answer answer = answer(asked, results, progress);
    Json.answer(context, SearchView.of(asked, answer, vocabulary, Math.round(milliseconds)));
  }

  /** The same answer with a reason for each score; for those who look after the index. */
  private SearchView explained(SearchParameters asked) throws IOException {
    long begin = System.nanoTime();
    Results results = index.search(asked.query());
    Map<DocumentId, Explained> why = new HashMap<>();
    for (Hit hit : Stream.concat(results.hits().stream(), results.beyond().stream()).toList()) {
      index.explain(asked.query(), hit.id()).ifPresent(reason -> why.put(hit.id(), reason));
    }
    SearchView.Answer answer = answer(asked, results, intake.indexProgress());
    long milliseconds = Math.round((System.nanoTime() - begin) / 1e6);
    return SearchView.of(asked, answer, vocabulary, milliseconds).explained(why);
  }

  private SearchView.Answer answer(SearchParameters asked, Results results, IndexProgress progress)
      throws IOException {
    boolean nothing = results.totalHits() == 0;
    return new SearchView.Answer(
        results,
        progress,
        nothing ? WaysOut.of(asked, index) : List.of(),
        nothing ? index.nearest(asked.query(), WaysOut.TERMS) : List.of(),
        speakers(asked));
  }

  private String version(SearchParameters asked, IndexProgress progress) {
    return asked.apiUrl() + " " + progress.percent() + " " + speakers.version();
  }

  /** The people for the same words and, where people have them, the same facets. */
  private SearchView.Speakers speakers(SearchParameters asked) throws IOException {
    SpeakerParameters same = SpeakerParameters.like(asked.query(), asked.locale());
    int people = same.query().text().isEmpty() ? 0 : speakers.count(same.query());
    return new SearchView.Speakers(people, same.pageUrl());
  }

  void suggest(Context context) throws IOException {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of("q", Parameters.LOCALE));
    String typed = parameters.text("q");
    Language locale = parameters.locale();
    parameters.check();
    String what =
        String.join(
            " ",
            "suggest",
            locale.code(),
            speakers.version(),
            "" + popular.told().hashCode(),
            typed);
    if (Freshness.isKnown(context, index.generation(), what)) {
      return;
    }
    List<Suggestion> found =
        typed.isBlank() ? List.of() : index.suggest(typed, locale, MAX_SUGGESTIONS, popular.told());
    Stream<SuggestionView> people =
        speakers.suggest(typed, MAX_PEOPLE).stream().map(person -> person(person, locale));
    Stream<SuggestionView> others = found.stream().map(one -> SuggestionView.of(one, locale));
    Json.answer(
        context,
        new SuggestView(typed, Stream.concat(people, others).limit(MAX_SUGGESTIONS).toList()));
  }

  private static SuggestionView person(Person person, Language locale) {
    return new SuggestionView(
        person.name(),
        Suggestion.Kind.SPEAKER.id(),
        1,
        Urls.speaker(person.id(), locale),
        MarkedHtml.of(MarkedText.plain(person.name())));
  }
}
