package ca.welcomingcommunities.kb.http.exports;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Freshness;
import ca.welcomingcommunities.kb.http.Json;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.search.Suggestion;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What search engines and browsers ask a site for. */
final class Machines {
  /** A sitemap may have 50,000 addresses: two languages of so many documents, and a few pages. */
  private static final int DOCUMENTS_A_SITEMAP = 20_000;

  private static final List<Language> LOCALES = List.of(Language.EN, Language.FR);
  private static final List<String> PAGES =
      List.of(
          "/", "/speakers", "/whats-new", "/browse", "/help", "/about", "/accessibility", "/embed");
  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String XHTML = "http://www.w3.org/1999/xhtml";
  private static final String OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/";
  private static final int SUGGESTIONS = 8;

  private final SearchIndex index;
  private final Vocabulary vocabulary;
  private final XMLOutputFactory xml = XMLOutputFactory.newInstance();

  Machines(Services services) {
    this.index = services.index();
    this.vocabulary = services.vocabulary();
  }

  /** Searches with filters are without end, and everything they find is in the sitemap. */
  void robots(Context context) {
    context
        .contentType("text/plain; charset=utf-8")
        .result(
            """
            User-agent: *
            Disallow: /api/
            Disallow: /en/search?
            Disallow: /fr/search?
            Disallow: /en/search.
            Disallow: /fr/search.
            Disallow: /en/admin
            Disallow: /fr/administration
            Sitemap: %s/sitemap.xml
            """
                .formatted(Urls.server(context)));
  }

  @FunctionalInterface
  private interface Body {
    void write(XMLStreamWriter to) throws XMLStreamException, IOException;
  }

  private void send(Context context, String type, Body body) throws IOException {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter to = xml.createXMLStreamWriter(text);
      to.writeStartDocument("UTF-8", "1.0");
      body.write(to);
      to.writeEndDocument();
      to.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML that cannot be written", e);
    }
    context.contentType(type + "; charset=utf-8").result(text.toString());
  }

  private boolean isKnown(Context context) throws IOException {
    String what = Urls.server(context) + context.path();
    return Freshness.isKnown(context, index.generation(), what);
  }

  /** {@code /sitemap.xml}: the list of the sitemaps. */
  void sitemaps(Context context) throws IOException {
    if (isKnown(context)) {
      return;
    }
    long parts = Math.max(1, Math.ceilDiv(index.documentCount(), DOCUMENTS_A_SITEMAP));
    String server = Urls.server(context);
    send(
        context,
        "application/xml",
        to -> {
          to.writeStartElement("sitemapindex");
          to.writeDefaultNamespace(SITEMAP);
          for (long part = 1; part <= parts; part++) {
            to.writeStartElement("sitemap");
            element(to, "loc", server + "/sitemaps/" + part + ".xml");
            to.writeEndElement();
          }
          to.writeEndElement();
        });
  }

  /** {@code /sitemaps/{part}.xml}: pages and documents, in both languages. */
  void sitemap(Context context) throws IOException {
    if (isKnown(context)) {
      return;
    }
    List<DocumentId> ids = index.list(Query.of(""), Integer.MAX_VALUE).ids();
    int part = part(context.pathParam("part"));
    long from = (part - 1L) * DOCUMENTS_A_SITEMAP;
    if (part < 1 || (part > 1 && from >= ids.size())) {
      throw Refused.notFound();
    }
    List<DocumentId> own = ids.stream().skip(from).limit(DOCUMENTS_A_SITEMAP).toList();
    String server = Urls.server(context);
    send(
        context,
        "application/xml",
        to -> {
          to.writeStartElement("urlset");
          to.writeDefaultNamespace(SITEMAP);
          to.writeNamespace("xhtml", XHTML);
          if (part == 1) {
            for (String page : PAGES) {
              addresses(to, locale -> server + "/" + locale.code() + page);
            }
          }
          for (DocumentId id : own) {
            addresses(to, locale -> server + Urls.document(id, locale));
          }
          to.writeEndElement();
        });
  }

  private static int part(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @FunctionalInterface
  private interface Localized {
    String in(Language locale);
  }

  /** The same page in each language, each with a reference to all. */
  private static void addresses(XMLStreamWriter to, Localized address) throws XMLStreamException {
    for (Language locale : LOCALES) {
      to.writeStartElement("url");
      element(to, "loc", address.in(locale));
      for (Language other : LOCALES) {
        to.writeEmptyElement("xhtml", "link", XHTML);
        to.writeAttribute("rel", "alternate");
        to.writeAttribute("hreflang", other.code());
        to.writeAttribute("href", address.in(other));
      }
      to.writeEndElement();
    }
  }

  private static void element(XMLStreamWriter to, String name, String text)
      throws XMLStreamException {
    to.writeStartElement(name);
    to.writeCharacters(text);
    to.writeEndElement();
  }

  /** {@code /opensearch.xml?locale=}: how a browser searches here. */
  void openSearch(Context context) throws IOException {
    Language locale = Parameters.of(context).locale();
    DocumentWords words = DocumentWords.of(vocabulary, locale, context);
    String base = words.server() + "/" + locale.code();
    send(
        context,
        "application/opensearchdescription+xml",
        to -> {
          to.writeStartElement("OpenSearchDescription");
          to.writeDefaultNamespace(OPEN_SEARCH);
          element(to, "ShortName", words.say("shortName"));
          element(to, "Description", words.say("site"));
          element(to, "Language", locale.code());
          element(to, "InputEncoding", "UTF-8");
          url(to, "text/html", base + "/search?q={searchTerms}");
          url(to, "application/x-suggestions+json", base + "/suggest.json?q={searchTerms}");
          to.writeEndElement();
        });
  }

  private static void url(XMLStreamWriter to, String type, String template)
      throws XMLStreamException {
    to.writeEmptyElement("Url");
    to.writeAttribute("type", type);
    to.writeAttribute("template", template);
  }

  /**
   * {@code /en/suggest.json?q=}: what was typed and how it may go on.
   *
   * @see <a href="https://github.com/dewitt/opensearch">OpenSearch Suggestions</a>
   */
  void suggest(Context context, Language locale) throws IOException {
    String typed = Parameters.of(context).text("q");
    List<String> texts =
        typed.isBlank()
            ? List.of()
            : index.suggest(typed, locale, SUGGESTIONS, List.of()).stream()
                .map(Suggestion::text)
                .map(text -> text.text())
                .toList();
    Json.answer(context, List.of(typed, texts));
    context.contentType("application/x-suggestions+json; charset=utf-8");
  }
}
