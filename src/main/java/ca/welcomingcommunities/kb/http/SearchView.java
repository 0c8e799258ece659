package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.intake.IndexProgress;
import ca.welcomingcommunities.kb.search.Expansion;
import ca.welcomingcommunities.kb.search.Explained;
import ca.welcomingcommunities.kb.search.Notice;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.Suggestion;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answer to a search. */
record SearchView(
    String query,
    int page,
    int hitsPerPage,
    long totalHits,
    long totalPages,
    long processingTimeMs,
    @Nullable String didYouMean,
    List<ExpansionView> expandedWith,
    List<NoticeView> notices,
    List<HitView> hits,
    List<FacetView> facets,
    Speakers speakers,
    Links links,
    List<AlsoView> alsoIn,
    List<WayView> waysOut,
    List<TermView> nearestTerms,
    Instant indexedAt) {

  /**
   * How many documents of the answer are in a language that is not that of labels and messages.
   *
   * @param url of the same search in that language only
   */
  record AlsoView(String language, String label, long count, String url) {}

  /**
   * What to leave out where nothing is found.
   *
   * @param field the facet; {@code year} for the years, {@code q} for a part of the text
   * @param without the value or the part of the text
   * @param url of the search without it
   */
  record WayView(String field, String without, String label, long count, String url) {}

  /**
   * A term of the vocabulary to search for where nothing is found.
   *
   * @param url of the search for it, with the same filters
   */
  record TermView(String text, long count, String url) {}

  /** Words that were searched beside one that was typed, and why. */
  record ExpansionView(String term, List<String> added, String kind, String reason) {}

  /** What the searcher should know: a stable code, and a sentence. */
  record NoticeView(String code, String detail, String message) {}

  /** What was found, in an index that may not be complete yet. */
  record Answer(
      Results results,
      IndexProgress progress,
      List<WaysOut.Way> waysOut,
      List<Suggestion> nearest,
      Speakers speakers) {}

  /**
   * How many people could speak about it.
   *
   * @param url of the directory of them, searched for the same
   */
  record Speakers(long totalHits, String url) {}

  /** The same search elsewhere. */
  record Links(
      String self,
      @Nullable String next,
      @Nullable String previous,
      String atom,
      String csv,
      String ris,
      String bib,
      String html) {}

  static SearchView of(
      SearchParameters asked, Answer answer, Vocabulary vocabulary, long milliseconds) {
    Results results = answer.results();
    Query query = asked.query();
    Language locale = asked.locale();
    return new SearchView(
        query.text(),
        query.page(),
        query.hitsPerPage(),
        results.totalHits(),
        Math.ceilDiv(results.totalHits(), query.hitsPerPage()),
        milliseconds,
        results.didYouMean(),
        results.expansions().stream().map(expansion -> view(expansion, locale)).toList(),
        notices(asked, answer),
        Stream.concat(results.hits().stream(), results.beyond().stream())
            .map(hit -> HitView.of(hit, query.text(), vocabulary, locale))
            .toList(),
        results.facets().stream().map(f -> FacetView.of(f, vocabulary, locale)).toList(),
        answer.speakers(),
        links(asked, results.totalHits()),
        alsoIn(asked, results, vocabulary),
        answer.waysOut().stream().map(way -> view(way, vocabulary, locale)).toList(),
        answer.nearest().stream().map(term -> view(term, asked)).toList(),
        results.indexedAt());
  }

  /** The same answer with the reasons of its hits' scores. */
  SearchView explained(Map<DocumentId, Explained> why) {
    return new SearchView(
        query,
        page,
        hitsPerPage,
        totalHits,
        totalPages,
        processingTimeMs,
        didYouMean,
        expandedWith,
        notices,
        hits.stream().map(hit -> hit.explained(why.get(new DocumentId(hit.id())))).toList(),
        facets,
        speakers,
        links,
        alsoIn,
        waysOut,
        nearestTerms,
        indexedAt);
  }

  private static List<AlsoView> alsoIn(
      SearchParameters asked, Results results, Vocabulary vocabulary) {
    return AlsoIn.of(asked, results)
        .map(also ->
            List.of(
                new AlsoView(
                    also.language().code(),
                    vocabulary.label(Facet.LANGUAGE, also.language().code(), asked.locale()),
                    also.count(),
                    also.search().apiUrl())))
        .orElse(List.of());
  }

  private static WayView view(WaysOut.Way way, Vocabulary vocabulary, Language locale) {
    Facet facet = way.facet();
    return new WayView(
        facet != null ? facet.id() : way.without().isEmpty() ? "year" : "q",
        way.without(),
        facet == null ? way.without() : vocabulary.label(facet, way.without(), locale),
        way.hits(),
        way.search().apiUrl());
  }

  private static TermView view(Suggestion term, SearchParameters asked) {
    String text = term.text().text();
    return new TermView(text, term.count(), asked.withText(text).apiUrl());
  }

  private static ExpansionView view(Expansion expansion, Language locale) {
    String key = "expansion." + expansion.kind();
    String reason =
        Messages.OF_THE_API.has(key) ? Messages.OF_THE_API.text(locale, key) : expansion.kind();
    return new ExpansionView(expansion.term(), expansion.added(), expansion.kind(), reason);
  }

  private static List<NoticeView> notices(SearchParameters asked, Answer answer) {
    List<NoticeView> notices = new ArrayList<>();
    if (!answer.progress().isComplete()) {
      notices.add(
          new NoticeView(
              "index-building",
              "",
              Messages.OF_THE_API.text(
                  asked.locale(), "notice.index-building", answer.progress().percent())));
    }
    for (Notice notice : answer.results().notices()) {
      notices.add(view(notice.code().id(), notice.detail(), asked.locale()));
    }
    if (asked.hybrid()) {
      notices.add(view("hybrid-unavailable", "", asked.locale()));
    }
    return List.copyOf(notices);
  }

  private static NoticeView view(String code, String detail, Language locale) {
    return new NoticeView(code, detail, Messages.OF_THE_API.text(locale, "notice." + code, detail));
  }

  private static Links links(SearchParameters asked, long totalHits) {
    Query query = asked.query();
    long after = (long) query.page() * query.hitsPerPage();
    boolean more = after < Math.min(totalHits, Query.MAX_DEPTH);
    return new Links(
        asked.apiUrl(),
        more ? asked.withPage(query.page() + 1).apiUrl() : null,
        query.page() > 1 ? asked.withPage(query.page() - 1).apiUrl() : null,
        asked.fileUrl("atom"),
        asked.fileUrl("csv"),
        asked.fileUrl("ris"),
        asked.fileUrl("bib"),
        asked.pageUrl());
  }
}
