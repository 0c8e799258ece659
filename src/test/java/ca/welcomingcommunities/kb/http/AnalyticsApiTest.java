package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.pages.Pages;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people searched for, as it is counted and told. */
@Timeout(120)
class AnalyticsApiTest {
  @TempDir private Path folder;
  private TestServer server;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(folder, Pages::site);
    client = new Client(server.port());
    String key = server.curatorKey;
    client.ended(key, client.upload(key, Client.form("a.txt", "A plan for housing.")));
    server.settle();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void whatThreeAskedForAndDidNotFindIsToldByRegionAndCluster() {
    for (String browser : new String[] {"one", "two", "three"}) {
      search("/api/search?q=xylophones+in+ottawa&facets=none", browser);
      search("/en/search?q=zithers&region=on-toronto&cluster=health-wellbeing", browser);
      search("/api/search?q=housing&facets=none", browser);
    }
    search("/en/search?q=secret+question", "one");
    search("/en/search?q=secret+question", "two");

    JsonNode report = report();
    assertThat(report.path("topQueries").findValuesAsString("query"))
        .contains("housing", "xylophones in ottawa", "zithers")
        .doesNotContain("secret question");
    assertThat(report.path("noResult").findValuesAsString("query"))
        .containsExactlyInAnyOrder("xylophones in ottawa", "zithers");
    assertThat(report.path("searches").asLong()).isGreaterThanOrEqualTo(11);
    assertThat(report.path("months")).hasSizeBetween(1, 2);
    assertThat(report.path("wanted").findValuesAsString("value"))
        .containsExactlyInAnyOrder("health-wellbeing", "on-eastern", "on-toronto");
    assertThat(report.toString()).doesNotContain("127.0.0.1").doesNotContain("secret");

    DeskBrowser desk = DeskBrowser.signedIn(client, server.curatorKey);
    assertThat(desk.get("/en/admin/wanted").text())
        .contains("Eastern Ontario", "xylophones in ottawa", "zithers", "3 times");
    assertThat(desk.get("/fr/administration/searches?days=7").text())
        .contains("Sans résultat", "zithers", "3 fois");
  }

  @Test
  void onlyCuratorsReadIt() {
    String path = "/api/admin/analytics";
    assertThat(client.get(path).status()).isEqualTo(401);
    assertThat(client.get(path, "Authorization", "Bearer " + server.contributorKey).status())
        .isEqualTo(403);
  }

  private void search(String path, String browser) {
    assertThat(client.get(path, "User-Agent", browser).status()).isEqualTo(200);
  }

  private JsonNode report() {
    return client
        .get("/api/admin/analytics?days=30", "Authorization", "Bearer " + server.curatorKey)
        .json();
  }
}
