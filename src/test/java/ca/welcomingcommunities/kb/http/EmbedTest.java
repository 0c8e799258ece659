package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import ca.welcomingcommunities.kb.http.embed.Widget;
import ca.welcomingcommunities.kb.http.pages.Pages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The search element as other people's pages get it. */
class EmbedTest {
  /** What a page may pay for it, in bytes. */
  private static final int BUDGET = 10_000;

  @TempDir private static Path folder;
  private static TestServer server;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder, Pages::site);
    client = new Client(server.port());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void theWidgetWithStyleAndBothLanguagesKeepsItsBudget() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new Best(packed)) {
      gzip.write(client.get(Widget.published().path()).response().body());
    }
    assertThat(packed.size()).isBetween(5_000, BUDGET);
  }

  /** As most servers are told to do with what never changes. */
  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  @Test
  void aVersionMayBeKeptForGoodAndHasTheHashThatIsTold() throws Exception {
    Answer answer = client.get(Widget.published().path());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/javascript");
    assertThat(answer.header("Cache-Control")).contains("immutable", "max-age=31536000");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    byte[] hash = MessageDigest.getInstance("SHA-384").digest(answer.response().body());
    assertThat(Widget.published().integrity())
        .isEqualTo("sha384-" + Base64.getEncoder().encodeToString(hash));
    Answer again = client.get(Widget.published().path(), "If-None-Match", answer.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("Cache-Control")).contains("immutable");
  }

  @Test
  void theLatestIsTheSameForTenMinutes() {
    Answer latest = client.get("/embed/latest/wci-search.js");
    assertThat(latest.header("Cache-Control")).isEqualTo("public, max-age=600");
    assertThat(latest.text()).isEqualTo(client.get(Widget.published().path()).text());
    assertThat(client.get("/embed/0.0.1/wci-search.js").status()).isEqualTo(404);
  }

  @Test
  void everybodysPagesMayAskAsInstantSearchDoes() {
    Answer preflight = client.send("OPTIONS", "/api/compat/instantsearch", null);
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("POST, OPTIONS");
    assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("Content-Type");
  }

  @Test
  void whatInstantSearchCannotAskHereIsRefusedByName() {
    for (String params :
        List.of(
            "{\"filters\":\"year > 2000\"}",
            "{\"numericFilters\":[\"year>2000\"]}",
            "{\"facetFilters\":[\"colour:red\"]}",
            "{\"facetFilters\":[\"region:on-eastern\",\"region:on-toronto\"]}",
            "{\"facetFilters\":[[\"region:on-eastern\",\"type:strategic-plan\"]]}")) {
      Answer refused = compat("[{\"indexName\":\"documents\",\"params\":" + params + "}]");
      assertThat(refused.status()).as(params).isEqualTo(400);
      assertThat(refused.json().path("errors").get(0).path("field").asString()).endsWith("ilters");
    }
    assertThat(compat("not json").status()).isEqualTo(400);
    assertThat(compat("{}").status()).isEqualTo(400);
    assertThat(compat("[" + "{},".repeat(20) + "{}]").status()).isEqualTo(400);
  }

  @Test
  void aBatchIsReadInBothOfItsForms() {
    String flat = "{\"requests\":[{\"indexName\":\"d\",\"query\":\"x\",\"hitsPerPage\":7}]}";
    assertThat(compat(flat).json().path("results").get(0).path("hitsPerPage").asInt()).isEqualTo(7);
    String deep = "[{\"indexName\":\"d\",\"params\":{\"page\":999999,\"hitsPerPage\":100000}}]";
    Answer answer = compat(deep);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.json().path("results").get(0).path("page").asInt()).isEqualTo(99);
  }

  private static Answer compat(String body) {
    return client.send("POST", "/api/compat/instantsearch", body.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer oembed(String address, String... more) {
    return client.get(
        "/api/oembed?url="
            + URLEncoder.encode(address, StandardCharsets.UTF_8)
            + String.join("", more));
  }

  @Test
  void addressesOfSearchesAreFramesElsewhere() {
    String server = "http://127.0.0.1:" + EmbedTest.server.port();
    JsonNode rich = oembed(server + "/fr/search?q=%22%3E%3Cscript%3E&region=on-eastern").json();
    assertThat(rich.path("type").asString()).isEqualTo("rich");
    assertThat(rich.path("html").asString())
        .startsWith(
            "<iframe src=\""
                + server
                + "/fr/embed/frame?mode=results&amp;q=%22%3E%3Cscript%3E&amp;region=on-eastern\"")
        .doesNotContain("<script");
    JsonNode small = oembed(server + "/en/speakers", "&maxwidth=300&maxheight=abc").json();
    assertThat(small.path("width").asInt()).isEqualTo(300);
    assertThat(small.path("height").asInt()).isEqualTo(640);
    assertThat(small.path("html").asString()).contains("mode=speakers");
    assertThat(oembed(server + "/en/", "&format=xml").status()).isEqualTo(501);
    for (String other :
        List.of("http://elsewhere.example/en/search", server + "/en/upload", "no address at all")) {
      assertThat(oembed(other).status()).as(other).isEqualTo(404);
    }
  }

  @Test
  void onlyTheFrameMayBeInOtherPages() {
    Answer frame = client.get("/en/embed/frame?mode=whats-new&accent=red%3B%7D&filter=x");
    assertThat(frame.header("Content-Security-Policy")).doesNotContain("frame-ancestors");
    assertThat(frame.header("X-Frame-Options")).isEmpty();
    assertThat(frame.text()).contains("mode=\"whats-new\"").doesNotContain("red;}");
    for (String path : List.of("/en/embed", "/en/embed/code", "/en/search", "/en/whats-new")) {
      assertThat(client.get(path).header("Content-Security-Policy"))
          .as(path)
          .contains("frame-ancestors 'none'");
    }
    assertThat(client.get("/embed/frame?q=x", "Accept-Language", "fr").header("Location"))
        .endsWith("/fr/embed/frame?q=x");
  }

  @Test
  void theCodeIsEscaped() {
    String code =
        client.get("/en/embed/code?mode=box&region=%22%3E%3Cscript%3E&accent=%23112233").text();
    assertThat(code)
        .contains("style=\"--wci-accent: #112233\"", Widget.published().integrity())
        .contains("value=\"&quot;&gt;&lt;script&gt;\"");
  }

  @Test
  void theWidgetHasNoWayToMakeElementsOfText() {
    assertThat(client.get(Widget.published().path()).text())
        .doesNotContain(
            "innerHTML", "outerHTML", "insertAdjacentHTML", "DOMParser", "document.write", "eval(")
        .doesNotContain("delegatesFocus", "localStorage", "sessionStorage", "document.cookie");
  }
}
