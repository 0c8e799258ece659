package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.experts.Found;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answer to a question for people. */
record SpeakersView(
    String query,
    int page,
    int hitsPerPage,
    int totalHits,
    int totalPages,
    long processingTimeMs,
    List<SearchView.NoticeView> notices,
    List<SpeakerView> hits,
    List<SpeakerFacet> facets,
    Links links) {

  /** How many people there are for each value. */
  record SpeakerFacet(String field, String label, List<SpeakerValue> values) {}

  /** One value; choosing it gives {@code count} people. */
  record SpeakerValue(String value, String label, int count, boolean selected) {}

  /** The same elsewhere. */
  record Links(
      String self,
      @Nullable String next,
      @Nullable String previous,
      String html,
      String csv,
      String vcard) {}

  static SpeakersView of(
      SpeakerParameters asked,
      Found found,
      List<SpeakerView> hits,
      Vocabulary vocabulary,
      long milliseconds) {
    int total = found.speakers().size();
    int pages = Math.ceilDiv(total, asked.hitsPerPage());
    return new SpeakersView(
        asked.query().text(),
        asked.page(),
        asked.hitsPerPage(),
        total,
        pages,
        milliseconds,
        notices(found, vocabulary, asked.locale()),
        hits,
        facets(asked, found, vocabulary),
        new Links(
            asked.apiUrl(),
            asked.page() < pages ? asked.withPage(asked.page() + 1).apiUrl() : null,
            asked.page() > 1 ? asked.withPage(asked.page() - 1).apiUrl() : null,
            asked.pageUrl(),
            asked.exportUrl("csv"),
            asked.exportUrl("vcf")));
  }

  /** That the first five leave something out. */
  static List<SearchView.NoticeView> notices(Found found, Vocabulary vocabulary, Language locale) {
    List<SearchView.NoticeView> notices = new ArrayList<>();
    found
        .oneRegion()
        .ifPresent(region ->
            notices.add(
                notice("one-region", vocabulary.label(Facet.REGION, region, locale), locale)));
    found
        .oneKind()
        .ifPresent(kind ->
            notices.add(
                notice(
                    "one-kind", Messages.OF_THE_API.text(locale, "speaker.kind." + kind), locale)));
    return notices;
  }

  private static SearchView.NoticeView notice(String code, String detail, Language locale) {
    return new SearchView.NoticeView(
        code, detail, Messages.OF_THE_API.text(locale, "notice." + code, detail));
  }

  private static List<SpeakerFacet> facets(
      SpeakerParameters asked, Found found, Vocabulary vocabulary) {
    Language locale = asked.locale();
    List<SpeakerFacet> facets = new ArrayList<>();
    for (Facet facet : SpeakerParameters.FACETS) {
      Set<String> chosen = asked.query().filters().getOrDefault(facet, Set.of());
      Map<String, Integer> counts = found.counts().getOrDefault(facet, Map.of());
      facets.add(
          new SpeakerFacet(
              facet.id(),
              FacetView.name(facet, locale),
              counts.entrySet().stream()
                  .map(entry ->
                      new SpeakerValue(
                          entry.getKey(),
                          vocabulary.label(facet, entry.getKey(), locale),
                          entry.getValue(),
                          chosen.contains(entry.getKey())))
                  .sorted(mostFirst())
                  .toList()));
    }
    facets.add(
        new SpeakerFacet(
            "kind",
            Messages.OF_THE_API.text(locale, "speaker.kind"),
            found.kinds().entrySet().stream()
                .map(entry ->
                    new SpeakerValue(
                        entry.getKey(),
                        Messages.OF_THE_API.text(locale, "speaker.kind." + entry.getKey()),
                        entry.getValue(),
                        asked.query().kinds().contains(entry.getKey())))
                .sorted(mostFirst())
                .toList()));
    return facets;
  }

  private static Comparator<SpeakerValue> mostFirst() {
    return Comparator.comparingInt(SpeakerValue::count)
        .reversed()
        .thenComparing(SpeakerValue::label);
  }
}
