package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.http.Client.Answer;
import ca.welcomingcommunities.kb.http.pages.Pages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who did what, as it is kept and told. */
@Timeout(120)
class ActivityApiTest {
  @TempDir private Path folder;
  private TestServer server;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(folder, Pages::site);
    client = new Client(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void whatIsDoneOverHttpAndOnTheDeskIsNotedWithWhoAndToWhat() {
    Answer upload = client.upload(server.contributorKey, Client.form("a.txt", "A gnu."));
    client.ended(server.contributorKey, upload);
    server.settle();
    String id = upload.json().path("documentId").asString();
    send("PATCH", "/api/documents/" + id, server.curatorKey, "{\"title\":\"Gnus\"}");
    DeskBrowser desk = DeskBrowser.signedIn(client, server.curatorKey);
    assertThat(desk.post("/en/admin/documents/" + id + "/withdraw").status()).isEqualTo(303);
    assertThat(desk.post("/en/admin/restore", "id", id).status()).isEqualTo(303);

    JsonNode entries = activity("").path("entries");
    assertThat(entries.findValuesAsString("action"))
        .containsExactly("restored", "withdrawn", "edited", "uploaded");
    assertThat(entries.findValuesAsString("role"))
        .containsExactly("curator", "curator", "curator", "contributor");
    assertThat(entries.findValuesAsString("subject")).containsOnly(id);
    assertThat(entries.findValuesAsString("name")).containsOnly("Gnus");
    String page = DeskBrowser.signedIn(client, server.adminKey).get("/en/admin/activity").text();
    assertThat(page).contains("Withdrew a document", "Gnus", "tests", "Curator");
  }

  @Test
  void ofAPersonWhoIsRemovedNothingIsLeft() {
    String key = server.curatorKey;
    send("POST", "/api/speakers", key, "{\"id\":\"gnu-ada\",\"name\":\"Ada Gnu\"}");
    send("PUT", "/api/speakers/gnu-ada", key, "{\"name\":\"Ada Gnu\",\"position\":\"Lead\"}");
    assertThat(activity("").toString()).contains("person-added", "gnu-ada", "Ada Gnu");
    assertThat(send("DELETE", "/api/speakers/gnu-ada", key, null).status()).isEqualTo(204);
    assertThat(activity("").toString())
        .contains("person-added", "person-removed")
        .doesNotContain("gnu-ada", "Ada Gnu");
  }

  @Test
  void entriesAreReadByThePage() {
    Key by = server.services.catalogue().keys().authenticate(server.adminKey).orElseThrow();
    for (int i = 1; i <= 5; i++) {
      server.services.catalogue().activity().note(by, Action.IMPORTED, null, i);
    }
    JsonNode second = activity("?page=2&hitsPerPage=2");
    assertThat(second.path("totalHits").asInt()).isEqualTo(5);
    assertThat(second.path("totalPages").asInt()).isEqualTo(3);
    assertThat(second.path("entries").findValuesAsString("items")).containsExactly("3", "2");
    assertThat(client.get("/api/admin/activity", "Authorization", "Bearer " + server.curatorKey))
        .extracting(Answer::status)
        .isEqualTo(403);
  }

  private JsonNode activity(String parameters) {
    return send("GET", "/api/admin/activity" + parameters, server.adminKey, null).json();
  }

  private Answer send(String method, String path, String key, @Nullable String body) {
    byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    return client.send(
        method, path, bytes, "Content-Type", "application/json", "Authorization", "Bearer " + key);
  }
}
