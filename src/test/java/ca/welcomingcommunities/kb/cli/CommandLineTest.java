package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a person is told who typed something that cannot work. */
class CommandLineTest {
  @TempDir private Path folder;

  private record Ended(int code, String said) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "search x --server nonsense | 'nonsense' is not an address",
        "search x --server ftp://x | 'ftp://x' is not an address",
        "search x --server http:// | 'http://' is not an address",
        "serve --port 99999 | --port must be a number from 0 to 65535",
        "serve --port x | 'x' is not an int",
        "ingest | Missing required parameter: 'PATH'",
        "import | Missing required parameter: 'FILE.ndjson'",
        "nosuch | Unmatched argument"
      })
  void wrongUsageIsNamedAndEndsWithTwo(String line, String named) {
    Ended ended = run(line.split(" ", -1));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said()).contains(named).doesNotContain("Exception", "\tat ");
  }

  @Test
  void whatIsNotThereIsNamedInOneSentence() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Files.writeString(empty.resolve(".hidden"), "x");
    Path gone = folder.resolve("gone");
    assertSentence("no such file or folder: " + gone, "ingest", gone.toString(), "--key", "k");
    assertSentence("no files there", "ingest", empty.toString(), "--key", "k");
    assertSentence("no such file: " + gone, "import", gone.toString(), "--key", "k");
    assertSentence("not a file: " + empty, "import", empty.toString(), "--key", "k");
    assertSentence("no knowledge base is kept there", "check", "--data", gone.toString());
    assertSentence("no knowledge base is kept there", "reindex", "--data", gone.toString());
    assertSentence(
        "start one with: wci serve", "search", "housing", "--server", "http://127.0.0.1:1");
  }

  private static void assertSentence(String part, String... line) {
    Ended ended = run(line);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said()).startsWith("wci: ").contains(part);
    assertThat(ended.said().strip().lines()).hasSize(1);
  }

  private static Ended run(String... line) {
    StringWriter said = new StringWriter();
    CommandLine wci = Main.commandLine();
    wci.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    return new Ended(wci.execute(line), said.toString());
  }
}
