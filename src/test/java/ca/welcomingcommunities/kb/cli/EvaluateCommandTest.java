package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class EvaluateCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void collection() throws IOException {
    Files.writeString(
        folder.resolve("docs.jsonl"),
        """
        {"id":"a","title":"Housing","text":"Affordable housing is scarce.","lang":"en"}
        {"id":"b","title":"Logement","text":"Le logement abordable manque.","lang":"fr"}
        {"id":"c","title":"","text":"Schools and pupils.","lang":"en"}
        """);
    Files.writeString(folder.resolve("queries.tsv"), "1\taffordable housing\ten\n2\tpupils\n");
    Files.writeString(folder.resolve("qrels.tsv"), "1 0 a 2\n1 0 b 1\n2 0 c 1\n2 0 gone 1\n");
  }

  private record Ended(int code, String said) {}

  private static Ended run(String... line) {
    StringWriter said = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(said, true));
    command.setErr(new PrintWriter(said, true));
    return new Ended(command.execute(line), said.toString());
  }

  @Test
  void measuresArePrintedTheRunIsWrittenAndCompared() throws IOException {
    Path run = folder.resolve("run.txt");
    Ended ended = run("evaluate", folder.toString(), "--run", run.toString(), "--per-query");
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said())
        .contains("3 documents, 2 queries", "nDCG@10", "1 judged documents are not in docs.jsonl")
        .containsPattern("en +1.0000 +1.0000 +1.0000 +1.0000")
        .containsPattern("2 +0.6131 +0.5000 +0.5000 +1.0000 +pupils");
    assertThat(Files.readAllLines(run)).contains("1 Q0 a 1 1.0000 wci", "2 Q0 c 1 1.0000 wci");
    Ended compared = run("evaluate", folder.toString(), "--against", run.toString());
    assertThat(compared.said()).containsPattern("MRR +1.0000 +1.0000 +\\+0.0000 +0 +0 +1.0000");
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    Ended wrong = run("evaluate", folder.toString(), "--set", "k2=1");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.said()).contains("no weight 'k2'; known: k1, b");
    Files.writeString(folder.resolve("qrels.tsv"), "1 0 a\n");
    Ended ended = run("evaluate", folder.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said()).contains("qrels.tsv:1: expected: query 0 document grade");
  }
}
