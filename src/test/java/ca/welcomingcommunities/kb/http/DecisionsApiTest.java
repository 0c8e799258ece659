package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class DecisionsApiTest {
  @TempDir Path folder;
  private TestServer server;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(folder);
    client = new Client(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void aLabelIsRemovedAtOnceWithWhoAndWhenAndComesBackWhenThatIsUndone() {
    String record = "{\"title\":\"Xylophones\",\"text\":\"A plan about xylophones.\"}";
    assertThat(post("/api/import", "application/x-ndjson", record).status()).isEqualTo(200);
    String id = await("xylophones");
    assertThat(clusters(id)).contains("health-wellbeing");
    String body =
        "{\"accepted\":false,\"labels\":[{\"documentId\":\""
            + id
            + "\",\"field\":\"cluster\",\"value\":\"health-wellbeing\"}]}";

    JsonNode newest = send("POST", "", body).json().at("/decisions/0");
    assertThat(newest.path("documentId").asString()).isEqualTo(id);
    assertThat(newest.path("accepted").asBoolean(true)).isFalse();
    assertThat(newest.path("by").asString()).isNotEmpty();
    assertThat(newest.path("at").asString()).isNotEmpty();
    assertThat(clusters(id)).doesNotContain("health-wellbeing");

    assertThat(send("DELETE", "/" + newest.path("id").asLong(), "").status()).isEqualTo(204);
    assertThat(clusters(id)).contains("health-wellbeing");
    assertThat(send("GET", "", "").json().path("decisions")).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThat(send("POST", "", "{\"labels\":[]}").status()).isEqualTo(400);
    assertThat(send("POST", "", "{\"accepted\":true,\"labels\":[{}]}").status()).isEqualTo(400);
    assertThat(send("POST", "", "{\"accepted\":true,\"labels\":[]}").status()).isEqualTo(404);
    assertThat(send("DELETE", "/x", "").status()).isEqualTo(404);
    assertThat(client.get("/api/review/decisions").status()).isEqualTo(401);
  }

  private String await(String word) {
    while (true) {
      String id = client.get("/api/search?q=" + word).json().at("/hits/0/id").asString();
      if (!id.isEmpty()) {
        return id;
      }
    }
  }

  private String clusters(String id) {
    return client.get("/api/documents/" + id).json().path("clusters").toString();
  }

  private Answer send(String method, String path, String body) {
    return method.equals("POST")
        ? post("/api/review/decisions" + path, "application/json", body)
        : client.send(
            method,
            "/api/review/decisions" + path,
            null,
            "Authorization",
            "Bearer " + server.adminKey);
  }

  private Answer post(String path, String type, String body) {
    return client.send(
        "POST",
        path,
        body.getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        type,
        "Authorization",
        "Bearer " + server.adminKey);
  }
}
