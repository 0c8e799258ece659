package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import ca.welcomingcommunities.kb.http.embed.Widget;
import ca.welcomingcommunities.kb.http.pages.Pages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void theWidgetHasNoWayToMakeElementsOfText() {
    assertThat(client.get(Widget.published().path()).text())
        .doesNotContain(
            "innerHTML", "outerHTML", "insertAdjacentHTML", "DOMParser", "document.write", "eval(")
        .doesNotContain("delegatesFocus", "localStorage", "sessionStorage", "document.cookie");
  }
}
