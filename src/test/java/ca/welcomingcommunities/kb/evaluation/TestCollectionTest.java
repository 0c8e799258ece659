package ca.welcomingcommunities.kb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.welcomingcommunities.kb.document.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestCollectionTest {
  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    write("queries.tsv", "# ours\n1\thousing\ten\n2\tlogement\n3\tnobody judged this\n");
    write("qrels.tsv", "1 0 a 2\n1\t0\tb\t0\n\n2 0 a 1\n");
    write(
        "docs.jsonl",
        """
        {"id":"a","title":"Housing","text":"Rents rise.","lang":"en"}
        {"id":"b","title":"","text":"Les loyers montent.","lang":"fr"}
        """);
  }

  @Test
  void queriesWithAnAnswerAreReadWithTheirGrades() throws IOException {
    TestCollection read = TestCollection.read(folder);
    assertThat(read.queries())
        .containsExactly(
            new TestQuery("1", "housing", Language.EN, Map.of("a", 2, "b", 0)),
            new TestQuery("2", "logement", Language.OTHER, Map.of("a", 1)));
    assertThat(read.half(true).queries()).extracting(TestQuery::id).containsExactly("1");
    assertThat(read.half(false).queries()).extracting(TestQuery::id).containsExactly("2");
  }

  @Test
  void documentsAreHandedOnAsRecordsForTheImport() throws IOException {
    List<String> taken = new ArrayList<>();
    TestDocuments documents = new TestDocuments(folder);
    int count =
        documents.importTo(
            chunk -> {
              taken.addAll(new String(chunk, StandardCharsets.UTF_8).lines().toList());
              return "";
            },
            true);
    assertThat(count).isEqualTo(2);
    assertThat(taken)
        .containsExactly(
            "{\"externalId\":\"a\",\"title\":\"Housing\",\"text\":\"Rents rise.\",\"language\":\"en\"}",
            "{\"externalId\":\"b\",\"text\":\"Les loyers montent.\",\"language\":\"fr\"}");
    assertThat(documents.missing(TestCollection.read(folder))).isEmpty();
  }

  @Test
  void whatIsWrongIsNamedWithItsLine() throws IOException {
    assertBroken("queries.tsv", "1 housing\n", "queries.tsv:1: expected: id TAB text");
    assertBroken("queries.tsv", "1\ta\n1\tb\n", "queries.tsv:2: query '1' twice");
    assertBroken("queries.tsv", "1\ta\tde\n", "language 'de' is neither en nor fr");
    assertBroken("queries.tsv", "1\ta\n", "query '2' is not in queries.tsv");
    assertBroken("qrels.tsv", "1 0 a\n", "qrels.tsv:1: expected: query 0 document grade");
    assertBroken("qrels.tsv", "1 0 a good\n", "grade 'good' is not a whole number");
    assertBroken("qrels.tsv", "1 0 a 1\n1 0 a 2\n", "qrels.tsv:2: document 'a' judged twice");
    assertBroken("qrels.tsv", "1 0 a 0\n", "no query has a document that answers it");
    Files.delete(folder.resolve("qrels.tsv"));
    assertThatThrownBy(() -> TestCollection.read(folder)).hasMessageContaining("no such file");
  }

  @Test
  void aBadDocumentIsNamedWithItsLine() throws IOException {
    assertBadDocuments("{\"id\":\"a\"}\nnot json\n", "docs.jsonl:2: not JSON");
    assertBadDocuments("{\"title\":\"a\"}\n", "docs.jsonl:1: no id");
    assertBadDocuments("{\"id\":\"a\"}\n{\"id\":\"a\"}\n", "docs.jsonl:2: document 'a' twice");
    assertBadDocuments("[1]\n", "docs.jsonl:1: not a JSON object");
  }

  @Test
  void aRunIsReadAsItWasWritten() throws IOException {
    Run run = new Run(Map.of("1", List.of("b", "a")));
    Path file = folder.resolve("run.txt");
    run.write(file, "wci");
    assertThat(Files.readAllLines(file))
        .containsExactly("1 Q0 b 1 1.0000 wci", "1 Q0 a 2 0.5000 wci");
    assertThat(Run.read(file)).isEqualTo(run);
  }

  @Test
  void aBadRunIsNamedWithItsLine() throws IOException {
    Path file = write("run.txt", "1 Q0 b 1 1.0 wci\n1 Q0 a 1 0.5 wci\n");
    assertThatThrownBy(() -> Run.read(file)).hasMessageContaining("run.txt:2: rank 1 of query '1'");
    write("run.txt", "1 Q0 b\n");
    assertThatThrownBy(() -> Run.read(file)).hasMessageContaining("run.txt:1: expected");
  }

  private void assertBroken(String name, String text, String message) throws IOException {
    String before = Files.readString(folder.resolve(name));
    write(name, text);
    assertThatThrownBy(() -> TestCollection.read(folder))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining(message);
    write(name, before);
  }

  private void assertBadDocuments(String text, String message) throws IOException {
    write("docs.jsonl", text);
    assertThatThrownBy(() -> new TestDocuments(folder).importTo(_ -> "", true))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining(message);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
