package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class NearCopiesTest {
  private static final String TEXT =
      "The council of the north shore met in spring and asked newcomers what they need most. They named"
          + " housing near the school, work in their field, a bus on Sundays and an interpreter at the"
          + " clinic. The plan answers each of these with a partner who leads the work.";

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
  void aPairIsProposedToCuratorsAndShownToAllWhenItIsAccepted() {
    String older = upload("older.txt", TEXT, "2012");
    String newer = upload("newer.txt", TEXT + " It is reviewed each year.", "2014");
    JsonNode pair = awaitPair();
    assertThat(pair.path("kind").asString()).isEqualTo("version");
    assertThat(pair.path("likeness").asDouble()).isBetween(0.5, 1.0);
    assertThat(pair.at("/document/id").asString()).isEqualTo(newer);
    assertThat(pair.at("/other/id").asString()).isEqualTo(older);
    assertThat(client.get("/api/documents/" + older).json().path("supersededBy").isNull()).isTrue();

    String accept = "/api/desk/near-copies/" + pair.path("id").asLong() + "/accept";
    JsonNode accepted = send("POST", accept).json();
    assertThat(accepted.path("state").asString()).isEqualTo("accepted");
    assertThat(client.get("/api/documents/" + older).json().path("supersededBy").asString())
        .isEqualTo(newer);
    assertThat(client.get("/api/documents/" + newer).json().at("/copies/0").asString())
        .isEqualTo(older);
    assertThat(send("GET", "/api/desk/near-copies").json().path("pairs")).isEmpty();
    assertThat(send("GET", "/api/desk/near-copies?state=accepted").json().path("pairs")).hasSize(1);
  }

  @Test
  void whatIsNoPairIsNotFound() {
    assertThat(send("POST", "/api/desk/near-copies/5/dismiss").status()).isEqualTo(404);
    assertThat(send("POST", "/api/desk/near-copies/x/accept").status()).isEqualTo(404);
    assertThat(send("GET", "/api/desk/near-copies?state=odd").status()).isEqualTo(400);
  }

  private JsonNode awaitPair() {
    while (true) {
      JsonNode pairs = send("GET", "/api/desk/near-copies").json().path("pairs");
      if (!pairs.isEmpty()) {
        assertThat(pairs).hasSize(1);
        return pairs.get(0);
      }
    }
  }

  private String upload(String name, String text, String year) {
    Answer answer =
        client.send(
            "POST",
            "/api/documents",
            Client.form(name, text, "year", year),
            "Content-Type",
            "multipart/form-data; boundary=XX",
            "Authorization",
            "Bearer " + server.adminKey);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer.json().path("documentId").asString();
  }

  private Answer send(String method, String path) {
    return client.send(method, path, null, "Authorization", "Bearer " + server.adminKey);
  }
}
