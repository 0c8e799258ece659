package ca.welcomingcommunities.kb.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.welcomingcommunities.kb.catalogue.DocumentText;
import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import ca.welcomingcommunities.kb.intake.ImportReport.LineProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ImportTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(folder, new MemoryIndex());
  }

  @AfterEach
  void close() throws IOException {
    bench.close();
  }

  @Test
  void aRecordIsKeptWithAllItGives() throws IOException {
    ImportReport report =
        read(
            """
            {"externalId":"repo:1","title":"Plan de Sudbury","language":"fr-CA","type":"strategic-plan",\
            "cluster":["cluster-labour-credentials-business","inclusion-connections-civic"],"region":"on-northeastern","year":2011,\
            "authors":["Ville du Grand Sudbury"],"sourceUrl":"https://example.org/1",\
            "addedAt":"2012-03-04","kind":"practice","section":"challenges","description":"Résumé.",\
            "pages":[{"page":3,"heading":"Défis","text":"Le logement."},{"page":3,"text":"Suite."},\
            {"page":2,"text":"Avant."}]}\
            """);
    assertThat(report).isEqualTo(new ImportReport(1, 0, List.of(), Set.of()));
    DocumentText stored = only();
    Document document = stored.document();
    assertThat(document.externalId()).isEqualTo("repo:1");
    assertThat(document.kind()).isEqualTo(Kind.PRACTICE);
    assertThat(document.description().title()).isEqualTo("Plan de Sudbury");
    assertThat(document.description().summary()).isEqualTo("Résumé.");
    assertThat(document.description().language()).isEqualTo(Language.FR);
    assertThat(document.description().year()).isEqualTo(2011);
    assertThat(document.description().authors()).containsExactly("Ville du Grand Sudbury");
    assertThat(document.description().sourceUrl()).isEqualTo("https://example.org/1");
    assertThat(document.addedAt()).isEqualTo(Instant.parse("2012-03-04T00:00:00Z"));
    assertThat(document.values(Facet.CLUSTER))
        .containsExactly("labour-credentials-business", "inclusion-connections-civic");
    assertThat(document.labels()).extracting(Label::assignedBy).containsOnly(AssignedBy.SUBMITTER);
    assertThat(document.pages().unit()).isEqualTo(PageUnit.PAGE);
    assertThat(stored.pages()).extracting(page -> page.number()).containsExactly(2, 3);
    assertThat(stored.pages().getLast().text()).isEqualTo("Défis\nLe logement.\nSuite.");
    assertThat(stored.pages())
        .flatExtracting(page -> page.sections())
        .extracting(section -> section.type())
        .containsOnly("challenges");
  }

  @Test
  void facetsThatAreNotGivenAreFound() throws IOException {
    read("{\"text\":\"Some words about health.\",\"region\":[]}");
    assertThat(only().document().values(Facet.CLUSTER)).containsExactly("health-wellbeing");
    assertThat(only().document().values(Facet.REGION)).isEmpty();
  }

  @Test
  void whatAPublisherPutsIntoEachRecordIsNotWhatTheyAreAbout() throws IOException {
    String about = "The Kingston partnership brings newcomers and health care together since 2009.";
    List<String> own =
        List.of(
            "Rents rose faster than wages, and families wait for years in two small rooms.",
            "Employers hire people whom they know, so mentors introduce them to each other.",
            "Three firms share a van that takes the workers of the late shift home again.",
            "Schools test pupils once, and settlement workers explain report cards to parents.");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      String text =
          String.join(
              "\\n",
              own.get(i),
              about,
              own.get((i + 1) % own.size()),
              own.get((i + 2) % own.size()));
      lines.append(
          "{\"externalId\":\"k%d\",\"lip\":[\"kingston\"],\"text\":\"%s\"}\n".formatted(i, text));
    }
    read(lines.substring(0, lines.indexOf("\n", lines.indexOf("k2"))));
    assertThat(repeated()).as("three may be chance").isEmpty();
    read(lines.substring(lines.indexOf("{\"externalId\":\"k3\"")));
    assertThat(repeated()).as("also in those before").containsOnly(about).hasSize(4);
    read(lines.toString());
    assertThat(repeated()).as("the same again").hasSize(4);
    assertThat(documents())
        .allSatisfy(text -> assertThat(text.pages().getFirst().text()).contains(about));
    read("{\"externalId\":\"k1\",\"lip\":[\"kingston\"],\"text\":\"" + about + "\"}\n");
    assertThat(repeated()).as("what stands alone is what it says").hasSize(3);
    read(
        "{\"externalId\":\"d\",\"lip\":[\"durham\"],\"text\":\"%s\\n%s\\n%s\"}\n"
            .formatted(own.get(0), about, own.get(2)));
    assertThat(repeated()).as("another publisher").hasSize(3);
  }

  private List<String> repeated() {
    return documents().stream()
        .flatMap(text -> text.pages().stream())
        .flatMap(page -> page.sections().stream())
        .filter(section -> section.role() == TextRole.REPEATED)
        .map(Section::text)
        .toList();
  }

  private List<DocumentText> documents() {
    return bench.catalogue.documents().load(List.copyOf(bench.catalogue.documents().ids()));
  }

  @Test
  void aRecordWithoutTitleTakesItsFirstWords() throws IOException {
    read("{\"text\":\"  \\nA short beginning\\nand more of it\"}");
    assertThat(only().document().description().title()).isEqualTo("A short beginning");
  }

  @Test
  void aGoodLineSuffersFromNoNeighbour() throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    lines.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    lines.writeBytes(utf8("{\"text\":\"good 1\"}\r\n"));
    lines.writeBytes(utf8("\n   \r\n"));
    lines.writeBytes(utf8("{\"text\":\"broken\n"));
    lines.write('"');
    lines.write(0xFF);
    lines.write('\n');
    lines.writeBytes(utf8("{\"text\":\"" + "x".repeat(20_000) + "\"}\n"));
    lines.writeBytes(utf8("[1,2]\n"));
    lines.writeBytes(utf8("{\"text\":\"good 2\"} trailing\n"));
    lines.writeBytes(utf8("[".repeat(5_000) + "\n"));
    lines.writeBytes(utf8("{\"text\":\"good 3\"}"));
    ImportReport report = bench.intake.importRecords(new ByteArrayInputStream(lines.toByteArray()));
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.failed()).isEqualTo(6);
    assertThat(report.errors()).as("capped").hasSize(5);
    assertThat(report.errorsLeftOut()).isEqualTo(1);
    assertThat(report.errors()).extracting(LineProblem::line).containsExactly(4L, 5L, 6L, 7L, 8L);
    assertThat(report.errors().get(1).problem().en()).isEqualTo("the line is not UTF-8");
    assertThat(report.errors().get(2).problem().fr())
        .isEqualTo("la ligne compte plus de 10000 octets");
    assertThat(bench.catalogue.documents().ids()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"text\":5} | text: a text is expected",
        "{\"text\":\"t\",\"title\":[]} | title: a text is expected",
        "{\"text\":\"t\",\"language\":\"klingon\"} | language: a language code such as 'en' or"
            + " 'fr' is expected",
        "{} | title: a record needs a title or a text",
        "{\"title\":\" \",\"text\":null} | title: a record needs a title or a text",
        "{\"text\":\"t\",\"year\":\"soon\"} | year: a year of four digits is expected",
        "{\"text\":\"t\",\"year\":20111} | year: a year of four digits is expected",
        "{\"text\":\"t\",\"authors\":[1]} | authors: an array of texts is expected",
        "{\"text\":\"t\",\"addedAt\":\"yesterday\"} | addedAt: a date as in 2011-04-30 or"
            + " 2011-04-30T12:00:00Z is expected",
        "{\"text\":\"t\",\"sourceUrl\":\"javascript:alert(1)\"} | sourceUrl: an address that begins"
            + " with http:// or https:// is expected",
        "{\"text\":\"t\",\"kind\":\"person\"} | kind: 'document' or 'practice' is expected",
        "{\"pages\":[{\"page\":0,\"text\":\"t\"}]} | pages[0].page: a whole number from 1 to 1000000 is"
            + " expected",
        "{\"title\":\"t\",\"pages\":[\"t\"]} | pages: an array of objects is expected",
        "{\"text\":\"t\",\"region\":[\"on-easter\"]} | region: unknown value 'on-easter', did you"
            + " mean 'on-eastern'?",
      })
  void aProblemNamesItsField(String line, String problem) throws IOException {
    ImportReport report = read(line);
    assertThat(report.accepted()).isZero();
    assertThat(report.errors()).extracting(error -> error.problem().en()).containsExactly(problem);
    assertThat(report.errors())
        .extracting(error -> error.problem().fr())
        .noneMatch(french -> french.contains("expected") || french.contains("'"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, EN",
    "EN-ca, EN",
    "eng, EN",
    "English, EN",
    "anglais, EN",
    "fr-CA, FR",
    "fra, FR",
    "fre, FR",
    "French, FR",
    "Français, FR",
    "francais, FR",
    "und, OTHER",
    "es, OTHER",
    "zh-Hans, OTHER",
    "ar_SY, OTHER"
  })
  void aLanguageIsGivenByCodeOrName(String written, Language language) throws IOException {
    read("{\"text\":\"t\",\"language\":\" " + written + "\"}");
    assertThat(only().document().description().language()).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]"})
  void withoutPagesTheTextCounts(String pages) throws IOException {
    read("{\"title\":\"x\",\"text\":\"long text\",\"pages\":" + pages + "}");
    assertThat(only().pages()).extracting(page -> page.text()).containsExactly("long text");
    assertThat(only().document().pages().unit()).isEqualTo(PageUnit.SECTION);
  }

  @Test
  void aLineThatBreaksItsReaderCostsNoNeighbour() throws IOException {
    ImportReport report =
        read(
            "{\"text\":\"a\",\"language\":\"en"
                + "-abcdefgh".repeat(1_000)
                + "\"}\n"
                + "{\"pages\":[{\"page\":2147483647,\"text\":\"a\"},{\"text\":\"b\"}]}\n"
                + "{\"pages\":[{\"page\":1000000,\"text\":\"a\"},{\"text\":\"b\"}]}");
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.errors())
        .extracting(error -> error.problem().en())
        .satisfiesExactly(
            first -> assertThat(first).contains("language code"),
            second -> assertThat(second).contains("from 1 to 1000000"));
  }

  @Test
  void fieldsNobodyKnowsAreNamedAndIgnored() throws IOException {
    ImportReport report = read("{\"text\":\"t\",\"clusters\":[\"x\"]}\n{\"text\":\"u\",\"id\":1}");
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.ignoredFields()).containsExactlyInAnyOrder("clusters", "id");
  }

  @Test
  void charactersThatCannotBeStoredBecomeSpaces() throws IOException {
    read("{\"title\":\"a\\u0000b\\ud800c\",\"text\":\"x\\r\\ny\\u0007z \\ud83d\\ude42\"}");
    assertThat(only().document().description().title()).isEqualTo("a b c");
    assertThat(only().pages().getFirst().text()).isEqualTo("x\ny z \ud83d\ude42");
  }

  @Test
  void linesThatCameWholeAreKeptWhenTheStreamBreaks() {
    InputStream breaking =
        new SequenceInputStream(
            Bench.stream("{\"text\":\"one\"}\n{\"text\":\"two\"}\n{\"text\":\"thr"),
            new FilterInputStream(InputStream.nullInputStream()) {
              @Override
              public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the client went away");
              }
            });
    assertThatThrownBy(() -> bench.intake.importRecords(breaking))
        .hasMessage("the client went away");
    assertThat(bench.catalogue.documents().ids()).hasSize(2);
  }

  @Test
  void manyRecordsAreAllCountedAndReachTheIndex() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      lines
          .append("{\"externalId\":")
          .append(i)
          .append(",\"text\":\"record ")
          .append(i)
          .append("\"}\n");
    }
    assertThat(read(lines.toString()).accepted()).isEqualTo(1_000);
    assertThat(bench.intake.awaitIndexed(1_000)).isTrue();
    assertThat(bench.index.documentCount()).isEqualTo(1_000);
  }

  private ImportReport read(String lines) throws IOException {
    return bench.intake.importRecords(Bench.stream(lines));
  }

  private DocumentText only() {
    return bench
        .catalogue
        .documents()
        .load(List.copyOf(bench.catalogue.documents().ids()))
        .getFirst();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
