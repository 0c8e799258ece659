package ca.welcomingcommunities.kb.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.extract.SampleFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the person who handed in a file is told of it, with everything real behind the API. */
@Timeout(300)
class HandedInFilesIT {
  private static final String KEY = "wci-test-0123456789abcdef0123456789abcdef";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path data;
  @TempDir private Path folder;
  private static KnowledgeBase knowledgeBase;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    knowledgeBase =
        KnowledgeBase.open(
            new Settings("127.0.0.1", 0, data.resolve("data"), data.resolve("index"), KEY));
  }

  @AfterAll
  static void close() throws IOException {
    knowledgeBase.close();
  }

  @Test
  void aFileWithAPasswordIsToBeSavedWithoutOne() throws Exception {
    for (Path file :
        List.of(
            SampleFiles.encryptedPdf(folder.resolve("a.pdf"), "secret"),
            SampleFiles.encryptedWord(folder.resolve("a.docx"), "secret"))) {
      assertEnd(
          handIn(file),
          "failed",
          "The file is protected by a password. Save it without one, and hand that in.",
          "Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe et remettez"
              + " cette version.");
    }
  }

  @Test
  void aDamagedFileIsToBeSavedAnew() throws Exception {
    Path whole = SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(List.of(List.of("Plan"))));
    byte[] beginning = Arrays.copyOf(Files.readAllBytes(whole), 60);
    assertEnd(
        handIn(Files.write(folder.resolve("cut.pdf"), beginning)),
        "failed",
        "The file is damaged, or is not what its name says. Open it in the program it was made"
            + " with, save it anew, and hand that in.",
        "Le fichier est endommagé, ou n’est pas ce que son nom annonce. Ouvrez-le dans le logiciel"
            + " qui l’a créé, enregistrez-le de nouveau et remettez cette version.");
  }

  @Test
  void aFileOfAnUnknownKindIsToBeSavedAsOneThatIsKnown() throws Exception {
    assertEnd(
        handIn(Files.write(folder.resolve("a.xyz"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7})),
        "failed",
        "This kind of file cannot be read here. Save it as PDF, Word or text, and hand that in.",
        "Ce type de fichier ne peut pas être lu ici. Enregistrez-le en format PDF, Word ou texte et"
            + " remettez cette version.");
  }

  @Test
  void aFileWithoutTextIsKeptAndToBeLookedAt() throws Exception {
    try (PDDocument blank = new PDDocument()) {
      blank.addPage(new PDPage());
      blank.save(folder.resolve("blank.pdf").toFile());
    }
    assertEnd(
        handIn(folder.resolve("blank.pdf")),
        "needs-review",
        "No text was found in this file; it is found by its title and labels only. If it shows"
            + " text, hand in a version in which that can be selected.",
        "Aucun texte n’a été trouvé dans ce fichier; seuls son titre et ses étiquettes permettent"
            + " de le trouver. Si du texte s’y affiche, remettez une version où il peut être"
            + " sélectionné.");
  }

  @Test
  void anEmptyFileIsRefusedAtOnce() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pdf"));
    HttpResponse<String> english = post("/api/documents", empty);
    assertThat(english.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(english.body()).at("/errors/0/detail").asString())
        .isEqualTo("A file is empty. Look at the original, and hand it in again.");
    assertThat(post("/api/documents?locale=fr", empty).body())
        .contains("Un fichier est vide. Vérifiez l’original et remettez-le de nouveau.");
  }

  @Test
  void howAccessibleAFileIsIsSaidWithItsDocument() throws Exception {
    PDDocument tagged = SampleFiles.pdf(List.of(List.of("A plan that is read aloud well")));
    PDMarkInfo marked = new PDMarkInfo();
    marked.setMarked(true);
    tagged.getDocumentCatalog().setMarkInfo(marked);
    PDStructureTreeRoot structure = new PDStructureTreeRoot();
    structure.appendKid(new PDStructureElement("Document", structure));
    tagged.getDocumentCatalog().setStructureTreeRoot(structure);
    tagged.getDocumentCatalog().setLanguage("en-CA");
    tagged.getDocumentInformation().setTitle("A good plan");
    assertAccessibility(
        SampleFiles.write(folder.resolve("tagged.pdf"), tagged),
        "{\"tagged\":true,\"title\":true,\"language\":true,\"textLayer\":true}");
    assertAccessibility(
        SampleFiles.write(
            folder.resolve("untagged.pdf"), SampleFiles.pdf(List.of(List.of("Another plan")))),
        "{\"tagged\":false,\"title\":false,\"language\":false,\"textLayer\":true}");
    assertAccessibility(
        SampleFiles.wordWithTitle(folder.resolve("titled.docx"), "A titled note"),
        "{\"tagged\":null,\"title\":true,\"language\":null,\"textLayer\":null}");
  }

  @Test
  void aDocumentOfADamagedFileSaysThatItIsPartial() throws Exception {
    Path whole =
        SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(List.of(List.of("Plan B"))));
    JsonNode complete = document(handIn(whole));
    assertThat(complete.path("partial").asBoolean()).isFalse();
    byte[] bytes = Files.readAllBytes(whole);
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 20);
    JsonNode partial = document(handIn(Files.write(folder.resolve("cut.pdf"), cut)));
    assertThat(partial.path("partial").asBoolean()).isTrue();
    String page = partial.path("url").asString();
    assertThat(text(page)).contains("Read only in part", "it was read up to the damage");
    assertThat(text(page.replace("/en/", "/fr/"))).contains("Lu en partie seulement");
    assertThat(text(complete.path("url").asString())).doesNotContain("Read only in part");
  }

  private static void assertAccessibility(Path file, String expected) throws Exception {
    assertThat(document(handIn(file)).path("accessibility")).isEqualTo(JSON.readTree(expected));
  }

  private static JsonNode document(JsonNode job) throws IOException, InterruptedException {
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("searchable");
    return get("/api/documents/" + job.path("documentId").asString());
  }

  private static void assertEnd(JsonNode job, String state, String english, String french)
      throws Exception {
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo(state);
    assertThat(job.path("problem").asString()).isEqualTo(english);
    assertThat(
            get("/api/jobs/" + job.path("id").asString() + "?locale=fr").path("problem").asString())
        .isEqualTo(french);
  }

  /** The job of a file, once it has ended. */
  private static JsonNode handIn(Path file) throws IOException, InterruptedException {
    HttpResponse<String> accepted = post("/api/documents", file);
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    while (true) {
      JsonNode job = get(accepted.headers().firstValue("Location").orElseThrow());
      if (List.of("searchable", "needs-review", "failed").contains(job.path("state").asString())) {
        return job;
      }
      Thread.onSpinWait();
    }
  }

  private static HttpResponse<String> post(String path, Path file)
      throws IOException, InterruptedException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    String head =
        "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
            .formatted(file.getFileName());
    form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    form.writeBytes(Files.readAllBytes(file));
    form.writeBytes("\r\n--XX--\r\n".getBytes(StandardCharsets.UTF_8));
    return HTTP.send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=XX")
            .POST(BodyPublishers.ofByteArray(form.toByteArray()))
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(text(path));
  }

  private static String text(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), BodyHandlers.ofString()).body();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(knowledgeBase.address().resolve(path))
        .header("Authorization", "Bearer " + KEY);
  }
}
