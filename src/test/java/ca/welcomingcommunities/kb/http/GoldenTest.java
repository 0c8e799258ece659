package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.SerializationFeature;

/**
 * Whole answers, compared letter by letter with {@code src/test/resources/golden}. An answer that
 * differs is written to {@code target/golden}: look at the difference, and copy it if it is meant.
 */
class GoldenTest {
  private static final Path WRITTEN = Path.of("target", "golden");

  @TempDir private static Path folder;
  private static TestServer server;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder);
    client = new Client(server.port());
    String lines =
        """
        {"externalId":"g1","title":"Housing plan for Ottawa","pages":[{"page":1,"heading":"Housing","text":"Newcomers need affordable housing near work."},{"page":2,"text":"Health and care."}],"language":"en","type":"strategic-plan","cluster":["health-wellbeing"],"region":["on-eastern"],"lip":["ottawa"],"year":2011,"authors":["City for All"],"sourceUrl":"https://example.org/plan","addedAt":"2012-01-31T12:00:00Z"}
        {"externalId":"g2","title":"Plan de logement","text":"Le logement des nouveaux arrivants.","language":"fr","region":["on-toronto"],"year":2012,"addedAt":"2013-01-31T12:00:00Z"}
        """;
    client.send(
        "POST",
        "/api/import",
        lines.getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/x-ndjson",
        "Authorization",
        "Bearer " + server.adminKey);
    server.settle();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "search, /api/search?q=affordable&region=on-eastern&facets=region",
    "search-fr, /api/search?q=%22nouveaux+arrivants%22&facets=none&locale=fr&hitsPerPage=1",
    "unknown-parameter, /api/search?per_page=5&locale=fr",
    "invalid-parameter, /api/search?page=0&yearFrom=abc",
    "too-deep, /api/search?page=1001",
    "page, /api/documents/{g1}/pages/1?q=housing",
    "document, /api/documents/{g1}",
    "not-found, /api/documents/nope",
    "key-needed, /api/jobs"
  })
  void anAnswerIsAsItWas(String name, String address) throws IOException {
    String id = client.get("/api/search?q=affordable").json().at("/hits/0/id").asString();
    compare(name, client.get(address.replace("{g1}", id)));
  }

  @ParameterizedTest
  @CsvSource({"activity, /api/admin/activity", "reindex, /api/admin/reindex"})
  void anAnswerForAnAdministratorIsAsItWas(String name, String address) throws IOException {
    compare(name, client.get(address, "Authorization", "Bearer " + server.adminKey));
  }

  private static void compare(String name, Client.Answer answer) throws IOException {
    String actual = steady(answer);
    Files.createDirectories(WRITTEN);
    Files.writeString(WRITTEN.resolve(name + ".json"), actual);
    assertThat(actual).isEqualTo(expected(name));
  }

  private static String expected(String name) throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      assertThat(in).as("src/test/resources/golden/" + name + ".json").isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The answer in lines, with what differs from run to run replaced. */
  private static String steady(Client.Answer answer) {
    return Json.MAPPER
            .rebuild()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(answer.json())
            .replaceAll("(\"processingTimeMs\" : )\\d+", "$10")
            .replaceAll("(\"score\" : )[0-9.E-]+", "$11.5")
            .replaceAll(
                "(\"(?:indexedAt|updatedAt|at)\" : )\"[^\"]+\"", "$1\"2026-11-23T00:00:00Z\"")
        + "\n";
  }
}
