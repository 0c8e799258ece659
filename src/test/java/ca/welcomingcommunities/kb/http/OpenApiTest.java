package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import ca.welcomingcommunities.kb.http.embed.Embedding;
import ca.welcomingcommunities.kb.http.exports.Exports;
import ca.welcomingcommunities.kb.http.pages.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/** The description of the API against the routes, and real answers against its schemas. */
class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @TempDir private static Path folder;
  private static TestServer server;
  private static Client client;
  private static JsonNode api;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder, Pages::site);
    client = new Client(server.port());
    try (InputStream yaml = OpenApiTest.class.getResourceAsStream("openapi.yaml")) {
      Object tree =
          new Load(LoadSettings.builder().build())
              .loadFromInputStream(Objects.requireNonNull(yaml));
      api = Json.MAPPER.valueToTree(tree);
    }
    String lines =
        """
        {"externalId":"o1","title":"Housing plan","pages":[{"page":1,"heading":"Housing","text":"Housing for newcomers."}],"language":"en","region":["on-eastern"],"year":2011}
        not json
        """;
    check(
        "/api/import",
        "post",
        client.send(
            "POST",
            "/api/import",
            lines.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-ndjson",
            "Authorization",
            key()),
        200);
    server.settle();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static String key() {
    return "Bearer " + server.adminKey;
  }

  /** Those for machines. */
  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>(ApiRoutes.of(server.services, Limits.DEFAULT));
    routes.addAll(Exports.routes(server.services));
    routes.addAll(Embedding.routes(server.services));
    return routes;
  }

  @Test
  void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
    Set<String> routes = new TreeSet<>();
    for (Route route : routes()) {
      String path = route.path().replaceFirst("^/(en|fr)/", "/{locale}/");
      routes.add(route.method().name().toLowerCase(Locale.ROOT) + " " + path);
    }
    Set<String> described = new TreeSet<>();
    for (String path : api.path("paths").propertyNames()) {
      for (String method : api.path("paths").path(path).propertyNames()) {
        if (METHODS.contains(method)) {
          described.add(method + " " + path);
        }
      }
    }
    assertThat(described).isEqualTo(routes);
  }

  @Test
  void whatNeedsAKeyIsDescribedSo() {
    for (Route route : ApiRoutes.of(server.services, Limits.DEFAULT)) {
      JsonNode operation =
          api.path("paths").path(route.path()).path(route.method().name().toLowerCase(Locale.ROOT));
      assertThat(operation.has("security"))
          .as(route.path())
          .isEqualTo(route.access() != Access.PUBLIC);
    }
  }

  @Test
  void answersAreAsDescribed() {
    read("/api/search", "/api/search?q=housing", 200);
    read("/api/search", "/api/search?q=%22unbalanced&mode=hybrid&locale=fr", 200);
    read("/api/search", "/api/search?page=0", 400);
    read("/api/search", "/api/search?per_page=0", 400);
    read("/api/suggest", "/api/suggest?q=hous", 200);
    read("/api/facets/{field}", "/api/facets/region", 200);
    read("/api/taxonomy/{field}", "/api/taxonomy/theme", 200);
    read("/api/taxonomy/{field}", "/api/taxonomy/partner", 200);
    read("/api/taxonomy/{field}", "/api/taxonomy/colour", 404);
    read("/api/whats-new", "/api/whats-new?since=2020-01-01&region=on-eastern", 200);
    read("/api/whats-new", "/api/whats-new?since=yesterday", 400);
    read("/health/live", "/health/live", 200);
    read("/health/ready", "/health/ready", 200);
    read("/api/jobs", "/api/jobs", 200);
    read("/api/review", "/api/review", 200);
    check("/api/review", "get", client.get("/api/review"), 401);
    read("/api/jobs/{id}", "/api/jobs/nope", 404);
    String id = client.get("/api/search?q=housing").json().at("/hits/0/id").asString();
    read("/api/documents/{id}", "/api/documents/" + id, 200);
    read("/api/documents/{id}", "/api/documents/nope", 404);
    read("/api/documents/{id}/pages/{n}", "/api/documents/" + id + "/pages/1?q=housing", 200);
    check("/api/jobs", "get", client.get("/api/jobs"), 401);
    read("/api/desk/near-copies", "/api/desk/near-copies", 200);
    read("/api/desk/near-copies", "/api/desk/near-copies?limit=x", 400);
    read("/api/admin/keys", "/api/admin/keys", 200);
    read("/api/admin/activity", "/api/admin/activity?hitsPerPage=5", 200);
    read("/api/admin/activity", "/api/admin/activity?page=0", 400);
    read("/api/admin/reindex", "/api/admin/reindex", 200);
    read("/api/admin/analytics", "/api/admin/analytics?days=7&limit=5", 200);
    read("/api/admin/analytics", "/api/admin/analytics?days=91", 400);
    read("/api/admin/backup", "/api/admin/backup", 200);
  }

  @Test
  void answersToWritesAreAsDescribed() {
    Answer upload =
        client.send(
            "POST",
            "/api/documents",
            Client.form("a.txt", "described"),
            "Content-Type",
            "multipart/form-data; boundary=XX",
            "Authorization",
            key());
    check("/api/documents", "post", upload, 202);
    read("/api/jobs/{id}", upload.header("Location"), 200);
    Answer again =
        client.send(
            "POST",
            "/api/documents",
            Client.form("a.txt", "described"),
            "Content-Type",
            "multipart/form-data; boundary=XX",
            "Authorization",
            key());
    check("/api/documents", "post", again, 200);
    check(
        "/api/documents",
        "post",
        client.send(
            "POST",
            "/api/documents",
            Client.form("a.txt", "x", "year", "x"),
            "Content-Type",
            "multipart/form-data; boundary=XX",
            "Authorization",
            key()),
        400);
    String id = client.get("/api/search?q=housing").json().at("/hits/0/id").asString();
    byte[] patch = "{\"title\":\"Housing, again\"}".getBytes(StandardCharsets.UTF_8);
    check(
        "/api/documents/{id}",
        "patch",
        client.send(
            "PATCH",
            "/api/documents/" + id,
            patch,
            "Content-Type",
            "application/json",
            "Authorization",
            key()),
        200);
    check(
        "/api/documents/{id}/restore",
        "post",
        client.send("POST", "/api/documents/" + id + "/restore", null, "Authorization", key()),
        200);
  }

  private static void read(String path, String address, int status) {
    check(path, "get", client.get(address, "Authorization", key()), status);
  }

  private static void check(String path, String method, Answer answer, int status) {
    assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(status);
    JsonNode response =
        resolved(
            api.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(String.valueOf(status)));
    String type = answer.header("Content-Type");
    JsonNode schema = response.path("content").path(type).path("schema");
    assertThat(schema.isObject()).as(method + " " + path + " " + status + " " + type).isTrue();
    assertThat(new Schema(api).problems(schema, answer.json())).as(path).isEmpty();
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? api.at(node.path("$ref").asString().substring(1)) : node;
  }
}
