package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Accessibility;
import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Original;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document for machines: the tags from which search engines of scholarly literature and programs
 * that manage it read a citation, and the document as data.
 *
 * @param origin scheme and host of this server, for addresses that must be whole
 * @see <a href="https://scholar.google.com/intl/en/scholar/inclusion.html#indexing">Highwire
 *     tags</a>
 * @see <a href="https://schema.org/Report">schema.org</a>
 */
record DocumentHead(Document document, Vocabulary vocabulary, Language locale, String origin) {
  private static final String PDF = "application/pdf";

  /** Types of documents that are not reports. */
  private static final Map<String, String> TYPES =
      Map.of(
          "presentation", "PresentationDigitalDocument",
          "news", "NewsArticle",
          "newsletter", "CreativeWork",
          "minutes", "CreativeWork",
          "agreement", "CreativeWork",
          "practice-profile", "CreativeWork",
          "web-page", "WebPage");

  /** One {@code meta} element. */
  record Tag(String name, String content) {}

  /** The tags that have a value. */
  List<Tag> tags() {
    Description description = document.description();
    List<Tag> tags = new ArrayList<>();
    add(tags, "description", description.summary());
    add(tags, "citation_title", description.title());
    description.authors().forEach(author -> add(tags, "citation_author", author));
    Integer year = description.year();
    add(tags, "citation_publication_date", year == null ? null : year.toString());
    labels(Facet.LIP).forEach(name -> add(tags, "citation_technical_report_institution", name));
    add(tags, "citation_language", language());
    add(tags, "citation_abstract_html_url", page());
    Original original = document.original();
    if (original != null && original.mediaType().equals(PDF)) {
      add(tags, "citation_pdf_url", file(original));
    }
    return tags;
  }

  private static void add(List<Tag> tags, String name, @Nullable String content) {
    if (content != null && !content.isBlank()) {
      tags.add(new Tag(name, content));
    }
  }

  /** As the content of a script element; see {@link JsonLd}. */
  String jsonLd() {
    Description description = document.description();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("@type", type());
    object.put("@id", page());
    object.put("url", page());
    object.put("name", description.title());
    put(object, "abstract", description.summary());
    put(object, "inLanguage", language());
    put(object, "datePublished", description.year() == null ? null : "" + description.year());
    put(object, "author", description.authors());
    put(object, "publisher", things("Organization", labels(Facet.LIP)));
    put(object, "about", things("DefinedTerm", subjects()));
    put(object, "spatialCoverage", things("Place", labels(Facet.REGION)));
    put(
        object,
        "sameAs",
        DocumentViews.isWebAddress(description.sourceUrl()) ? description.sourceUrl() : null);
    object.put("isAccessibleForFree", true);
    Original original = document.original();
    if (original != null) {
      put(object, "accessibilityFeature", features(original.accessibility()));
      object.put("encoding", encoding(original));
    }
    object.put("dateModified", document.updatedAt().toString());
    return JsonLd.of(object);
  }

  private String type() {
    return document.values(Facet.TYPE).stream()
        .findFirst()
        .map(slug -> TYPES.getOrDefault(slug, "Report"))
        .orElse("CreativeWork");
  }

  private List<String> subjects() {
    List<String> subjects = new ArrayList<>(labels(Facet.CLUSTER));
    subjects.addAll(labels(Facet.THEME));
    return subjects;
  }

  private Map<String, Object> encoding(Original original) {
    Map<String, Object> encoding = new LinkedHashMap<>();
    encoding.put("@type", "MediaObject");
    encoding.put("contentUrl", file(original));
    encoding.put("encodingFormat", original.mediaType());
    encoding.put("contentSize", original.bytes() + " B");
    encoding.put("sha256", original.hash().value());
    return encoding;
  }

  private static List<String> features(Accessibility accessibility) {
    return Boolean.TRUE.equals(accessibility.tagged()) ? List.of("taggedPDF") : List.of();
  }

  private static List<Map<String, String>> things(String type, List<String> names) {
    return names.stream().map(name -> Map.of("@type", type, "name", name)).toList();
  }

  private static void put(Map<String, Object> object, String name, @Nullable Object value) {
    if (value != null && !value.equals(List.of())) {
      object.put(name, value);
    }
  }

  private List<String> labels(Facet facet) {
    return document.values(facet).stream()
        .map(value -> vocabulary.label(facet, value, locale))
        .toList();
  }

  private @Nullable String language() {
    Language language = document.description().language();
    return language == Language.OTHER ? null : language.code();
  }

  /** The whole address of the page for people. */
  String page() {
    return origin + Urls.document(document.id(), locale);
  }

  private String file(Original original) {
    return origin + Urls.file(document.id(), original.filename());
  }
}
