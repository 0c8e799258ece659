package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HostileRequestTest {
  private static final String REST = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

  @TempDir private static Path folder;
  private static TestServer server;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder);
    client = new Client(server.port());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /files/a/..%2f..%2fetc%2fpasswd",
        "GET /files/a/%00",
        "GET /api/documents/a%00b",
        "GET /..%2f..%2fx",
        "GET /../../etc/passwd",
        "GET /api/documents/%2e%2e",
        "GET /api/documents/..;/x",
        "GET /%",
        "GET /%zz",
        "GET /api//search",
        "GET /API/search"
      })
  void strangePathsAreRefusedOrNotThere(String request) throws IOException {
    assertThat(client.raw(request + REST))
        .matches("(?s)HTTP/1.1 (400|404).*")
        .doesNotContain("root:", "Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRACE /api/search",
        "CONNECT /api/search",
        "BREW /api/search",
        "PUT /api/search",
        "POST /api/search"
      })
  void otherMethodsAreRefused(String request) throws IOException {
    assertThat(client.raw(request + REST)).matches("(?s)HTTP/1.1 (400|404|405|501).*");
  }

  @Test
  void aMethodThatAnAddressDoesNotHaveIs405WithThoseItHas() {
    Client.Answer answer = client.send("POST", "/api/search", new byte[0]);
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Allow")).contains("GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1;a=\"\r\nX\r\n0\r\n\r\n",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 1e3\r\n\r\n",
        "Bad Header\r\n\r\n"
      })
  void oneRequestNeverHasTwoAnswers(String rest) throws IOException {
    String answers =
        client.raw("POST /api/import HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + rest);
    assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(2);
    assertThat(answers).matches("(?s)HTTP/1.1 4.*");
  }

  @Test
  void headersAndAddressesHaveALimit() throws IOException {
    assertThat(
            client.raw(
                "GET /api/search HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431");
    assertThat(client.raw("GET /api/search?q=" + "a".repeat(100_000) + REST))
        .startsWith("HTTP/1.1 414");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GARBAGE%n%n | 400 | bad-request | The request cannot be read",
        "GET /api/%zz HTTP/1.1%nHost: x%n%n | 400 | bad-request | The request cannot be read",
        "GET /api/search?locale=fr HTTP/1.1%n%n | 400 | bad-request | Requête illisible",
        "GET /files/a/b HTTP/1.1%nBad Header%n%n | 400 | bad-request | The request cannot be read",
        "POST /api/import?locale=fr HTTP/1.1%nHost: x%nContent-Length: x%n%n | 400 | bad-request"
            + " | Requête illisible",
        "GET /api/search HTTP/9.9%nHost: x%n%n | 505 | wrong-version | Unknown version of HTTP",
        "GET /api/search?locale=fr HTTP/1.1%nHost: x%nX: LONG%n%n | 431 | headers-too-large | Les"
            + " en-têtes sont trop longs",
        "GET /api/search?q=LONG HTTP/1.1%nHost: x%n%n | 414 | address-too-long | The address is too"
            + " long"
      })
  void whatReachesNoHandlerIsAProblemToo(String request, int status, String slug, String title)
      throws IOException {
    String sent = request.replace("%n", "\r\n").replace("LONG", "a".repeat(20_000));
    String answer = client.raw(sent);
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains(
            "\r\nContent-Type: application/problem+json\r\n",
            "\r\nX-Content-Type-Options: nosniff\r\n",
            "\r\nCache-Control: no-store\r\n");
    JsonNode problem = Json.MAPPER.readTree(answer.substring(answer.indexOf("\r\n\r\n")));
    assertThat(problem.path("type").asString()).isEqualTo("/problems/" + slug);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asString()).isEqualTo(title);
  }

  @Test
  void peopleGetAPageInTheirLanguageInstead() throws IOException {
    assertThat(client.raw("GET /fr/search HTTP/1.1\r\nBad Header\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains(
            "Content-Type: text/html;charset=utf-8", "<html lang=\"fr\">", "Requête illisible");
    assertThat(client.raw("GET /en/search HTTP/1.1\r\nBad Header\r\n\r\n"))
        .contains("<html lang=\"en\">", "<a href=\"/en/\">");
  }

  @Test
  void nothingTellsWhatTheServerIsMadeOf() throws IOException {
    for (String request : new String[] {"GET /api/search", "GET /nothing", "GET /%00", "TRACE /"}) {
      assertThat(client.raw(request + REST).toLowerCase(java.util.Locale.ROOT))
          .as(request)
          .doesNotContain("jetty", "javalin", "java.");
    }
  }

  @Test
  void theNameOfTheHostChangesNothing() throws IOException {
    assertThat(
            client.raw(
                "GET /api/search?facets=none HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .doesNotContain("evil.example");
  }
}
