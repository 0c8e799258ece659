package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Client.Answer;
import ca.welcomingcommunities.kb.http.exports.Exports;
import ca.welcomingcommunities.kb.http.pages.Pages;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.WireFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/** What a search gives beyond pages and JSON, read by other programs than ours. */
class ExportsTest {
  private static final String AWKWARD = "=cmd(\"x\"); {50 %} & <b>Café_1</b> \\ ~^ #$";

  @TempDir private static Path folder;
  private static TestServer server;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder, Pages::site);
    client = new Client(server.port());
    List<String> lines = new ArrayList<>();
    lines.add(
        """
        {"externalId":"a","title":"Housing in Ottawa","text":"Housing for newcomers.","language":"en","region":["on-eastern"],"lip":["ottawa"],"type":["strategic-plan"],"cluster":["health-wellbeing"],"year":2011,"authors":["Jane Q. Public","City of Ottawa"],"sourceUrl":"https://example.org/a?x=1&y={2}","addedAt":"2026-03-01T10:00:00Z"}\
        """);
    lines.add(
        """
        {"externalId":"b","title":"Le logement à Sudbury","text":"Le logement et l’accueil. Housing.","language":"fr","region":["on-northeastern"],"type":["presentation"],"year":2009,"addedAt":"2026-05-01T10:00:00Z"}\
        """);
    lines.add(
        """
        {"externalId":"c","title":%s,"text":"Housing again.","language":"en","addedAt":"2026-04-01T10:00:00Z"}\
        """
            .formatted(Json.MAPPER.writeValueAsString(AWKWARD)));
    IntStream.range(0, 120)
        .forEach(i ->
            lines.add(
                "{\"externalId\":\"x%d\",\"title\":\"Bus %d\",\"text\":\"Transit.\",\"addedAt\":\"2025-01-01T00:00:00Z\"}"
                    .formatted(i, i)));
    Answer answer =
        client.send(
            "POST",
            "/api/import",
            String.join("\n", lines).getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-ndjson",
            "Authorization",
            "Bearer " + server.adminKey);
    assertThat(answer.json().path("failed").asInt()).as(answer.text()).isZero();
    server.settle();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static Answer get(String path, String type) {
    Answer answer = client.get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith(type);
    return answer;
  }

  @Test
  void aTableHasALineForEachDocumentInTheOrderOfTheSearch() throws IOException {
    String text = get("/en/search.csv?q=housing", "text/csv").text();
    assertThat(text).startsWith("\ufeff");
    List<CSVRecord> records = records(text);
    assertThat(records)
        .extracting(record -> record.get("Id in its source"))
        .containsExactlyElementsOf(
            client
                .get("/api/search?q=housing")
                .json()
                .path("hits")
                .valueStream()
                .map(hit -> hit.path("externalId").asString())
                .toList());
    CSVRecord ottawa = row(records, "a");
    assertThat(ottawa.get("Title")).isEqualTo("Housing in Ottawa");
    assertThat(ottawa.get("Authors")).isEqualTo("Jane Q. Public; City of Ottawa");
    assertThat(ottawa.get("Year")).isEqualTo("2011");
    assertThat(ottawa.get("Region")).isEqualTo("Eastern Ontario");
    assertThat(ottawa.get("Page"))
        .isEqualTo("http://127.0.0.1:" + server.port() + "/en/documents/" + ottawa.get("Id"));
    assertThat(row(records, "c").get("Title")).as("no formula").isEqualTo("'" + AWKWARD);
    assertThat(records(get("/fr/search.csv?region=on-eastern", "text/csv").text()))
        .singleElement()
        .satisfies(record -> assertThat(record.get("Région")).isEqualTo("Est de l’Ontario"));
  }

  private static List<CSVRecord> records(String text) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(text.substring(1)))
        .getRecords();
  }

  private static CSVRecord row(List<CSVRecord> records, String externalId) {
    return records.stream()
        .filter(record -> record.get("Id in its source").equals(externalId))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void allThatIsFoundIsInAFileWhateverThePage() throws IOException {
    assertThat(records(get("/en/search.csv?page=3&hitsPerPage=5", "text/csv").text()))
        .hasSize(123)
        .extracting(record -> record.get("Id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aSearchThatFindsMoreThanAFileMayHaveIsRefusedAndNotCut(@TempDir Path other)
      throws IOException {
    try (TestServer small =
        TestServer.start(
            other,
            services ->
                new Site(
                    Exports.routes(services, 1),
                    (context, problem) -> {
                      context.result(problem.detail(Language.FR));
                    }))) {
      Client its = new Client(small.port());
      its.send(
          "POST",
          "/api/import",
          "{\"title\":\"One\",\"text\":\"A house.\"}\n{\"title\":\"Two\",\"text\":\"A bus.\"}"
              .getBytes(StandardCharsets.UTF_8),
          "Content-Type",
          "application/x-ndjson",
          "Authorization",
          "Bearer " + small.adminKey);
      small.settle();
      Answer refused = its.get("/fr/search.csv");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).contains("2 documents").contains("peut en contenir 1");
      assertThat(records(its.get("/en/search.csv?q=bus").text())).hasSize(1);
    }
  }

  @Test
  void bibtexIsReadByAnotherProgram() throws Exception {
    BibTeXDatabase read =
        new BibTeXParser()
            .parse(
                new StringReader(get("/en/search.bib?q=housing", "application/x-bibtex").text()));
    assertThat(read.getEntries()).hasSize(3);
    BibTeXEntry ottawa = entry(read, "{Housing in Ottawa}");
    assertThat(ottawa.getType()).isEqualTo(BibTeXEntry.TYPE_TECHREPORT);
    assertThat(field(ottawa, "author")).isEqualTo("{Jane Q. Public} and {City of Ottawa}");
    assertThat(field(ottawa, "year")).isEqualTo("2011");
    assertThat(field(ottawa, "institution")).contains("Ottawa");
    BibTeXEntry awkward =
        entry(
            read,
            "{=cmd(\"x\"); \\{50 \\%\\} \\& <b>Café\\_1</b> \\textbackslash{}"
                + " \\textasciitilde{}\\textasciicircum{} \\#\\$}");
    assertThat(awkward.getType()).isEqualTo(BibTeXEntry.TYPE_MISC);
  }

  private static BibTeXEntry entry(BibTeXDatabase read, String title) {
    return read.getEntries().values().stream()
        .filter(entry -> field(entry, "title").equals(title))
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                read.getEntries().values().stream().map(e -> field(e, "title")).toList()));
  }

  private static String field(BibTeXEntry entry, String name) {
    return Objects.requireNonNull(entry.getField(new Key(name)), name).toUserString();
  }

  @Test
  void risHasATypeFirstAndAnEndLastAndATagALine() {
    String text = get("/en/search.ris?q=housing", "application/x-research-info-systems").text();
    List<String> records = List.of(text.split("ER  - \r\n\r\n"));
    assertThat(records).hasSize(3);
    assertThat(records)
        .allSatisfy(record ->
            assertThat(record.lines())
                .allMatch(line -> line.matches("[A-Z][A-Z0-9]  - \\S.*"))
                .first()
                .asString()
                .startsWith("TY  - "));
    assertThat(records)
        .anySatisfy(record ->
            assertThat(record)
                .startsWith("TY  - RPRT\r\n")
                .contains(
                    "\r\nTI  - Housing in Ottawa\r\n",
                    "\r\nAU  - Jane Q. Public\r\nAU  - City of Ottawa\r\n")
                .contains("\r\nPY  - 2011\r\n", "\r\nLA  - en\r\n"))
        .anySatisfy(record ->
            assertThat(record).startsWith("TY  - SLIDE\r\n").contains("Le logement à Sudbury"));
  }

  @Test
  void aFeedOfASearchHasTheLastAddedFirst() throws Exception {
    Feed feed = feed("/en/search.atom?q=housing");
    assertThat(feed.getEntries())
        .extracting(Entry::getTitle)
        .containsExactly("Le logement à Sudbury", AWKWARD, "Housing in Ottawa");
    assertThat(feed.getId()).startsWith("urn:uuid:");
    assertThat(feed.getTitle()).contains("housing");
    Entry last = feed.getEntries().getLast();
    assertThat(last.getPublished()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(last.getUpdated()).isAfter(last.getPublished());
    assertThat(feed.getUpdated()).isAfterOrEqualTo(last.getUpdated());
    assertThat(last.getAuthors()).hasSize(2);
    assertThat(feed.getOtherLinks().getFirst().getHref())
        .isEqualTo("http://127.0.0.1:" + server.port() + "/en/search.atom?q=housing");
  }

  @Test
  void anEntryIsTheSameInEveryFeedAndLanguageAndAfterAnEdit() throws Exception {
    Entry before = feed("/en/search.atom?q=ottawa").getEntries().getFirst();
    JsonNode hit = client.get("/api/search?q=ottawa").json().at("/hits/0");
    Answer edited =
        client.send(
            "PATCH",
            "/api/documents/" + hit.path("id").asString(),
            "{\"description\":\"About homes.\"}".getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/merge-patch+json",
            "Authorization",
            "Bearer " + server.adminKey);
    assertThat(edited.status()).as(edited.text()).isEqualTo(200);
    server.settle();
    Entry after = feed("/fr/whats-new.atom?region=on-eastern").getEntries().getFirst();
    assertThat(after.getId()).isEqualTo(before.getId());
    assertThat(after.getPublished()).isEqualTo(before.getPublished());
    assertThat(after.getUpdated()).isAfter(before.getUpdated());
    assertThat(after.getSummary().getValue()).isEqualTo("About homes.");
  }

  private static Feed feed(String path) throws Exception {
    Answer answer = get(path, "application/atom+xml");
    return (Feed) new WireFeedInput().build(new StringReader(answer.text()));
  }

  @Test
  void everyFeedHasAnIdOfItsOwn() throws Exception {
    Set<String> ids =
        Set.of(
            feed("/en/search.atom?q=housing").getId(),
            feed("/en/search.atom?q=transit").getId(),
            feed("/fr/search.atom?q=housing").getId(),
            feed("/en/whats-new.atom").getId());
    assertThat(ids).hasSize(4);
    assertThat(feed("/en/search.atom?q=housing").getId()).isIn(ids);
  }

  @Test
  void aFeedThatFindsNothingIsAFeed() throws Exception {
    Feed feed = feed("/en/search.atom?q=zzzzqqq");
    assertThat(feed.getEntries()).isEmpty();
    assertThat(feed.getUpdated()).isNotNull();
  }

  @Test
  void whatIsNewIsAskedForByFacetAndSinceWhen() {
    assertThat(titles("/api/whats-new?since=2026-04-01"))
        .containsExactly("Le logement à Sudbury", AWKWARD);
    assertThat(titles("/api/whats-new?since=2026-04-01T12:00:00Z"))
        .containsExactly("Le logement à Sudbury");
    assertThat(titles("/api/whats-new?region=on-eastern")).containsExactly("Housing in Ottawa");
    assertThat(titles("/api/whats-new")).hasSize(50);
  }

  private static List<String> titles(String path) {
    return get(path, "application/json")
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("title").asString())
        .toList();
  }

  @Test
  void whatIsWithdrawnIsInNoFileAndNoFeed() throws Exception {
    Answer imported =
        client.send(
            "POST",
            "/api/import",
            "{\"externalId\":\"w\",\"title\":\"Wrongly published\",\"text\":\"Zeppelin.\"}"
                .getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-ndjson",
            "Authorization",
            "Bearer " + server.adminKey);
    assertThat(imported.status()).isEqualTo(200);
    server.settle();
    assertThat(everywhere()).hasSize(6).allMatch(text -> text.contains("Wrongly published"));
    String id = client.get("/api/search?q=zeppelin").json().at("/hits/0/id").asString();
    client.send(
        "DELETE",
        "/api/documents/" + id,
        new byte[0],
        "Authorization",
        "Bearer " + server.adminKey);
    server.settle();
    assertThat(everywhere()).hasSize(6).noneMatch(text -> text.contains("Wrongly published"));
  }

  private static List<String> everywhere() {
    return List.of(
        client.get("/en/search.csv").text(),
        client.get("/en/search.ris").text(),
        client.get("/en/search.bib").text(),
        client.get("/en/search.atom").text(),
        client.get("/fr/whats-new.atom").text(),
        client.get("/api/whats-new").text());
  }

  @Test
  void searchEnginesFindEveryDocumentInBothLanguages() throws Exception {
    Document list = xml("/sitemap.xml");
    assertThat(texts(list, "loc"))
        .containsExactly("http://127.0.0.1:" + server.port() + "/sitemaps/1.xml");
    Document map = xml("/sitemaps/1.xml");
    Set<String> pages =
        texts(map, "loc").stream()
            .filter(address -> address.contains("/documents/"))
            .collect(Collectors.toSet());
    long documents = client.get("/api/search").json().path("totalHits").asLong();
    assertThat(pages).hasSize((int) (2 * documents));
    assertThat(client.get(URI.create(pages.iterator().next()).getPath()).status()).isEqualTo(200);
    assertThat(map.getElementsByTagName("xhtml:link").getLength())
        .isEqualTo(2 * map.getElementsByTagName("url").getLength());
    assertThat(client.get("/sitemaps/2.xml").status()).isEqualTo(404);
    assertThat(client.get("/sitemaps/x.xml").status()).isEqualTo(404);
    assertThat(get("/robots.txt", "text/plain").text())
        .contains("Sitemap: http://127.0.0.1:" + server.port() + "/sitemap.xml");
  }

  @Test
  void browsersLearnHowToSearchAndSuggest() throws Exception {
    Document description = xml("/opensearch.xml?locale=fr");
    NodeList urls = description.getElementsByTagName("Url");
    assertThat(urls.item(0).getAttributes().getNamedItem("template").getNodeValue())
        .isEqualTo("http://127.0.0.1:" + server.port() + "/fr/search?q={searchTerms}");
    assertThat(texts(description, "ShortName").getFirst()).hasSizeLessThanOrEqualTo(16);
    JsonNode suggested = get("/en/suggest.json?q=housi", "application/x-suggestions+json").json();
    assertThat(suggested.path(0).asString()).isEqualTo("housi");
    assertThat(suggested.path(1).path(0).asString()).containsIgnoringCase("housing");
  }

  @Test
  void behindAProxyThatSpeaksTlsAddressesAreHttps() {
    Answer answer = client.get("/robots.txt", "X-Forwarded-Proto", "https");
    assertThat(answer.text()).contains("Sitemap: https://127.0.0.1");
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() {
    for (String path :
        List.of("/en/search.csv?q=housing", "/en/search.atom?q=housing", "/sitemap.xml")) {
      String tag = client.get(path).header("ETag");
      assertThat(client.get(path, "If-None-Match", tag).status()).as(path).isEqualTo(304);
    }
  }

  private static Document xml(String path) throws Exception {
    Answer answer = client.get(path);
    assertThat(answer.status()).isEqualTo(200);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> texts(Document document, String tag) {
    NodeList nodes = document.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }
}
