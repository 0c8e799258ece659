package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.http.Client.Answer;
import ca.welcomingcommunities.kb.http.pages.Pages;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What pages say to search engines and to programs that manage literature; pages of subjects. */
class PagesForMachinesTest {
  private static final String TITLE = "Plan </script><script>alert(1)</script> & \"more\"";

  @TempDir private static Path folder;
  private static TestServer server;
  private static Client client;
  private static String id;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder, Pages::site);
    client = new Client(server.port());
    String line =
        """
        {"externalId":"a","title":%s,"text":"Housing for newcomers.","language":"en","region":["on-eastern"],"lip":["ottawa"],"type":["strategic-plan"],"cluster":["health-wellbeing"],"year":2011,"authors":["Jane Q. Public","City of Ottawa"],"sourceUrl":"https://example.org/a"}\
        """
            .formatted(Json.MAPPER.writeValueAsString(TITLE));
    Answer answer =
        client.send(
            "POST",
            "/api/import",
            line.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-ndjson",
            "Authorization",
            "Bearer " + server.adminKey);
    assertThat(answer.json().path("failed").asInt()).as(answer.text()).isZero();
    server.settle();
    id = client.get("/api/search").json().at("/hits/0/id").asString();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static String origin() {
    return "http://127.0.0.1:" + server.port();
  }

  private static Document page(String path) {
    Answer answer = client.get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.text(), origin() + path);
  }

  private static List<String> tags(Document page, String name) {
    return page.select("head meta[name=" + name + "]").eachAttr("content");
  }

  private static JsonNode data(Document page) {
    Element script = page.selectFirst("script[type=application/ld+json]");
    JsonNode data = Json.MAPPER.readTree(Objects.requireNonNull(script).data());
    assertThat(data.path("@context").asString()).isEqualTo("https://schema.org");
    return data;
  }

  @Test
  void aDocumentHasTheTagsOfACitation() {
    Document page = page("/en/documents/" + id);
    assertThat(tags(page, "citation_title")).containsExactly(TITLE);
    assertThat(tags(page, "citation_author")).containsExactly("Jane Q. Public", "City of Ottawa");
    assertThat(tags(page, "citation_publication_date")).containsExactly("2011");
    assertThat(tags(page, "citation_technical_report_institution")).hasSize(1);
    assertThat(tags(page, "citation_abstract_html_url"))
        .containsExactly(origin() + "/en/documents/" + id);
    assertThat(tags(page, "citation_pdf_url")).isEmpty();
  }

  @Test
  void aDocumentIsDataThatNoTitleCanEscape() {
    Document page = page("/fr/documents/" + id);
    JsonNode data = data(page);
    assertThat(data.path("@type").asString()).isEqualTo("Report");
    assertThat(data.path("name").asString()).isEqualTo(TITLE);
    assertThat(data.path("url").asString()).isEqualTo(origin() + "/fr/documents/" + id);
    assertThat(data.path("inLanguage").asString()).isEqualTo("en");
    assertThat(data.path("author")).hasSize(2);
    assertThat(data.at("/spatialCoverage/0/@type").asString()).isEqualTo("Place");
    assertThat(data.path("sameAs").asString()).isEqualTo("https://example.org/a");
    assertThat(page.select("script")).hasSize(1);
  }

  @Test
  void aDocumentCanBeCitedAndSent() {
    JsonNode citation = client.get("/api/documents/" + id).json().path("citation");
    Document page = page("/en/documents/" + id);
    for (String name : List.of("risUrl", "bibtexUrl")) {
      String path = citation.path(name).asString().replaceFirst("^/fr/", "/en/");
      assertThat(page.select("a[href=" + path + "]")).as(path).hasSize(1);
      Answer file = client.get(path);
      assertThat(file.text()).contains("2011", "Jane Q. Public");
      assertThat(file.header("Content-Disposition")).startsWith("attachment").contains(id);
    }
    assertThat(page.select("a[href^=mailto:]").attr("href"))
        .startsWith("mailto:?subject=Plan%20%3C")
        .doesNotContain("+");
    assertThat(client.get("/en/documents/aaaaaaaaaaaaaaaa/citation.ris").status()).isEqualTo(404);
    assertThat(client.get("/en/documents/-/citation.bib").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/speakers", "/whats-new", "/browse", "/browse/lip/ottawa", "/help"})
  void aPageNamesItselfInBothLanguages(String path) {
    for (String language : List.of("en", "fr")) {
      Document page = page("/" + language + path);
      String own = origin() + "/" + language + path;
      assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(own);
      for (String each : List.of("en", "fr")) {
        assertThat(page.select("link[rel=alternate][hreflang=" + each + "]").attr("href"))
            .isEqualTo(origin() + "/" + each + path);
      }
    }
  }

  @Test
  void whatIsNotToBeListedSaysSo() {
    Document page = page("/en/search?q=housing");
    assertThat(tags(page, "robots")).containsExactly("noindex");
    assertThat(page.select("link[rel=canonical], link[hreflang]")).isEmpty();
  }

  @Test
  void theFirstPageSaysHowToSearch() {
    JsonNode data = data(page("/fr/"));
    assertThat(data.at("/potentialAction/target").asString())
        .isEqualTo(origin() + "/fr/search?q={search_term_string}");
  }

  @Test
  void everyTermHasAPageThatIsReachedFromTheFirst() {
    Set<String> known = new LinkedHashSet<>(Set.of("/en/browse"));
    Deque<String> left = new ArrayDeque<>(known);
    while (!left.isEmpty()) {
      for (String to : page(left.removeFirst()).select("main a").eachAttr("href")) {
        if (to.startsWith("/en/browse/") && known.add(to)) {
          left.add(to);
        }
      }
    }
    List<String> wanted =
        server.services.vocabulary().terms(Facet.THEME).stream()
            .map(term -> "/en/browse/theme/" + term.id())
            .toList();
    assertThat(known).containsAll(wanted).contains("/en/browse/characteristic/03-housing");
  }

  @Test
  void aTermTellsWhatItIsAndWhatThereIs() {
    Document page = page("/fr/browse/lip/ottawa");
    assertThat(data(page).path("@type").asString()).isEqualTo("DefinedTerm");
    assertThat(page.select("main .hits li")).hasSize(1);
    String search = page.select("main .row a").attr("href");
    assertThat(client.get(search).text()).contains("Plan &lt;/script&gt;");
    assertThat(page.select("a[href=/fr/browse/region/on-eastern]")).hasSize(1);
    String feed = page.select("link[type=application/atom+xml]").attr("href");
    assertThat(client.get(URI.create(feed).toString()).status()).isEqualTo(200);
  }

  @Test
  void whatIsNoTermIsNotFound() {
    for (String path : List.of("/browse/x", "/browse/kind", "/browse/lip/x", "/browse/year/2011")) {
      assertThat(client.get("/en" + path).status()).as(path).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/help", "/about", "/accessibility"})
  void pagesOfTextLeadSomewhere(String path) {
    for (String language : List.of("en", "fr")) {
      Document page = page("/" + language + path);
      for (String to : page.select("main a").eachAttr("href")) {
        if (to.startsWith("#")) {
          assertThat(page.getElementById(to.substring(1))).as(to).isNotNull();
        } else {
          assertThat(client.get(to).status()).as(to).isEqualTo(200);
        }
      }
    }
  }
}
