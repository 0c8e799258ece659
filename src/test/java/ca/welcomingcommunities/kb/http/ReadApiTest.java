package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReadApiTest {
  private static final String RECORDS =
      """
      {"externalId":"r1","title":"Housing plan for Ottawa","pages":[{"page":1,"heading":"Housing","text":"Newcomers need affordable housing near work."},{"page":2,"text":"Health and <b>well-being</b> & care."}],"language":"en","type":"strategic-plan","cluster":["health-wellbeing"],"region":["on-eastern"],"lip":["ottawa"],"year":2011,"authors":["City for All"],"sourceUrl":"https://example.org/plan"}
      {"externalId":"r2","title":"Plan de logement","text":"Le logement des nouveaux arrivants à Toronto.","language":"fr","type":"strategic-plan","region":["on-toronto"],"year":2012}
      {"externalId":"r3","title":"Mentoring report","text":"Mentoring newcomers into work.","language":"en","region":["on-toronto"],"year":2010}
      """;

  @TempDir private static Path folder;
  private static TestServer server;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder);
    client = new Client(server.port());
    Answer imported =
        client.send(
            "POST",
            "/api/import",
            RECORDS.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-ndjson",
            "Authorization",
            "Bearer " + server.adminKey);
    assertThat(imported.json().path("accepted").asInt()).as(imported.text()).isEqualTo(3);
    server.settle();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void aSearchFindsThePassageAndMarksTheWords() {
    JsonNode answer = client.get("/api/search?q=housing").json();
    assertThat(answer.path("query").asString()).isEqualTo("housing");
    JsonNode hit = answer.path("hits").path(0);
    assertThat(hit.path("externalId").asString()).isEqualTo("r1");
    assertThat(hit.path("type").path("label").asString()).startsWith("Strategic plan");
    JsonNode passage = hit.path("passages").path(0);
    assertThat(passage.path("page").asInt()).isEqualTo(1);
    assertThat(passage.path("html").asString()).contains("<mark>housing</mark>");
    assertThat(hit.path("url").asString()).startsWith("/en/documents/");
    assertThat(passage.path("fileUrl").isNull()).isTrue();
  }

  @Test
  void markedTextOfDocumentsIsEscaped() {
    String html =
        client.get("/api/search?q=well-being").json().at("/hits/0/passages/0/html").asString();
    assertThat(html).contains("&lt;b&gt;").contains("&amp; care").doesNotContain("<b>");
  }

  @Test
  void valuesOfOneFacetAreAlternativesAndOthersKeepTheirCounts() {
    JsonNode answer =
        client.get("/api/search?region=on-eastern&region=on-toronto&facets=region").json();
    assertThat(answer.path("totalHits").asInt()).isEqualTo(3);
    JsonNode one = client.get("/api/search?region=on-eastern&facets=region").json();
    assertThat(one.path("totalHits").asInt()).isEqualTo(1);
    JsonNode toronto = value(one.at("/facets/0/values"), "on-toronto");
    assertThat(toronto.path("count").asInt()).isEqualTo(2);
    assertThat(toronto.path("selected").asBoolean()).isFalse();
    assertThat(value(one.at("/facets/0/values"), "on-eastern").path("selected").asBoolean())
        .isTrue();
  }

  private static JsonNode value(JsonNode values, String id) {
    return values
        .valueStream()
        .filter(value -> value.path("value").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void labelsComeInTheLocaleAskedForAndHitsStayTheSame() {
    JsonNode english = client.get("/api/search?facets=type").json();
    JsonNode french = client.get("/api/search?facets=type&locale=fr").json();
    assertThat(french.at("/facets/0/label").asString()).isEqualTo("Type de document");
    assertThat(french.at("/facets/0/values/0/label").asString())
        .isNotEqualTo(english.at("/facets/0/values/0/label").asString());
    assertThat(french.path("totalHits").asInt()).isEqualTo(english.path("totalHits").asInt());
    assertThat(french.at("/hits/0/url").asString()).startsWith("/fr/");
  }

  @Test
  void oneCanPageForwardsAndBackwardsByTheLinks() {
    JsonNode first = client.get("/api/search?hitsPerPage=2&sort=oldest").json();
    assertThat(first.path("totalPages").asInt()).isEqualTo(2);
    assertThat(first.at("/links/previous").isNull()).isTrue();
    JsonNode second = client.get(first.at("/links/next").asString()).json();
    assertThat(second.path("page").asInt()).isEqualTo(2);
    assertThat(second.path("hits").size()).isEqualTo(1);
    assertThat(second.at("/links/next").isNull()).isTrue();
    JsonNode again = client.get(second.at("/links/previous").asString()).json();
    assertThat(again.path("hits")).isEqualTo(first.path("hits"));
  }

  @Test
  void anAnswerThatHasNotChangedIs304() {
    Answer first = client.get("/api/search?q=housing");
    String tag = first.header("ETag");
    assertThat(tag).startsWith("W/\"");
    Answer second = client.get("/api/search?q=housing", "If-None-Match", tag);
    assertThat(second.status()).isEqualTo(304);
    assertThat(second.text()).isEmpty();
    assertThat(second.header("ETag")).isEqualTo(tag);
    assertThat(client.get("/api/search?q=other", "If-None-Match", tag).status()).isEqualTo(200);
    assertThat(client.get("/api/search?q=housing&locale=fr", "If-None-Match", tag).status())
        .isEqualTo(200);
  }

  @Test
  void answersAreCompressedWhenAsked() {
    Answer answer = client.get("/api/search", "Accept-Encoding", "gzip");
    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(answer.headers("Vary")).anyMatch(vary -> vary.contains("Accept-Encoding"));
    assertThat(client.get("/api/search").header("Content-Encoding")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/search?q=x",
        "/api/suggest?q=h",
        "/api/taxonomy/region",
        "/health/live",
        "/openapi.yaml"
      })
  void publicReadsAreOpenToEveryOriginAndSayHowLongTheyTook(String path) {
    Answer answer = client.get(path, "Origin", "https://example.org");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.header("Server-Timing")).contains("total;dur=");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isNotEmpty();
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    Answer head = client.send("HEAD", path, null);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(head.header("Content-Type")).isEqualTo(answer.header("Content-Type"));
    Answer options = client.send("OPTIONS", path, null, "Origin", "https://example.org");
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void anUnknownParameterIsAProblemThatSaysWhatIsKnown() {
    Answer answer = client.get("/api/search?per_page=5&locale=fr");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.path("type").asString()).isEqualTo("/problems/unknown-parameter");
    assertThat(problem.path("title").asString()).isEqualTo("Paramètre inconnu");
    assertThat(problem.path("status").asInt()).isEqualTo(400);
    assertThat(problem.path("instance").asString()).isEqualTo("/api/search");
    assertThat(problem.path("detail").asString()).contains("hitsPerPage");
    assertThat(problem.at("/errors/0/parameter").asString()).isEqualTo("per_page");
    assertThat(problem.at("/errors/0/suggestion").asString()).isEqualTo("hitsPerPage");
    assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("*");
  }

  @ParameterizedTest
  @MethodSource("oddQueries")
  void whateverIsTypedIsAnswered(String query) {
    Answer answer = client.get("/api/search?q=" + query);
    assertThat(answer.status()).as(query).isEqualTo(200);
  }

  static Stream<String> oddQueries() {
    List<String> odd =
        List.of(
            "%22",
            "((((((((((((((",
            ")",
            "-",
            "--",
            "NOT",
            "OR+OR",
            "AND",
            "*",
            "*a",
            "?*",
            "a*",
            "~",
            "a~",
            "title:",
            "foo:bar",
            "title:%22",
            "%2F((a%7B1,100%7D)%7B1,100%7D)%7B1,100%7D%2F",
            "%5B*+TO+*%5D",
            "a%5E1e38",
            "%00",
            "%ED%A0%80",
            "%F0%9F%98%80",
            "%E2%80%AE",
            "100%25",
            "%25zz",
            "a".repeat(3_000),
            "%28".repeat(600),
            "-a+-b",
            "%22a+b%22~3",
            "SAUF",
            "OU",
            "l%27%C3%A9cole",
            "%C5%93uvre",
            "%3Cscript%3E",
            "%5C",
            "%5C%5C%22",
            "a+".repeat(200),
            "%0A%0D%09");
    return odd.stream();
  }

  @Test
  void aRawPercentSignIsReadAsOne() throws IOException {
    String answer =
        client.raw(
            "GET /api/search?q=100%&facets=none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200").contains("\"query\":\"100%\"");
  }

  @Test
  void everySuggestionFindsSomething() {
    JsonNode answer = client.get("/api/suggest?q=hous").json();
    assertThat(answer.path("query").asString()).isEqualTo("hous");
    assertThat(answer.path("suggestions").size()).isBetween(0, 8);
    for (JsonNode suggestion : answer.path("suggestions")) {
      assertThat(suggestion.path("count").asInt()).isPositive();
      assertThat(suggestion.path("url").asString()).startsWith("/en/");
    }
    assertThat(client.get("/api/suggest?q=").json().path("suggestions").size()).isZero();
  }

  @Test
  void aDocumentTellsEverythingAboutItself() {
    String id = idOf("housing");
    JsonNode document = client.get("/api/documents/" + id).json();
    assertThat(document.path("title").asString()).isEqualTo("Housing plan for Ottawa");
    assertThat(document.at("/pages/total").asInt()).isEqualTo(2);
    assertThat(document.at("/pages/indexed").asInt()).isEqualTo(2);
    assertThat(document.at("/citation/apa").asString())
        .isEqualTo("City for All. (2011). Housing plan for Ottawa. https://example.org/plan");
    JsonNode evidence =
        document
            .path("facetEvidence")
            .valueStream()
            .filter(each -> each.path("field").asString().equals("region"))
            .findFirst()
            .orElseThrow();
    assertThat(evidence.path("assignedBy").asString()).isEqualTo("submitter");
    Answer cached = client.get("/api/documents/" + id);
    assertThat(client.get("/api/documents/" + id, "If-None-Match", cached.header("ETag")).status())
        .isEqualTo(304);
  }

  @Test
  void aPageOfTextHasNeighboursAndMarks() {
    String id = idOf("housing");
    JsonNode page = client.get("/api/documents/" + id + "/pages/2?q=care").json();
    assertThat(page.path("page").asInt()).isEqualTo(2);
    assertThat(page.path("previous").asInt()).isEqualTo(1);
    assertThat(page.path("next").isNull()).isTrue();
    assertThat(page.path("text").asString()).contains("<b>well-being</b>");
    assertThat(page.path("html").asString())
        .contains("&lt;b&gt;well-being&lt;/b&gt; &amp; <mark>care</mark>");
    assertThat(client.get("/api/documents/" + id + "/pages/1").json().path("heading").asString())
        .isEqualTo("Housing");
  }

  private static String idOf(String query) {
    return client.get("/api/search?q=" + query).json().at("/hits/0/id").asString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/documents/nope",
        "/api/documents/NOT_AN_ID",
        "/api/documents/nope/pages/1",
        "/api/facets/colour",
        "/api/taxonomy/colour",
        "/api/nothing",
        "/files/nope/a.pdf",
        "/files/x",
        "/nothing"
      })
  void whatIsNotThereIsNotFound(String path) {
    assertThat(client.get(path).status()).isEqualTo(404);
  }

  @Test
  void pagesBeyondTheLastAreNotFound() {
    String id = idOf("housing");
    for (String page : List.of("0", "3", "-1", "x", "99999999999", "1.0", "01")) {
      assertThat(client.get("/api/documents/" + id + "/pages/" + page).status())
          .as(page)
          .isEqualTo(404);
    }
  }

  @Test
  void facetValuesAreFoundByTheBeginningOfAWord() {
    JsonNode all = client.get("/api/facets/region").json();
    assertThat(all.path("field").asString()).isEqualTo("region");
    JsonNode east = client.get("/api/facets/region?prefix=east").json();
    assertThat(east.at("/values/0/value").asString()).isEqualTo("on-eastern");
    assertThat(east.at("/values/0/count").asInt()).isEqualTo(1);
    JsonNode one = client.get("/api/facets/region?limit=1").json();
    assertThat(one.path("values").size()).isEqualTo(1);
    assertThat(one.path("otherCount").asInt()).isEqualTo(all.path("values").size() - 1);
  }

  @Test
  void theTaxonomyShowsItsLevels() {
    JsonNode regions = client.get("/api/taxonomy/region?locale=fr").json();
    JsonNode east = value(regions.path("terms"), "on-eastern");
    assertThat(east.path("parent").asString()).isNotEmpty();
    assertThat(east.path("label").asString()).isNotEqualTo("Eastern Ontario");
    assertThat(client.get("/api/taxonomy/type").json().path("terms").size()).isPositive();
  }

  @Test
  void theServerSaysThatItIsReady() {
    JsonNode ready = client.get("/health/ready").json();
    assertThat(ready.path("status").asString()).isEqualTo("ok");
    assertThat(ready.path("documents").asInt()).isEqualTo(3);
  }
}
