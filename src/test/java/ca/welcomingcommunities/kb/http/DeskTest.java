package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import ca.welcomingcommunities.kb.http.pages.Pages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The desk's pages for those who look after the knowledge base, as they go over the wire. */
@Timeout(120)
class DeskTest {
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
  void anAdministratorMakesAKeyAndSeesItOnce() {
    DeskBrowser desk = DeskBrowser.signedIn(client, server.adminKey);
    Answer made = desk.post("/en/admin/keys", "name", "Ana", "role", "contributor");
    Matcher shown = Pattern.compile("<code id=\"made\">([^<]+)</code>").matcher(made.text());
    assertThat(shown.find()).isTrue();
    assertThat(client.get("/api/jobs", "Authorization", "Bearer " + shown.group(1)).status())
        .isEqualTo(200);
    assertThat(desk.get("/fr/administration/keys").text())
        .contains("Ana", "Contribution")
        .doesNotContain(shown.group(1));
    Answer wrong = desk.post("/fr/administration/keys", "name", " ", "role", "admin");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).contains("role=\"alert\"");
  }

  @Test
  void theLastAdministratorsKeyStaysAndThePageSaysWhy() {
    DeskBrowser desk = DeskBrowser.signedIn(client, server.adminKey);
    String own =
        server.services.catalogue().keys().authenticate(server.adminKey).orElseThrow().id();
    Answer refused = desk.post("/en/admin/keys/revoke", "id", own);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("cannot be revoked");
    String other =
        server.services.catalogue().keys().authenticate(server.curatorKey).orElseThrow().id();
    assertThat(desk.post("/en/admin/keys/revoke", "id", other).status()).isEqualTo(303);
    assertThat(client.get("/api/jobs", "Authorization", "Bearer " + server.curatorKey).status())
        .isEqualTo(401);
  }

  @Test
  void pagesAreForThoseWhoseKeyAllowsThem() {
    DeskBrowser contributor = DeskBrowser.signedIn(client, server.contributorKey);
    DeskBrowser curator = DeskBrowser.signedIn(client, server.curatorKey);
    for (String path : List.of("/en/admin/keys", "/fr/administration/keys")) {
      assertThat(client.get(path).status()).as(path).isEqualTo(303);
      assertThat(contributor.get(path).status()).as(path).isEqualTo(403);
      assertThat(curator.get(path).status()).as(path).isEqualTo(403);
    }
    assertThat(curator.post("/en/admin/keys", "name", "x", "role", "admin").status())
        .isEqualTo(403);
    assertThat(curator.get("/en/admin").text()).contains("id=\"unsure\"");
    assertThat(contributor.get("/en/admin").text()).doesNotContain("id=\"unsure\"", "/admin/keys");
  }

  @Test
  void aContributorCorrectsWithdrawsAndRestoresOnlyTheirOwn() {
    String own = handIn(server.contributorKey, "mine.txt");
    String other = handIn(server.curatorKey, "theirs.txt");
    DeskBrowser desk = DeskBrowser.signedIn(client, server.contributorKey);
    assertThat(desk.get("/en/admin").text()).contains("mine.txt").doesNotContain("theirs.txt");
    assertThat(desk.get("/en/admin/documents/" + own).status()).isEqualTo(200);
    assertThat(desk.get("/en/admin/documents/" + other).status()).isEqualTo(403);
    assertThat(desk.post("/en/admin/documents/" + other + "/withdraw").status()).isEqualTo(403);
    assertThat(desk.post("/en/admin/documents/" + own + "/withdraw").status()).isEqualTo(303);
    assertThat(client.get("/api/documents/" + own).status()).isEqualTo(404);
    assertThat(desk.post("/en/admin/restore", "id", own).status()).isEqualTo(303);
    assertThat(client.get("/api/documents/" + own).status()).isEqualTo(200);
  }

  @Test
  void theLanguageIsSwitchedAlsoWhereNothingIs() {
    String french = client.get("/fr/administration/nothing/here").text();
    assertThat(french).contains("href=\"/en/admin/nothing/here\"").contains("lang=\"fr\"");
    String english = client.get("/en/admin/nothing").text();
    assertThat(english).contains("href=\"/fr/administration/nothing\"");
    assertThat(client.get("/fr/administrations").text()).contains("href=\"/en/administrations\"");
    DeskBrowser curator = DeskBrowser.signedIn(client, server.curatorKey);
    String refused = curator.get("/fr/administration/keys").text();
    assertThat(refused).contains("href=\"/en/admin/keys\"");
  }

  private String handIn(String key, String name) {
    Answer upload = client.upload(key, Client.form(name, "The text of " + name));
    client.ended(key, upload);
    server.settle();
    return upload.json().path("documentId").asString();
  }
}
