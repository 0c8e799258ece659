package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What comes back of a file that was handed in, whatever its name and type are. */
class DownloadsTest {
  private static final String CONTENT = "0123456789".repeat(10);
  private static final AtomicInteger COUNTER = new AtomicInteger();

  @TempDir private static Path folder;
  private static TestServer server;
  private static Client client;
  private static JsonNode hundredBytes;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder);
    client = new Client(server.port());
    hundredBytes = file(Client.form("page.html.pdf", CONTENT));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  /** What the document of an upload says of its file. */
  private static JsonNode file(byte[] form) {
    Answer upload = client.upload(server.contributorKey, form);
    assertThat(upload.status()).as(upload.text()).isEqualTo(202);
    return file(upload);
  }

  private static JsonNode file(Answer upload) {
    client.ended(server.contributorKey, upload);
    String id = upload.json().path("documentId").asString();
    return client.get("/api/documents/" + id).json().at("/files/0");
  }

  private static JsonNode named(String name) {
    return file(Client.form(name, "a file with a name " + COUNTER.incrementAndGet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "..\\..\\boot.ini",
        "a\0b.txt",
        "a\rb.txt",
        "a\nb.txt",
        "a\r\nSet-Cookie: a=b",
        "a%0D%0ASet-Cookie: a=b",
        "\u202Egpj.txt",
        "\u2066a\u2069.txt",
        "é.txt",
        "CON",
        ".",
        "..",
        " ",
        "'; rm -rf ~",
        "a\\\"; filename=\\\"b.exe",
        "%2e%2e%2fx",
        "<script>.txt",
        "😀.txt"
      })
  void hostileFilenamesAreOnlyNames(String name) throws IOException {
    Answer upload =
        client.upload(
            server.contributorKey, Client.form(name, "hostile name " + COUNTER.incrementAndGet()));
    assertThat(upload.status()).as(upload.text()).isIn(202, 400);
    if (upload.status() == 202) {
      assertDownload(file(upload));
    }
    for (Path kept : server.keptFiles()) {
      assertThat(kept.getFileName().toString()).matches("[0-9a-f]{64}");
    }
  }

  @Test
  void aNameOfFiveThousandCharactersIsShortened() {
    JsonNode file = file(Client.form("é".repeat(5_000) + ".txt", "long name"));
    assertThat(file.path("filename").asString()).hasSizeLessThan(300).endsWith("é.txt");
    assertDownload(file);
  }

  private static void assertDownload(JsonNode file) {
    Answer download = client.get(file.path("url").asString());
    assertThat(download.status()).as(file.path("url").asString()).isEqualTo(200);
    assertThat(download.headers("Set-Cookie")).isEmpty();
    assertThat(download.headers("Content-Disposition"))
        .singleElement()
        .asString()
        .matches("attachment; filename=\"[ -~&&[^\"\\\\;=%]]+\"; filename\\*=UTF-8''[\\w.%-]+");
    assertThat(file.path("filename").asString())
        .doesNotContain("/", "\\", "\0", "\r", "\n", "\u202E", "\u2066");
  }

  @Test
  void theHeaderSaysTheTrueNameTwiceAsTheRfcWantsIt() {
    String url =
        named("Plan d’été; \"final\" 100 %.pdf".replace("\"", "%22")).path("url").asString();
    assertThat(client.get(url).header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"Plan d_ete_ _22final_22 100 _.pdf\";"
                + " filename*=UTF-8''Plan%20d%E2%80%99%C3%A9t%C3%A9%3B%20%2522final%2522%20100%20%25.pdf");
  }

  @Test
  void noBrowserRunsItAsOurs() {
    String url = hundredBytes.path("url").asString();
    Answer whole = client.get(url);
    assertThat(whole.text()).isEqualTo(CONTENT);
    assertThat(whole.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(whole.header("Content-Disposition"))
        .startsWith("attachment; filename=\"page.html.pdf\"");
    assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(whole.headers("Content-Security-Policy"))
        .containsExactly("sandbox; default-src 'none'");
    Answer shown = client.get(url + "?view=inline");
    assertThat(shown.headers("Content-Disposition"))
        .singleElement()
        .asString()
        .startsWith("inline; ");
    assertThat(shown.headers("Content-Security-Policy"))
        .containsExactly("sandbox; default-src 'none'");
    assertThat(client.get(url + "?view=other").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "a.html,application/octet-stream",
    "a.svg,application/octet-stream",
    "a.xml,application/octet-stream",
    "a.txt,text/plain",
    "a.pdf,application/pdf"
  })
  void onlyTypesThatNoBrowserRunsAreNamedAndNeverShownButPdfs(String name, String type) {
    String url = named(name).path("url").asString();
    for (String path : new String[] {url, url + "?view=inline"}) {
      Answer answer = client.get(path);
      boolean shown = name.equals("a.pdf") && path.endsWith("inline");
      assertThat(answer.headers("Content-Type")).containsExactly(type);
      assertThat(answer.header("Content-Disposition")).startsWith(shown ? "inline" : "attachment");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=5-9 | 206 | bytes 5-9/100 | 56789",
        "bytes=0-0 | 206 | bytes 0-0/100 | 0",
        "bytes=97- | 206 | bytes 97-99/100 | 789",
        "bytes=-2 | 206 | bytes 98-99/100 | 89",
        "bytes=98-500 | 206 | bytes 98-99/100 | 89",
        "Bytes=1-2 | 206 | bytes 1-2/100 | 12",
        "bytes=100- | 416 | bytes */100 | ",
        "bytes=500-600 | 416 | bytes */100 | ",
        "bytes=-0 | 416 | bytes */100 | "
      })
  void oneRangeIsAnsweredWithIt(String range, int status, String said, String content) {
    Answer part = client.get(hundredBytes.path("url").asString(), "Range", range);
    assertThat(part.status()).isEqualTo(status);
    assertThat(part.headers("Content-Range")).containsExactly(said);
    if (status == 206) {
      assertThat(part.text()).isEqualTo(content);
      assertThat(part.header("Content-Length")).isEqualTo(Integer.toString(content.length()));
    } else {
      assertThat(part.json().path("type").asString()).startsWith("/problems/");
    }
  }

  @Test
  void aRangeLongerThanTheFileIsAllOfIt() {
    Answer all = client.get(hundredBytes.path("url").asString(), "Range", "bytes=-500");
    assertThat(all.text()).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,5-6",
        "bytes=9-5",
        "bytes=a-b",
        "bytes=-",
        "lines=1-2",
        "bytes 1-2",
        ""
      })
  void otherRangesAreAnsweredWithTheWholeFile(String range) {
    Answer whole = client.get(hundredBytes.path("url").asString(), "Range", range);
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.headers("Content-Range")).isEmpty();
    assertThat(whole.text()).isEqualTo(CONTENT);
  }

  @Test
  void aRangeOfAnotherVersionIsAnsweredWithTheWholeFile() {
    String url = hundredBytes.path("url").asString();
    String tag = "\"" + hundredBytes.path("sha256").asString() + "\"";
    assertThat(client.get(url).header("ETag")).isEqualTo(tag);
    assertThat(client.get(url, "Range", "bytes=5-9", "If-Range", tag).status()).isEqualTo(206);
    for (String other : new String[] {"\"other\"", "W/" + tag, "Mon, 23 Nov 2026 10:00:00 GMT"}) {
      Answer whole = client.get(url, "Range", "bytes=5-9", "If-Range", other);
      assertThat(whole.status()).as(other).isEqualTo(200);
      assertThat(whole.text()).isEqualTo(CONTENT);
    }
    assertThat(client.get(url, "If-None-Match", tag, "Range", "bytes=5-9").status()).isEqualTo(304);
  }

  @Test
  void onlyTheHeadIsSentWhereOnlyThatIsAskedFor() {
    Answer head =
        client.send("HEAD", hundredBytes.path("url").asString(), null, "Range", "bytes=5-9");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("100");
    assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(head.text()).isEmpty();
  }
}
