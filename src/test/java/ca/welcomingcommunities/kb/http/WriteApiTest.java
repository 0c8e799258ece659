package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.http.Client.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WriteApiTest {
  private static final String MULTIPART = "multipart/form-data; boundary=XX";

  /** Small limits, so that crossing them takes no time. */
  private static final Limits LIMITS =
      new Limits(
          100_000,
          300_000,
          3,
          1_000_000,
          10_000,
          16_384,
          1_000,
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1));

  private static final AtomicInteger COUNTER = new AtomicInteger();

  @TempDir private static Path folder;
  private static TestServer server;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder, LIMITS);
    client = new Client(server.port());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void anUploadIsAcceptedReadAndFoundWithItsFields() {
    Answer answer =
        upload(
            Client.form(
                "plan.txt",
                "zebracrossing one\fzebracrossing two",
                "title",
                "Zebra plan",
                "region",
                "on-eastern",
                "cluster",
                "cluster-health-wellbeing",
                "year",
                "2014"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    JsonNode file = answer.json().at("/jobs/0");
    assertThat(answer.header("Location")).isEqualTo("/api/jobs/" + file.path("id").asString());
    assertThat(file.path("filename").asString()).isEqualTo("plan.txt");
    JsonNode job = waitFor(answer);
    assertThat(job.path("state").asString()).isEqualTo("searchable");
    assertThat(job.path("pages").asInt()).isEqualTo(2);
    JsonNode hit = client.get("/api/search?q=zebracrossing&region=on-eastern").json().at("/hits/0");
    assertThat(hit.path("title").asString()).isEqualTo("Zebra plan");
    assertThat(hit.path("year").asInt()).isEqualTo(2014);
    assertThat(hit.at("/clusters/0/value").asString()).isEqualTo("health-wellbeing");
    assertThat(hit.at("/passages/0/fileUrl").asString()).startsWith("/files/");
  }

  @Test
  void theSameBytesAgainAreTheSameDocument() {
    byte[] form = Client.form("a.txt", "the same bytes");
    Answer first = upload(form);
    assertThat(first.status()).isEqualTo(202);
    String id = first.json().path("documentId").asString();
    Answer second = upload(Client.form("b.txt", "the same bytes"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("documentId").asString()).isEqualTo(id);
    assertThat(second.json().path("duplicateOf").asString()).isEqualTo(id);
    assertThat(second.header("Location")).isEmpty();
    assertThat(second.json().at("/jobs/0/withdrawn").asBoolean()).isFalse();
  }

  @Test
  void aWithdrawnDocumentHandedInAgainStaysWithdrawnAndSaysSo() {
    String text = "withdrawn and handed in again";
    String id = documentId(text);
    assertThat(write("DELETE", "/api/documents/" + id).status()).isEqualTo(204);
    Answer again = upload(Client.form("t.txt", text));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("duplicateOf").asString()).isEqualTo(id);
    assertThat(again.json().at("/jobs/0/withdrawn").asBoolean()).isTrue();
    assertThat(client.get("/api/documents/" + id).status()).isEqualTo(404);
  }

  @Test
  void severalFilesGetAJobEach() {
    String body =
        Client.file("m1.txt", "first of many")
            + Client.file("m2.txt", "second of many")
            + "--XX--\r\n";
    Answer answer = upload(body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("jobs").size()).isEqualTo(2);
    assertThat(answer.json().path("documentId").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain,415",
    "application/json,415",
    "multipart/form-data,415",
    "multipart/mixed; boundary=XX,415"
  })
  void anotherTypeOfContentIsRefused(String type, int status) {
    assertThat(
            client
                .send(
                    "POST",
                    "/api/documents",
                    Client.form("a.txt", "x"),
                    "Content-Type",
                    type,
                    "Authorization",
                    "Bearer " + server.adminKey)
                .status())
        .isEqualTo(status);
  }

  @Test
  void anUploadWithoutAFileOrWithWrongFieldsIsRefusedByName() throws IOException {
    int before = server.keptFiles().size();
    Answer none =
        upload(
            "--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx\r\n--XX--\r\n"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.json().path("type").asString()).isEqualTo("/problems/missing-file");
    Answer wrong =
        upload(
            Client.form(
                "a.txt", "wrong fields", "region", "on-easter", "year", "soon", "colour", "red"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactlyInAnyOrder("region", "year", "colour");
    assertThat(wrong.json().at("/errors/0/suggestion").asString()).isEqualTo("on-eastern");
    assertThat(upload(Client.form("a.txt", "")).status()).isEqualTo(400);
    assertThat(upload("--XX\r\nbroken".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
    assertThat(server.keptFiles()).hasSize(before);
  }

  @Test
  void whatIsTooLargeIsRefusedAndNothingOfItKept() throws IOException {
    int before = server.keptFiles().size();
    Answer file = upload(Client.form("big.txt", "x".repeat(100_001)));
    assertThat(file.status()).isEqualTo(413);
    assertThat(file.json().path("detail").asString()).contains("100000");
    String four =
        Client.file("1", "a")
            .concat(Client.file("2", "b"))
            .concat(Client.file("3", "c"))
            .concat(Client.file("4", "d"));
    assertThat(upload((four + "--XX--").getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(413);
    String large = Client.file("1", "a".repeat(90_000));
    assertThat(upload((large.repeat(4) + "--XX--").getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(413);
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(
                Client.file("e.txt", "x").replace("x\r\n", "").getBytes(StandardCharsets.UTF_8)),
            new ByteArrayInputStream(new byte[400_000]));
    Answer chunked =
        client.sendChunked(
            "/api/documents",
            endless,
            "Content-Type",
            MULTIPART,
            "Authorization",
            "Bearer " + server.adminKey);
    assertThat(chunked.status()).isEqualTo(413);
    assertThat(server.keptFiles()).hasSize(before);
  }

  @Test
  void anAnnouncedLengthBeyondTheLimitIsRefusedBeforeItIsSent() throws IOException {
    String answer =
        client.raw(
            "POST /api/documents HTTP/1.1\r\nHost: x\r\nContent-Type: "
                + MULTIPART
                + "\r\nAuthorization: Bearer "
                + server.adminKey
                + "\r\nContent-Length: 999999999999\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/too-large");
  }

  @Test
  void compressedContentIsRefused() {
    assertThat(
            client
                .send(
                    "POST",
                    "/api/documents",
                    Client.form("a.txt", "x"),
                    "Content-Type",
                    MULTIPART,
                    "Content-Encoding",
                    "gzip",
                    "Authorization",
                    "Bearer " + server.adminKey)
                .status())
        .isEqualTo(415);
  }

  @Test
  void aBodyThatStopsComingIs408() throws IOException {
    String answer =
        client.raw(
            "POST /api/documents HTTP/1.1\r\nHost: x\r\nContent-Type: "
                + MULTIPART
                + "\r\nAuthorization: Bearer "
                + server.adminKey
                + "\r\nContent-Length: 1000\r\n\r\n--XX\r\n");
    assertThat(answer).startsWith("HTTP/1.1 408").contains("/problems/too-slow");
  }

  @Test
  void anEditorsWordCountsAndIsSeenAtOnce() {
    String id = documentId("editme okapi text");
    Answer patched =
        patch(
            id,
            "{\"title\":\"Okapi plan\",\"cluster\":[],\"region\":[\"on-toronto\"],\"year\":null,\"description\":\"Short\"}");
    assertThat(patched.status()).as(patched.text()).isEqualTo(200);
    assertThat(patched.json().path("title").asString()).isEqualTo("Okapi plan");
    assertThat(patched.json().path("abstract").asString()).isEqualTo("Short");
    assertThat(patched.json().path("year").isNull()).isTrue();
    JsonNode hit = client.get("/api/search?q=okapi&region=on-toronto").json().at("/hits/0");
    assertThat(hit.path("title").asString()).isEqualTo("Okapi plan");
    assertThat(hit.path("clusters").size()).isZero();
    Answer back = patch(id, "{\"cluster\":null}");
    assertThat(back.json().at("/clusters/0/value").asString()).isEqualTo("health-wellbeing");
    Answer wrong =
        patch(
            id,
            "{\"titel\":\"x\",\"theme\":[\"nonsense-of-nonsense\"],\"year\":\"x\",\"title\":\"\",\"lip\":[1]}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("errors").valueStream().map(e -> e.path("field").asString()))
        .contains("titel", "theme", "year", "title", "lip");
    for (String bad : List.of("", "[]", "\"x\"", "{", "null")) {
      assertThat(patch(id, bad).status()).as(bad).isEqualTo(400);
    }
    assertThat(patch("nosuchdocument", "{}").status()).isEqualTo(404);
    assertThat(
            client
                .send(
                    "PATCH",
                    "/api/documents/" + id,
                    "{}".getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    "text/plain",
                    "Authorization",
                    "Bearer " + server.adminKey)
                .status())
        .isEqualTo(415);
  }

  @Test
  void aWithdrawnDocumentIsGoneFromEveryAnswerAndComesBack() {
    String id = documentId("withdrawme quagga text");
    String file = client.get("/api/documents/" + id).json().at("/files/0/url").asString();
    assertThat(client.get("/api/search?q=quagga").json().path("totalHits").asInt()).isEqualTo(1);
    assertThat(write("DELETE", "/api/documents/" + id).status()).isEqualTo(204);
    assertThat(client.get("/api/search?q=quagga").json().path("totalHits").asInt()).isZero();
    for (String path : List.of("/api/documents/" + id, "/api/documents/" + id + "/pages/1", file)) {
      assertThat(client.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(write("DELETE", "/api/documents/" + id).status()).isEqualTo(204);
    assertThat(write("DELETE", "/api/documents/nosuch").status()).isEqualTo(404);
    assertThat(write("POST", "/api/documents/" + id + "/restore").status()).isEqualTo(200);
    assertThat(client.get("/api/search?q=quagga").json().path("totalHits").asInt()).isEqualTo(1);
    assertThat(write("POST", "/api/documents/" + id + "/restore").status()).isEqualTo(200);
  }

  @Test
  void aFileThatCannotBeReadSaysSoAndCanBeTriedAgain() {
    Answer answer = upload(Client.form("b.txt", "BROKEN " + COUNTER.incrementAndGet()));
    JsonNode job = waitFor(answer);
    String id = job.path("id").asString();
    assertThat(job.path("state").asString()).isIn("failed", "needs-review");
    assertThat(job.path("problem").asString()).isNotEmpty();
    Answer list = read("/api/jobs?state=" + job.path("state").asString());
    assertThat(list.json().path("jobs").valueStream().map(each -> each.path("id").asString()))
        .contains(id);
    assertThat(write("POST", "/api/jobs/" + id + "/retry").status()).isEqualTo(202);
    assertThat(write("POST", "/api/jobs/nosuchjob/retry").status()).isEqualTo(404);
    assertThat(read("/api/jobs/nosuchjob").status()).isEqualTo(404);
    assertThat(read("/api/jobs?state=foo").status()).isEqualTo(400);
  }

  @Test
  void aJobThatSucceededCannotBeTriedAgain() {
    JsonNode job = waitFor(upload(Client.form("ok.txt", "fine " + COUNTER.incrementAndGet())));
    assertThat(write("POST", "/api/jobs/" + job.path("id").asString() + "/retry").status())
        .isEqualTo(409);
  }

  @Test
  void anImportSaysWhatIsWrongInTheLocaleAskedForAndHowMuchItDoesNotSay() {
    byte[] lines = "{\"year\":\"soon\"}\n".repeat(1_003).getBytes(StandardCharsets.UTF_8);
    Answer answer =
        client.send(
            "POST",
            "/api/import?locale=fr",
            lines,
            "Content-Type",
            "application/x-ndjson",
            "Authorization",
            "Bearer " + server.contributorKey);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("failed").asInt()).isEqualTo(1_003);
    assertThat(answer.json().path("errors")).hasSize(1_000);
    assertThat(answer.json().path("errorsLeftOut").asInt()).isEqualTo(3);
    assertThat(answer.json().at("/errors/0/problem").asString())
        .isEqualTo("year\u00a0: une année de quatre chiffres est attendue");
  }

  @Test
  void anImportCountsGoodAndBadLines() {
    String lines =
        "{\"externalId\":\"w1\",\"title\":\"One\",\"text\":\"imported gnu\"}\nnot json\n\n{\"externalId\":\"w2\",\"text\":\"imported gnu too\",\"region\":[\"nowhere\"]}\n";
    Answer answer =
        client.send(
            "POST",
            "/api/import",
            lines.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-ndjson; charset=utf-8",
            "Authorization",
            "Bearer " + server.contributorKey);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("accepted").asInt() + answer.json().path("failed").asInt())
        .isEqualTo(3);
    assertThat(answer.json().at("/errors/0/line").asInt()).isEqualTo(2);
    assertThat(answer.json().path("errorsLeftOut").asInt(-1)).isZero();
    assertThat(
            client
                .send(
                    "POST",
                    "/api/import",
                    new byte[0],
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    "Bearer " + server.adminKey)
                .status())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/api/documents",
    "PATCH,/api/documents/abc",
    "DELETE,/api/documents/abc",
    "POST,/api/documents/abc/restore",
    "POST,/api/import",
    "GET,/api/jobs",
    "GET,/api/jobs/abc",
    "POST,/api/jobs/abc/retry",
    "GET,/api/desk/near-copies",
    "POST,/api/desk/near-copies/1/accept",
    "POST,/api/desk/near-copies/1/dismiss"
  })
  void writingNeedsAKeyAndIsClosedToOtherOrigins(String method, String path) {
    for (String[] headers :
        new String[][] {
          {"Origin", "https://example.org"},
          {"Authorization", "Bearer wrong"},
          {"Authorization", "Bearer "},
          {"Authorization", "Basic " + server.adminKey},
          {"Authorization", server.adminKey},
          {"Cookie", "kb_session=guess"}
        }) {
      Answer answer = client.send(method, path, null, headers);
      assertThat(answer.status()).as(method + " " + path).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
      assertThat(answer.headers("Access-Control-Allow-Origin")).isEmpty();
      assertThat(answer.text()).doesNotContain(server.adminKey);
    }
    Answer options = client.send("OPTIONS", path, null, "Origin", "https://example.org");
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Access-Control-Allow-Methods"))
        .doesNotContain(method.equals("GET") ? "GET" : method);
  }

  @Test
  void aKeyThatIsRevokedNoLongerCounts() {
    var key = server.services.catalogue().keys().create(Role.CONTRIBUTOR, "short");
    assertThat(client.get("/api/jobs", "Authorization", "Bearer " + key.plain()).status())
        .isEqualTo(200);
    server.services.catalogue().keys().revoke(key.key().id());
    assertThat(client.get("/api/jobs", "Authorization", "Bearer " + key.plain()).status())
        .isEqualTo(401);
  }

  private static Answer upload(byte[] form) {
    return client.upload(server.contributorKey, form);
  }

  private static Answer patch(String id, String json) {
    return client.send(
        "PATCH",
        "/api/documents/" + id,
        json.getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/merge-patch+json",
        "Authorization",
        "Bearer " + server.contributorKey);
  }

  private static Answer write(String method, String path) {
    return client.send(method, path, null, "Authorization", "Bearer " + server.contributorKey);
  }

  private static Answer read(String path) {
    return client.get(path, "Authorization", "Bearer " + server.contributorKey);
  }

  private static String documentId(String text) {
    Answer answer = upload(Client.form("t.txt", text));
    waitFor(answer);
    return answer.json().path("documentId").asString();
  }

  private static JsonNode waitFor(Answer upload) {
    JsonNode job = client.ended(server.contributorKey, upload);
    server.settle();
    return job;
  }
}
