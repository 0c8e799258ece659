package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.Explained;
import ca.welcomingcommunities.kb.search.Hit;
import ca.welcomingcommunities.kb.search.PassageHit;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hit of a search. */
record HitView(
    String id,
    String kind,
    @Nullable String externalId,
    String title,
    String language,
    @Nullable Integer year,
    int pageCount,
    String pageUnit,
    @Nullable LabelledValue type,
    List<LabelledValue> clusters,
    List<LabelledValue> themes,
    List<LabelledValue> regions,
    List<LabelledValue> lips,
    @Nullable String mediaType,
    String url,
    double score,
    Highlight highlight,
    List<PassageView> passages,
    int passageCount,
    List<String> missing,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explained explanation) {

  /** The same with the reason of its score. */
  HitView explained(@Nullable Explained why) {
    return new HitView(
        id,
        kind,
        externalId,
        title,
        language,
        year,
        pageCount,
        pageUnit,
        type,
        clusters,
        themes,
        regions,
        lips,
        mediaType,
        url,
        score,
        highlight,
        passages,
        passageCount,
        missing,
        why);
  }

  /** The title as HTML with the query's words marked. */
  record Highlight(String title) {}

  /** A passage as HTML, with links to where it stands. */
  record PassageView(
      int page,
      @Nullable String heading,
      @Nullable String section,
      String language,
      String html,
      String textUrl,
      @Nullable String fileUrl) {}

  static HitView of(Hit hit, String query, Vocabulary vocabulary, Language locale) {
    return new HitView(
        hit.id().value(),
        hit.kind().id(),
        hit.externalId(),
        hit.title().text(),
        hit.language().code(),
        hit.year(),
        hit.pageCount(),
        hit.pageUnit().id(),
        values(hit, Facet.TYPE, vocabulary, locale).stream().findFirst().orElse(null),
        values(hit, Facet.CLUSTER, vocabulary, locale),
        values(hit, Facet.THEME, vocabulary, locale),
        values(hit, Facet.REGION, vocabulary, locale),
        values(hit, Facet.LIP, vocabulary, locale),
        hit.mediaType(),
        Urls.document(hit.id(), locale),
        hit.score(),
        new Highlight(MarkedHtml.of(hit.title())),
        hit.passages().stream().map(passage -> passage(hit, passage, query, locale)).toList(),
        hit.passageCount(),
        hit.missing(),
        null);
  }

  private static List<LabelledValue> values(
      Hit hit, Facet facet, Vocabulary vocabulary, Language locale) {
    return LabelledValue.of(facet, hit.values().getOrDefault(facet, List.of()), vocabulary, locale);
  }

  private static PassageView passage(Hit hit, PassageHit passage, String query, Language locale) {
    return new PassageView(
        passage.page(),
        passage.heading().isEmpty() ? null : passage.heading(),
        passage.section(),
        passage.language().code(),
        MarkedHtml.of(passage.text()),
        Urls.text(hit.id(), locale, passage.page(), query),
        Urls.file(hit.id(), hit.filename(), hit.mediaType(), passage.page()));
  }
}
