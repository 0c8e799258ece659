package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import ca.welcomingcommunities.kb.http.pages.Pages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an answer says beside its hits: other languages, ways out, values that are not there. */
final class SearchAnswersTest {
  private static final String RECORDS =
      """
      {"externalId":"p1","title":"Police in schools","text":"Officers visit schools. Pupils and officers talk about trust.","language":"en","region":["on-eastern"]}
      {"externalId":"p2","title":"Officers and pupils","text":"Pupils asked officers questions in their schools.","language":"en","region":["on-toronto"]}
      {"externalId":"p3","title":"Jardins","text":"Un jardin derrière l'église et des bénévoles.","language":"fr"}
      {"externalId":"p4","title":"Logement","text":"Le logement abordable manque.","language":"fr"}
      {"externalId":"p5","title":"Housing","text":"Affordable housing is scarce.","language":"en"}
      {"externalId":"p6","title":"Winter","text":"A toboggan hill for curling clubs.","language":"en","section":"next-steps"}
      {"externalId":"p7","title":"Ice","text":"Curling stones.","language":"en","section":"challenges"}
      """;

  @TempDir private static Path folder;
  private static TestServer server;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder, Pages::site);
    client = new Client(server.port());
    Answer imported =
        client.send(
            "POST",
            "/api/import",
            RECORDS.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-ndjson",
            "Authorization",
            "Bearer " + server.adminKey);
    assertThat(imported.json().path("accepted").asInt()).as(imported.text()).isEqualTo(7);
    server.settle();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void documentsInTheOtherLanguageAreCounted() {
    JsonNode also = client.get("/api/search?q=housing").json().at("/alsoIn/0");
    assertThat(also.path("language").asString()).isEqualTo("fr");
    assertThat(also.path("label").asString()).isEqualTo("French");
    assertThat(also.path("count").asInt()).isEqualTo(1);
    JsonNode only = client.get(also.path("url").asString()).json();
    assertThat(only.path("totalHits").asInt()).isEqualTo(1);
    assertThat(only.at("/hits/0/externalId").asString()).isEqualTo("p4");
    assertThat(only.path("alsoIn")).isEmpty();
    JsonNode french = client.get("/api/search?q=logement&language=fr&locale=fr").json();
    assertThat(french.at("/alsoIn/0/language").asString()).isEqualTo("en");
    assertThat(client.get("/en/search?q=housing").text()).contains("Also in French: 1");
    assertThat(client.get("/fr/search?q=housing").text()).contains("Aussi en anglais");
  }

  @Test
  void whereNothingIsFoundTheAnswerSaysWhatToLeaveOut() {
    JsonNode words = client.get("/api/search?q=officers+AND+zebras").json();
    assertThat(words.path("totalHits").asInt()).isZero();
    assertThat(words.at("/waysOut/0/field").asString()).isEqualTo("q");
    assertThat(words.at("/waysOut/0/without").asString()).isEqualTo("zebras");
    assertThat(words.at("/waysOut/0/count").asInt()).isEqualTo(2);
    JsonNode years = client.get("/api/search?q=officers&yearFrom=2030").json();
    assertThat(years.at("/waysOut/0/field").asString()).isEqualTo("year");
    assertThat(client.get(years.at("/waysOut/0/url").asString()).json().path("totalHits").asInt())
        .isEqualTo(2);
    assertThat(client.get("/en/search?q=officers+AND+zebras").text()).contains("zebras");
    assertThat(client.get("/api/search?q=officers").json().path("waysOut")).isEmpty();
  }

  @Test
  void whereNothingIsFoundTermsThatFindSomethingAreNamed() {
    JsonNode answer = client.get("/api/search?q=%22housing+affordable%22&locale=fr").json();
    assertThat(answer.path("totalHits").asInt()).isZero();
    assertThat(answer.path("nearestTerms")).isNotEmpty();
    for (JsonNode term : answer.path("nearestTerms")) {
      JsonNode found = client.get(term.path("url").asString()).json();
      assertThat(found.path("totalHits").asInt())
          .isEqualTo(term.path("count").asInt())
          .isPositive();
    }
    String first = answer.at("/nearestTerms/0/text").asString();
    assertThat(client.get("/en/search?q=%22housing+affordable%22").text())
        .contains("Related terms that are found", first);
    assertThat(client.get("/api/search?q=housing").json().path("nearestTerms")).isEmpty();
  }

  @Test
  void wordsAreLookedForInTheChosenSectionsOnly() {
    JsonNode found = client.get("/api/search?q=curling&section=challenges").json();
    assertThat(found.path("totalHits").asInt()).isEqualTo(1);
    assertThat(found.at("/hits/0/passageCount").asInt()).isEqualTo(1);
    assertThat(found.at("/hits/0/passages/0/section").asString()).isEqualTo("challenges");
    assertThat(found.at("/hits/0/passages/0/html").asString()).contains("<mark>Curling</mark>");
    JsonNode counts = client.get("/api/search?q=toboggan&facets=section").json();
    assertThat(counts.at("/facets/0/values")).hasSize(1);
    assertThat(counts.at("/facets/0/values/0/value").asString()).isEqualTo("next-steps");
    JsonNode ways = client.get("/api/search?q=toboggan&section=challenges").json().path("waysOut");
    assertThat(ways.at("/0/field").asString()).isEqualTo("section");
    assertThat(ways.at("/0/count").asInt()).isEqualTo(1);
  }

  @Test
  void aValueThatNoFacetHasIsRefusedWithTheNearest() {
    Answer refused = client.get("/api/search?region=on-estern&type=stratgic-plan");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/detail").asString()).contains("on-eastern");
    assertThat(refused.json().at("/errors/1/detail").asString()).contains("strategic-plan");
    JsonNode byLabel = client.get("/api/search?region=Eastern+Ontario").json();
    assertThat(byLabel.at("/errors/0/detail").asString()).contains("on-eastern");
    assertThat(client.get("/en/search?region=nowhere").status()).isEqualTo(200);
  }

  @Test
  void similarDocumentsAreNamed() {
    String id = client.get("/api/search?q=trust").json().at("/hits/0/id").asString();
    JsonNode related = client.get("/api/documents/" + id).json().path("related");
    assertThat(related).hasSize(1);
    assertThat(related.at("/0/title").asString()).isEqualTo("Officers and pupils");
    assertThat(client.get("/en/documents/" + id).text())
        .contains("About much the same", "Officers and pupils");
  }

  @Test
  void whyAHitIsThereIsForThoseWithAKey() {
    assertThat(client.get("/api/search?q=trust&explain=true").status()).isEqualTo(401);
    JsonNode hit =
        client
            .get("/api/search?q=trust&explain=true", "Authorization", "Bearer " + server.adminKey)
            .json()
            .at("/hits/0");
    assertThat(hit.at("/explanation/value").asDouble()).isEqualTo(hit.path("score").asDouble());
    assertThat(client.get("/api/search?q=trust").json().at("/hits/0").has("explanation")).isFalse();
  }

  @Test
  void whatOthersSearchedForIsSuggested() {
    for (int i = 0; i < 5; i++) {
      client.get("/api/search?q=housing+scarce", "User-Agent", "the same");
    }
    assertThat(client.get("/api/suggest?q=scarce+hou").json().path("suggestions")).isEmpty();
    for (int i = 0; i < 3; i++) {
      client.get("/api/search?q=jardin+b%C3%A9n%C3%A9voles", "User-Agent", "browser " + i);
    }
    JsonNode first = client.get("/api/suggest?q=benevoles+jar").json().at("/suggestions/0");
    assertThat(first.path("text").asString()).isEqualTo("jardin bénévoles");
    assertThat(first.path("kind").asString()).isEqualTo("query");
  }
}
