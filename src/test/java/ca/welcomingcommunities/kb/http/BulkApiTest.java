package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import ca.welcomingcommunities.kb.http.pages.Pages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Many files with a list: checked, reported line by line, loaded. */
@Timeout(120)
class BulkApiTest {
  private static final String LIST =
      """
      file,title,region,year,colour
      plans/ottawa.txt,Ottawa's plan,on-eastern; on-toronto,2011,red
      guelph.txt,"Guelph, a plan",on-nowhere,soon,
      missing.txt,Nothing,,,

      ottawa.txt,Again,,,
      ,No file,,,
      """;

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
  void anArchiveIsCheckedLineByLineAndNothingIsKept() throws IOException {
    JsonNode report = bulk("?dryRun=true", zip(files())).json();
    assertThat(report.path("dryRun").asBoolean()).isTrue();
    assertThat(report.path("accepted").asInt()).isEqualTo(1);
    assertThat(report.path("failed").asInt()).isEqualTo(4);
    JsonNode lines = report.path("report");
    assertThat(lines.findValuesAsString("line")).containsExactly("2", "3", "4", "6", "7");
    assertThat(lines.findValuesAsString("state"))
        .containsExactly("ready", "failed", "failed", "failed", "failed");
    assertThat(lines.get(1).path("problems").toString()).contains("on-nowhere", "year");
    assertThat(lines.get(2).path("problems").toString()).contains("missing.txt");
    assertThat(lines.get(3).path("problems").toString()).contains("line 2");
    assertThat(report.path("unnamedFiles").toString()).isEqualTo("[\"more.txt\"]");
    assertThat(report.path("ignoredColumns").toString()).isEqualTo("[\"colour\"]");
    assertThat(server.keptFiles()).isEmpty();
  }

  @Test
  void whatIsRightIsLoadedWithWhatTheListSays() throws IOException {
    JsonNode first = bulk("", zip(files())).json().at("/report/0");
    assertThat(first.path("state").asString()).isEqualTo("loaded");
    String id = first.path("documentId").asString();
    while (client.get("/api/documents/" + id).status() != 200) {
      Thread.onSpinWait();
    }
    JsonNode document = client.get("/api/documents/" + id).json();
    assertThat(document.path("title").asString()).isEqualTo("Ottawa's plan");
    assertThat(document.path("year").asInt()).isEqualTo(2011);
    assertThat(document.path("regions").findValuesAsString("value"))
        .contains("on-eastern", "on-toronto");
    assertThat(server.keptFiles()).hasSize(1);
    assertThat(bulk("", zip(files())).json().at("/report/0/state").asString()).isEqualTo("known");
    assertThat(
            client
                .get("/api/admin/activity", "Authorization", "Bearer " + server.adminKey)
                .json()
                .path("entries")
                .findValuesAsString("action"))
        .containsExactly("bulk-loaded");
  }

  @Test
  void filesBesideTheirListWillDoAndSpreadsheetsOfWindowsAreRead() {
    byte[] list =
        "file;title\r\nété.txt;Été à Hawkesbury\r\n".getBytes(Charset.forName("windows-1252"));
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"l.csv\"\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(list);
    form.writeBytes(
        ("\r\n" + Client.file("été.txt", "Un plan.") + "--XX--\r\n")
            .getBytes(StandardCharsets.UTF_8));
    JsonNode report = send("?dryRun=true&locale=fr", form.toByteArray()).json();
    assertThat(report.at("/report/0/state").asString()).as(report.toString()).isEqualTo("ready");
  }

  @Test
  void whatIsNoBulkLoadIsRefusedAndNothingIsLeft() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("a.txt", "A");
    assertThat(bulk("", zip(files)).text()).contains("There is no list");
    files.put("l.csv", "name\na.txt\n");
    assertThat(bulk("", zip(files)).text()).contains("column");
    files.put("l.csv", "file\na.txt\n");
    files.put("m.csv", "file\na.txt\n");
    assertThat(bulk("", zip(files)).text()).contains("several tables");
    files.remove("m.csv");
    files.put("other/a.txt", "B");
    assertThat(bulk("", zip(files)).text()).contains("Two files are called");
    assertThat(bulk("", "PK no zip".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
    assertThat(server.keptFiles()).isEmpty();
    Answer contributor =
        client.send(
            "POST",
            "/api/admin/bulk",
            new byte[0],
            "Content-Type",
            "multipart/form-data; boundary=XX",
            "Authorization",
            "Bearer " + server.contributorKey);
    assertThat(contributor.status()).isEqualTo(403);
  }

  @Test
  void onTheDeskWhatWasCheckedIsLoadedWithOneButtonAndOnce() throws IOException {
    DeskBrowser desk = DeskBrowser.signedIn(client, server.curatorKey);
    Answer checked = desk.upload("/en/admin/bulk", "plans.zip", zip(files()));
    assertThat(checked.text()).contains("1 line is right, 4 wrong", "missing.txt");
    Matcher id = Pattern.compile("name=\"id\" value=\"([^\"]+)\"").matcher(checked.text());
    assertThat(id.find()).isTrue();
    Answer loaded = desk.post("/fr/administration/bulk/load", "id", id.group(1));
    assertThat(loaded.text()).contains("Chargé", "/fr/administration/documents/");
    assertThat(server.keptFiles()).hasSize(1);
    assertThat(desk.post("/en/admin/bulk/load", "id", id.group(1)).status()).isEqualTo(409);
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("plans/ottawa.txt", "A plan for Ottawa.");
    files.put("plans/guelph.txt", "A plan for Guelph.");
    files.put("list.csv", LIST);
    files.put("more.txt", "Nobody names it.");
    files.put("__MACOSX/._list.csv", "rubbish");
    return files;
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private Answer bulk(String parameters, byte[] zip) {
    return send(parameters, DeskBrowser.form("plans.zip", zip, ""));
  }

  private Answer send(String parameters, byte[] form) {
    return client.send(
        "POST",
        "/api/admin/bulk" + parameters,
        form,
        "Content-Type",
        "multipart/form-data; boundary=XX",
        "Authorization",
        "Bearer " + server.curatorKey);
  }
}
