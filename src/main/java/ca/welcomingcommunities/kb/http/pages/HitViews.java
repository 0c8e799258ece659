package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Original;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.search.Hit;
import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.PassageHit;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns hits and passages into what lists show of them. */
final class HitViews {
  /** Places a document is about, in the line under its title; more would hide the rest. */
  private static final int MAX_PLACES = 2;

  private final Messages m;
  private final Vocabulary vocabulary;
  private final String text;

  /**
   * For the answers to one search.
   *
   * @param text the words searched for, which links carry on to the document's page
   */
  HitViews(Messages m, Vocabulary vocabulary, String text) {
    this.m = m;
    this.vocabulary = vocabulary;
    this.text = text;
  }

  List<HitView> of(List<Hit> hits) {
    return hits.stream().map(this::of).toList();
  }

  /** Something that was not searched for. */
  HitView of(Document document) {
    DocumentAddress address = new DocumentAddress(m.language(), document.id(), null, text);
    Original original = document.original();
    Integer year = document.description().year();
    List<String> facts = new ArrayList<>(names(document.values(Facet.TYPE), Facet.TYPE, 1));
    if (year != null) {
      facts.add(year.toString());
    }
    facts.addAll(places(document.values(Facet.LIP), document.values(Facet.REGION)));
    String format = Places.format(m, original == null ? null : original.mediaType());
    if (format != null) {
      facts.add(format);
    }
    otherLanguage(document.description().language()).ifPresent(facts::add);
    return new HitView(
        address.url(),
        document.description().language().code(),
        MarkedText.plain(document.description().title()),
        facts,
        List.of(),
        0,
        address.url());
  }

  private HitView of(Hit hit) {
    DocumentAddress address = new DocumentAddress(m.language(), hit.id(), null, text);
    Source source = new Source(hit.id(), hit.filename(), hit.mediaType(), hit.pageUnit(), address);
    return new HitView(
        address.url(),
        hit.language().code(),
        hit.title(),
        facts(hit),
        hit.passages().stream().map(passage -> of(passage, source)).toList(),
        Math.max(0, hit.passageCount() - hit.passages().size()),
        address.url() + "#matches");
  }

  private List<String> facts(Hit hit) {
    List<String> facts = new ArrayList<>(names(values(hit, Facet.TYPE), Facet.TYPE, 1));
    if (hit.year() != null) {
      facts.add(hit.year().toString());
    }
    facts.addAll(places(values(hit, Facet.LIP), values(hit, Facet.REGION)));
    String format = Places.format(m, hit.mediaType());
    if (format != null) {
      facts.add(format);
    }
    if (hit.pageCount() > 0) {
      facts.add(Places.count(m, hit.pageUnit(), hit.pageCount()));
    }
    otherLanguage(hit.language()).ifPresent(facts::add);
    if (!hit.missing().isEmpty()) {
      facts.add(m.say("hit.missing", "words", String.join(", ", hit.missing())));
    }
    return facts;
  }

  private static List<String> values(Hit hit, Facet facet) {
    return hit.values().getOrDefault(facet, List.of());
  }

  /** The partnerships, or else the regions. */
  private List<String> places(List<String> partnerships, List<String> regions) {
    return partnerships.isEmpty()
        ? names(regions, Facet.REGION, MAX_PLACES)
        : names(partnerships, Facet.LIP, MAX_PLACES);
  }

  /** Said of what is not in the reader's language. */
  private Optional<String> otherLanguage(Language language) {
    return language == m.language() || language == Language.OTHER
        ? Optional.empty()
        : Optional.of(m.say("hit.in." + language.code()));
  }

  private List<String> names(List<String> values, Facet facet, int most) {
    return values.stream()
        .limit(most)
        .map(value -> vocabulary.label(facet, value, m.language()))
        .toList();
  }

  /** The document that passages are of. */
  record Source(
      DocumentId id,
      @Nullable String filename,
      @Nullable String mediaType,
      PageUnit unit,
      DocumentAddress address) {
    @Nullable String fileUrl(int page) {
      return filename != null && "application/pdf".equals(mediaType)
          ? Urls.file(id, filename, mediaType, page)
          : null;
    }
  }

  /** One passage of a document. */
  PassageView of(PassageHit passage, Source source) {
    return new PassageView(
        passage.page(),
        Places.place(m, source.unit(), passage.page()),
        source.address().pageUrl(passage.page()),
        passage.heading(),
        passage.language().code(),
        passage.text(),
        source.fileUrl(passage.page()));
  }
}
