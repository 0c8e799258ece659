package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SpeakersApiTest {
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

  private String[] key() {
    return new String[] {"Authorization", "Bearer " + server.adminKey};
  }

  private void load(String lines) {
    Answer answer =
        client.send(
            "POST",
            "/api/import",
            lines.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-ndjson",
            key()[0],
            key()[1]);
    assertThat(answer.json().path("failed").asInt()).as(answer.text()).isZero();
    server.settle();
  }

  private Answer write(String method, String path, String json) {
    return client.send(
        method,
        path,
        json.getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/json",
        key()[0],
        key()[1]);
  }

  private List<String> names(JsonNode answer) {
    return answer.path("hits").valueStream().map(hit -> hit.path("name").asString()).toList();
  }

  private List<String> found(String parameters) {
    return names(client.get("/api/speakers?" + parameters, key()).json());
  }

  @Test
  void aQuestionGetsPeopleWithTheirRoleThenAndTheReason() {
    JsonNode hit = client.get("/api/speakers?q=policing+and+newcomers").json().at("/hits/0");
    assertThat(hit.path("name").asString()).isIn("Vic Satzewich", "Cathy Woodbeck");
    assertThat(hit.path("role").asString()).isEqualTo("Workshop lead");
    assertThat(hit.path("asOf").asString()).isEqualTo("2010-10-28");
    assertThat(hit.at("/consent/label").asString()).contains("not confirmed");
    assertThat(hit.at("/evidence/0/title").asString()).contains("Research Cluster 4");
    JsonNode french = client.get("/api/speakers?q=police&locale=fr").json().at("/hits/0");
    assertThat(french.path("role").asString()).isEqualTo("Responsable d’atelier");
  }

  @Test
  void facetsNarrowAndAFirstFiveFromOneRegionIsSaid() {
    assertThat(found("q=policing&region=on-northwestern")).containsExactly("Cathy Woodbeck");
    assertThat(found("region=ca-on&cluster=health-wellbeing"))
        .containsExactlyInAnyOrder("Jill Murphy", "Kevin Pottie");
    JsonNode toronto = client.get("/api/speakers?region=on-toronto").json();
    assertThat(toronto.at("/notices/0/code").asString()).isEqualTo("one-region");
    assertThat(client.get("/api/speakers?region=nowhere").status()).isEqualTo(400);
    assertThat(client.get("/api/speakers?regoin=x").status()).isEqualTo(400);
  }

  @Test
  void aSearchSaysHowManyPeopleAnswerAndSuggestionsHaveThem() {
    JsonNode search = client.get("/api/search?q=policing").json();
    int people = search.at("/speakers/totalHits").asInt();
    String url = search.at("/speakers/url").asString();
    assertThat(url).isEqualTo("/en/speakers?q=policing");
    assertThat(client.get("/api/speakers?q=policing").json().path("totalHits").asInt())
        .isEqualTo(people)
        .isPositive();
    JsonNode suggestion = client.get("/api/suggest?q=toss").json().at("/suggestions/0");
    assertThat(suggestion.path("text").asString()).isEqualTo("Livianna Tossutti");
    assertThat(suggestion.path("kind").asString()).isEqualTo("speaker");
  }

  @Test
  void authorsOfRecordsAreProposedToCuratorsOnly() {
    load(
        """
        {"externalId":"a1","title":"Beekeeping in cities","text":"Bees on roofs.","language":"en","authors":["Émilie Gamelin-Tavernier","Beekeepers Association"]}
        {"externalId":"a2","title":"More beekeeping","text":"Bees in gardens.","language":"en","authors":["Gamelin-Tavernier, Emilie","Caroline Andrew"]}
        {"externalId":"a3","title":"Bread","text":"Flour and water.","language":"en","authors":["Bread Baker"]}
        """);
    assertThat(found("q=beekeeping&include=proposed"))
        .containsExactly("Émilie Gamelin-Tavernier", "Caroline Andrew");
    assertThat(found("q=beekeeping")).containsExactly("Caroline Andrew");
    assertThat(found("q=Emilie+Gamelin&include=proposed")).contains("Émilie Gamelin-Tavernier");
    assertThat(client.get("/api/speakers?q=bees&include=proposed").status()).isEqualTo(401);
    JsonNode author = client.get("/api/speakers?q=beekeeping").json().at("/hits/0/evidence/0");
    assertThat(author.path("documentId").asString()).isNotEmpty();
    assertThat(author.path("html").asString()).contains("<mark>");
  }

  @Test
  void peopleNamedInTextsAreLinkedWithPageAndRoleAndNewOnesProposed() {
    load(
        """
        {"externalId":"t1","title":"Forum notes","pages":[{"page":1,"text":"Welcome and coffee."},{"page":2,"text":"Session on dental care\\nWorkshop Leads: Kevin Pottie, University of Ottawa; Marguerite Bourgeoys, City of Guelph\\nTeeth and newcomers."}],"language":"en"}
        {"externalId":"t2","title":"Notes du forum","text":"Responsables d’atelier : Aurélie Lacassagne, Université Laurentienne; Théophile Gautier, Ville de Gatineau\\nSoins dentaires.","language":"fr"}
        """);
    JsonNode hits = client.get("/api/speakers?q=dental+care+teeth&include=proposed", key()).json();
    assertThat(names(hits)).contains("Kevin Pottie", "Marguerite Bourgeoys");
    JsonNode evidence =
        hits.path("hits")
            .valueStream()
            .filter(hit -> hit.path("name").asString().equals("Kevin Pottie"))
            .findFirst()
            .orElseThrow()
            .at("/evidence/0");
    assertThat(evidence.path("page").asInt()).isEqualTo(2);
    assertThat(evidence.path("why").asString()).isEqualTo("Led a session it tells of");
    assertThat(found("q=soins+dentaires&include=proposed"))
        .contains("Aurelie Lacassagne", "Théophile Gautier");
    assertThat(found("q=Marguerite+Bourgeoys")).doesNotContain("Marguerite Bourgeoys");
  }

  /** Invented, but formed as real ones are; some have names of people in them. */
  private static final List<String> ORGANIZATIONS =
      List.of(
          "Centre Marie-Curie",
          "Fondation Jean Tremblay",
          "St. Joseph's Immigrant Women's Centre",
          "Thorncliffe Neighbourhood Office",
          "Peel Halton Workforce Development",
          "Maple Settlement House",
          "Northern Lights Newcomer Circle",
          "Harbour Collective",
          "Cedar Grove Welcome Hub",
          "New Horizon Society",
          "Laidlaw Foundation",
          "City for All Network",
          "Bright Paths for Families",
          "John Howard Community Services",
          "Elizabeth Fry Society",
          "Peel Halton",
          "Maison Gabrielle-Roy",
          "Carrefour Saint-Laurent",
          "Réseau du Nord",
          "Collège Marguerite-Bourgeoys",
          "Les Amis de Guelph",
          "Accueil francophone de Thunder Bay",
          "Conseil Samuel-de-Champlain",
          "Association Louis Riel",
          "École secondaire Étienne-Brûlé",
          "Bibliothèque Émile Nelligan",
          "Centre d’accueil Jeanne Sauvé",
          "KEYS Job Centre",
          "ABLE Windsor",
          "Women’s Circle",
          "Ministère de la Culture",
          "Hamilton Public Library Board",
          "Groupe Vézina",
          "Whispering Pines Outreach",
          "Driftwood Landing",
          "Juniper Lane Advocates",
          "Kindred Spirits Hospitality",
          "Maple Harbour",
          "Bright Hope",
          "Ateliers Mosaïque",
          "Relève Boréale",
          "Cap Espérance",
          "La Courtepointe",
          "Vents du Large",
          "desk@example.org",
          "Agnes Macphail Public School",
          "Service Ontario");

  @Test
  void namesOfOrganizationsAreNotPeople() {
    StringBuilder records = new StringBuilder();
    String[] cues = {
      "Workshop Leads: %s",
      "Presented by %s, City of London",
      "Contact: %s, Peel Region",
      "Panelists: Open Doors, University of Ottawa; %s, University of Guelph",
      "Responsables d’atelier : %s",
      "Présenté par %s, Ville de Gatineau",
      "Partners: %s",
      "Animatrice : Portes ouvertes; %s; Université d’Ottawa"
    };
    for (int i = 0; i < cues.length; i++) {
      List<String> lines = new ArrayList<>();
      for (String organization : ORGANIZATIONS) {
        lines.add(cues[i].formatted(organization));
      }
      lines.add(cues[i].formatted(String.join("; ", ORGANIZATIONS)));
      lines.add(cues[i].formatted(String.join(", ", ORGANIZATIONS)));
      records.append(record("o" + i, String.join("\n", lines), ORGANIZATIONS)).append('\n');
    }
    load(records.toString());
    server.services.speakers().lookThrough();
    assertThat(server.services.speakers().proposed(100))
        .extracting(proposal -> proposal.person().name())
        .isEmpty();
  }

  @Test
  void aListOfAuthorsIsTakenApart() {
    load(
        record(
            "l1",
            "Wool and needles.",
            List.of(
                "Laura Secord and Emily Stowe", "Stowe, Augusta; Ida Jean", "Needle & Thread")));
    server.services.speakers().lookThrough();
    assertThat(server.services.speakers().proposed(100))
        .extracting(proposal -> proposal.person().name())
        .containsExactlyInAnyOrder("Laura Secord", "Emily Stowe", "Augusta Stowe", "Ida Jean");
  }

  private static String record(String id, String text, List<String> authors) {
    return Json.MAPPER.writeValueAsString(
        Map.of("externalId", id, "title", "Record", "text", text, "authors", authors));
  }

  @Test
  void whoIsRemovedIsNowhereAndStaysSo() {
    load(
        """
        {"externalId":"w1","title":"Police and newcomers","text":"Vic Satzewich spoke about policing.","language":"en","authors":["Vic Satzewich"]}
        """);
    String document = client.get("/api/search?q=policing").json().at("/hits/0/id").asString();
    List<String> places =
        List.of(
            "/api/speakers?q=policing",
            "/api/speakers?q=Satzewich",
            "/api/speakers?include=proposed&q=policing",
            "/api/speakers?hitsPerPage=100",
            "/api/speakers/satzewich-vic",
            "/api/suggest?q=satze");
    for (String place : places) {
      assertThat(client.get(place, key()).text()).as(place).contains("satzewich-vic");
    }
    assertThat(client.get("/api/documents/" + document).json().path("speakers").size()).isOne();
    int before = client.get("/api/search?q=policing").json().at("/speakers/totalHits").asInt();

    assertThat(write("PUT", "/api/speakers/satzewich-vic", "{\"consent\":\"withdrawn\"}").status())
        .isEqualTo(204);

    for (String place : places) {
      Answer answer = client.get(place, key());
      assertThat(answer.status()).isEqualTo(place.endsWith("-vic") ? 404 : 200);
      assertThat(answer.text()).as(place).doesNotContain("Vic Satzewich");
    }
    assertThat(client.get("/api/documents/" + document).json().path("speakers").size()).isZero();
    assertThat(client.get("/api/search?q=policing").json().at("/speakers/totalHits").asInt())
        .isEqualTo(before - 1);
    // Neither the record at the next start nor a new document brings the person back.
    server
        .services
        .catalogue()
        .people()
        .takeOver(
            ca.welcomingcommunities.kb.vocabulary.PublicRecord.load(server.services.vocabulary())
                .people());
    load(
        """
        {"externalId":"w2","title":"Again","text":"More policing.","language":"en","authors":["Vic Satzewich"]}
        """);
    assertThat(found("q=policing&include=proposed&hitsPerPage=100"))
        .doesNotContain("Vic Satzewich");
  }

  @Test
  void consentIsRecordedAndEnds() {
    Answer made =
        write(
            "POST",
            "/api/speakers",
            "{\"name\":\"Jeanne Mance-Langres\",\"organization\":\"Fanshawe\","
                + "\"theme\":[\"housing\"],\"regions\":[\"on-southwestern\"],"
                + "\"contact\":\"through the college\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String path = made.header("Location");
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(found("q=Langres")).doesNotContain("Jeanne Mance-Langres");

    write("PUT", path, "{\"consent\":{\"state\":\"given\",\"until\":\"2999-12-31\"}}");
    JsonNode profile = client.get(path).json();
    assertThat(profile.at("/consent/state").asString()).isEqualTo("given");
    assertThat(profile.path("contact").asString()).isEqualTo("through the college");
    assertThat(found("q=housing")).first().isEqualTo("Jeanne Mance-Langres");

    write("PUT", path, "{\"consent\":{\"state\":\"given\",\"until\":\"2020-01-01\"}}");
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(found("q=housing")).doesNotContain("Jeanne Mance-Langres");
    assertThat(write("PUT", path, "{\"consent\":\"perhaps\"}").status()).isEqualTo(400);
    assertThat(write("PUT", path, "{\"age\":40}").status()).isEqualTo(400);
    assertThat(client.send("DELETE", path, null).status()).isEqualTo(401);
  }

  @Test
  void twoSpellingsBecomeOnePerson() {
    load(
        """
        {"externalId":"m1","title":"Knitting one","text":"Wool.","language":"en","authors":["Josephine Butler"]}
        {"externalId":"m2","title":"Knitting two","text":"Wool.","language":"en","authors":["Josefine Butler"]}
        """);
    JsonNode hits = client.get("/api/speakers?q=knitting&include=proposed", key()).json();
    assertThat(names(hits)).hasSize(2);
    String one = hits.at("/hits/0/id").asString();
    String two = hits.at("/hits/1/id").asString();
    JsonNode waiting = client.get("/api/review", key()).json().path("speakers");
    assertThat(waiting.at("/0/similar/0/name").asString()).isEqualTo("Josephine Butler");
    write("POST", "/api/speakers/" + two + "/merge", "{\"into\":\"" + one + "\"}");
    JsonNode merged = client.get("/api/speakers?q=knitting&include=proposed", key()).json();
    assertThat(names(merged)).hasSize(1);
    assertThat(merged.at("/hits/0/variants").size()).isOne();
    assertThat(merged.at("/hits/0/evidence").size()).isEqualTo(2);
  }

  @Test
  void anybodyMayAskForACorrectionButNotWithoutEnd() {
    String path = "/api/speakers/esses-victoria/corrections";
    byte[] wish = "{\"wish\":\"remove\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(client.send("POST", path, wish).status()).isEqualTo(202);
    assertThat(client.get("/api/speakers/corrections").status()).isEqualTo(401);
    JsonNode waiting = client.get("/api/speakers/corrections", key()).json().path("corrections");
    assertThat(waiting.at("/0/person").asString()).isEqualTo("esses-victoria");
    String id = waiting.at("/0/id").asString();
    assertThat(client.send("DELETE", "/api/speakers/corrections/" + id, null, key()).status())
        .isEqualTo(204);
    Answer last = client.send("POST", path, wish);
    for (int i = 0; i < 20 && last.status() == 202; i++) {
      last = client.send("POST", path, wish);
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.header("Retry-After")).isNotEmpty();
  }
}
