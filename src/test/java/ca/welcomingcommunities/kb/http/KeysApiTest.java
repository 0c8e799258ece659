package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Keys made, used and revoked, and what each role may do. */
@Timeout(120)
class KeysApiTest {
  private static final String KEYS = "/api/admin/keys";

  @TempDir private Path folder;
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
  void aKeyIsShownOnceWorksAtOnceAndIsWorthNothingWhenRevoked() {
    Answer made = make("Ana, Ottawa", "curator");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    String plain = made.json().path("key").asString();
    String id = made.json().path("id").asString();
    assertThat(plain).startsWith("wci_").hasSizeGreaterThan(40);
    assertThat(listed(id).has("lastUsedAt")).isFalse();
    assertThat(send("GET", "/api/review", plain, null).status()).isEqualTo(200);

    JsonNode key = listed(id);
    assertThat(key.path("name").asString()).isEqualTo("Ana, Ottawa");
    assertThat(key.path("role").asString()).isEqualTo("curator");
    assertThat(key.has("lastUsedAt")).isTrue();
    assertThat(send("GET", KEYS, server.adminKey, null).text()).doesNotContain(plain);

    assertThat(revoke(id).status()).isEqualTo(204);
    assertThat(send("GET", "/api/review", plain, null).status()).isEqualTo(401);
    assertThat(listed(id).has("revokedAt")).isTrue();
    assertThat(revoke(id).status()).isEqualTo(404);
  }

  @Test
  void theLastAdministratorsKeyCannotBeRevoked() {
    String own = "";
    for (JsonNode key : send("GET", KEYS, server.adminKey, null).json().path("keys")) {
      own = key.path("role").asString().equals("admin") ? key.path("id").asString() : own;
    }
    Answer refused = revoke(own);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("type").asString()).isEqualTo("/problems/last-admin-key");
    assertThat(make("another", "admin").status()).isEqualTo(201);
    assertThat(revoke(own).status()).isEqualTo(204);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    for (String body :
        List.of(
            "{}",
            "[]",
            "{\"name\":\"  \",\"role\":\"admin\"}",
            "{\"name\":\"x\",\"role\":\"king\"}",
            "{\"name\":\"" + "x".repeat(101) + "\",\"role\":\"admin\"}",
            "no json")) {
      assertThat(send("POST", KEYS, server.adminKey, body).status()).as(body).isEqualTo(400);
    }
    assertThat(revoke("nope").status()).isEqualTo(404);
  }

  @Test
  void onlyAdministratorsHaveToDoWithKeys() {
    for (String key : List.of(server.contributorKey, server.curatorKey)) {
      assertThat(send("GET", KEYS, key, null).status()).isEqualTo(403);
      assertThat(send("POST", KEYS, key, "{\"name\":\"x\",\"role\":\"admin\"}").status())
          .isEqualTo(403);
      assertThat(send("DELETE", KEYS + "/x", key, null).status()).isEqualTo(403);
    }
    assertThat(client.get(KEYS).status()).isEqualTo(401);
  }

  @Test
  void aContributorChangesOnlyWhatWasHandedInWithTheKey() {
    String own = handIn(server.contributorKey, "An okapi of my own.");
    String other = handIn(server.curatorKey, "An okapi of the curator.");
    String patch = "{\"title\":\"Okapi\"}";
    String key = server.contributorKey;
    assertThat(send("PATCH", "/api/documents/" + own, key, patch).status()).isEqualTo(200);
    assertThat(send("DELETE", "/api/documents/" + own, key, null).status()).isEqualTo(204);
    assertThat(send("POST", "/api/documents/" + own + "/restore", key, null).status())
        .isEqualTo(200);

    Answer refused = send("PATCH", "/api/documents/" + other, key, patch);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("type").asString()).isEqualTo("/problems/not-of-this-key");
    assertThat(send("DELETE", "/api/documents/" + other, key, null).status()).isEqualTo(403);
    assertThat(send("DELETE", "/api/documents/nope", key, null).status()).isEqualTo(404);
    assertThat(send("DELETE", "/api/documents/" + own, server.curatorKey, null).status())
        .isEqualTo(204);
  }

  @Test
  void aContributorSeesTheJobsOfTheKeyAndDecidesAboutNobodyElses() {
    handIn(server.curatorKey, "A gnu of the curator.");
    handIn(server.contributorKey, "A gnu of my own.");
    assertThat(send("GET", "/api/jobs", server.contributorKey, null).json().path("jobs"))
        .hasSize(1);
    assertThat(send("GET", "/api/jobs", server.curatorKey, null).json().path("jobs")).hasSize(2);
    for (String path : List.of("/api/review", "/api/review/decisions", "/api/desk/near-copies")) {
      assertThat(send("GET", path, server.contributorKey, null).status()).as(path).isEqualTo(403);
      assertThat(send("GET", path, server.curatorKey, null).status()).as(path).isEqualTo(200);
    }
    String person = "{\"name\":\"Nobody\"}";
    assertThat(send("POST", "/api/speakers", server.contributorKey, person).status())
        .isEqualTo(403);
    assertThat(client.get("/api/speakers?include=proposed", bearer(server.contributorKey)).status())
        .isEqualTo(403);
  }

  @Test
  void anImportReplacesOnlyTheContributorsOwnRecords() {
    String mine = "{\"externalId\":\"a\",\"title\":\"Mine\",\"text\":\"mine\"}\n";
    String theirs = "{\"externalId\":\"b\",\"title\":\"Theirs\",\"text\":\"theirs\"}\n";
    assertThat(imported(server.contributorKey, mine).path("accepted").asInt()).isEqualTo(1);
    assertThat(imported(server.curatorKey, theirs).path("accepted").asInt()).isEqualTo(1);

    JsonNode again = imported(server.contributorKey, mine + theirs);
    assertThat(again.path("accepted").asInt()).isEqualTo(1);
    assertThat(again.at("/errors/0/line").asInt()).isEqualTo(2);
    assertThat(again.at("/errors/0/problem").asString()).contains("another key");
    assertThat(imported(server.curatorKey, mine + theirs).path("accepted").asInt()).isEqualTo(2);
    // What the curator replaced is the contributor's still.
    assertThat(imported(server.contributorKey, mine).path("accepted").asInt()).isEqualTo(1);
  }

  private JsonNode imported(String key, String lines) {
    return client
        .send(
            "POST",
            "/api/import",
            lines.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-ndjson",
            "Authorization",
            "Bearer " + key)
        .json();
  }

  private String handIn(String key, String text) {
    Answer upload = client.upload(key, Client.form("own.txt", text));
    client.ended(key, upload);
    server.settle();
    return upload.json().path("documentId").asString();
  }

  private JsonNode listed(String id) {
    for (JsonNode key : send("GET", KEYS, server.adminKey, null).json().path("keys")) {
      if (key.path("id").asString().equals(id)) {
        return key;
      }
    }
    throw new AssertionError("no key " + id);
  }

  private Answer make(String name, String role) {
    String body = "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}";
    return send("POST", KEYS, server.adminKey, body);
  }

  private Answer revoke(String id) {
    return send("DELETE", KEYS + "/" + id, server.adminKey, null);
  }

  private Answer send(String method, String path, String key, @Nullable String body) {
    byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    return client.send(method, path, bytes, bearer(key));
  }

  private static String[] bearer(String key) {
    return new String[] {"Content-Type", "application/json", "Authorization", "Bearer " + key};
  }
}
