package ca.welcomingcommunities.kb.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KnowledgeBaseTest {
  private static final String KEY = "wci-test-0123456789abcdef0123456789abcdef";
  private static final int RECORDS = 1_500;
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  @TempDir private Path folder;

  @Test
  void aDeletedIndexIsBuiltAnewWhileTheServerAnswers() throws IOException, InterruptedException {
    try (KnowledgeBase knowledgeBase = open()) {
      assertThat(importRecords(knowledgeBase.address(), okapis())).contains("1500");
    }
    deleteIndex();
    try (KnowledgeBase knowledgeBase = open()) {
      knowledgeBase.tellIndex((reached, target) -> assertThat(target).isEqualTo(RECORDS));
      assertThat(get(knowledgeBase.address().resolve("/health/live")).statusCode()).isEqualTo(200);
      assertThat(get(knowledgeBase.address().resolve("/health/ready")).statusCode()).isIn(200, 503);
      assertThat(knowledgeBase.awaitIndex(PATIENCE)).isTrue();
      assertThat(get(knowledgeBase.address().resolve("/health/ready")).statusCode()).isEqualTo(200);
      assertThat(knowledgeBase.count("okapi")).isEqualTo(RECORDS);
    }
  }

  @Test
  void anIndexThatIsDeletedWhileTheServerRunsIsBuiltAnewAndSearchesGoOn()
      throws IOException, InterruptedException {
    try (KnowledgeBase knowledgeBase = open()) {
      URI address = knowledgeBase.address();
      assertThat(importRecords(address, okapis())).contains("1500");
      while (knowledgeBase.count("okapi") < RECORDS) {
        Thread.onSpinWait();
      }
      deleteIndex();
      // Nobody writes: it is noticed all the same, and told.
      HttpResponse<String> ready = get(address.resolve("/health/ready"));
      while (ready.statusCode() == 200) {
        assertThat(knowledgeBase.count("okapi")).isEqualTo(RECORDS);
        ready = get(address.resolve("/health/ready"));
      }
      assertThat(ready.body()).containsAnyOf("index-failing", "index-building");
      while (get(address.resolve("/health/ready")).statusCode() != 200) {
        assertThat(knowledgeBase.count("okapi")).isEqualTo(RECORDS);
      }
      assertThat(importRecords(address, "{\"text\":\"okapi too\"}")).contains("\"accepted\":1");
      while (knowledgeBase.count("okapi") == RECORDS) {
        Thread.onSpinWait();
      }
      assertThat(knowledgeBase.count("okapi")).isEqualTo(RECORDS + 1);
    }
    try (KnowledgeBase knowledgeBase = open()) {
      knowledgeBase.tellIndex((reached, target) -> assertThat(reached).isEqualTo(target));
      assertThat(knowledgeBase.count("okapi")).isEqualTo(RECORDS + 1);
    }
  }

  private static String okapis() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      lines.append("{\"externalId\":").append(i).append(",\"text\":\"okapi number\"}\n");
    }
    return lines.toString();
  }

  /** In one step for who has it open: nothing can be made in it meanwhile. */
  private void deleteIndex() throws IOException {
    Path gone = Files.move(folder.resolve("index"), folder.resolve("gone"));
    try (var files = Files.walk(gone)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aTranslationThatACuratorAcceptedIsNamedOnThePage() throws IOException, InterruptedException {
    String numbers = "2011 14 1240 62.5 418 27 135 48500 2013 61200 305 45 88 24 36 77";
    String english = "The plan of the council for housing and the work of newcomers. ".repeat(5);
    String french = "Le plan du conseil pour le logement et le travail des immigrants. ".repeat(5);
    try (KnowledgeBase knowledgeBase = open()) {
      URI address = knowledgeBase.address();
      String lines =
          """
          {"externalId":"en","title":"The plan","language":"en","text":"%s"}
          {"externalId":"fr","title":"Le plan","language":"fr","text":"%s"}
          """
              .formatted(english + numbers, french + numbers);
      assertThat(importRecords(address, lines)).contains("\"accepted\":2");
      String pairs = "";
      while (!pairs.contains("translation")) {
        pairs = asCurator(address, "GET", "/api/desk/near-copies");
      }
      String pair = pairs.replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
      String accepted = asCurator(address, "POST", "/api/desk/near-copies/" + pair + "/accept");
      String oneOfThem = accepted.replaceAll("(?s).*\"url\":\"(/en/documents/\\w+)\".*", "$1");
      String page = "";
      while (!page.contains("Translation")) {
        page = get(address.resolve(oneOfThem)).body();
      }
      assertThat(page).contains("The plan").contains("Le plan");
    }
  }

  private static String asCurator(URI address, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + KEY)
            .method(method, BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private KnowledgeBase open() throws IOException, InterruptedException {
    return KnowledgeBase.open(
        new Settings("127.0.0.1", 0, folder.resolve("data"), folder.resolve("index"), KEY));
  }

  private static String importRecords(URI address, String lines)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/import"))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
