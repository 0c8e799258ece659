package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the commands as a person types them, on the packaged jar. */
final class LauncherIT {
  private static final Path WCI = Path.of("wci").toAbsolutePath();

  private record Ended(int code, String out) {}

  @Test
  void helpNamesEveryCommand(@TempDir Path elsewhere) throws IOException, InterruptedException {
    Ended help = run(elsewhere, Map.of(), WCI.toString(), "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("demo", "serve", "ingest", "import", "search", "reindex", "check", "wci test");
    for (String command :
        List.of("demo", "serve", "ingest", "import", "search", "reindex", "check")) {
      Ended each = run(elsewhere, Map.of(), WCI.toString(), command, "--help");
      assertThat(each.code()).as(command).isZero();
      assertThat(each.out()).as(command).contains("Usage: wci " + command);
    }
  }

  @Test
  void wrongUsageIsExitCodeTwo(@TempDir Path elsewhere) throws IOException, InterruptedException {
    assertThat(run(elsewhere, Map.of(), WCI.toString(), "serve", "--prot", "1").code())
        .isEqualTo(2);
    assertThat(run(elsewhere, Map.of(), WCI.toString()).code()).isEqualTo(2);
  }

  @Test
  void withoutServerTheClientsSayHowToStartOne(@TempDir Path elsewhere)
      throws IOException, InterruptedException {
    Ended search =
        run(
            elsewhere,
            Map.of(),
            WCI.toString(),
            "search",
            "housing",
            "--server",
            "http://127.0.0.1:9");
    assertThat(search.code()).isEqualTo(1);
    assertThat(search.out()).contains("start one with: wci serve");
  }

  @Test
  void withoutAJdkItSaysInOneSentenceWhatToInstall(@TempDir Path elsewhere)
      throws IOException, InterruptedException {
    // A copy of the script with another minimum: no machine has a JDK 999.
    Path copy = elsewhere.resolve("wci");
    Files.writeString(copy, Files.readString(WCI).replace("need=25", "need=999"));
    Ended ended = run(elsewhere, Map.of(), "sh", copy.toString(), "demo");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out().strip().lines()).hasSize(1);
    assertThat(ended.out()).contains("JDK").contains("install");
  }

  @Test
  void anOlderJavaHomeIsPassedOver(@TempDir Path elsewhere)
      throws IOException, InterruptedException {
    Path old = elsewhere.resolve("old-jdk");
    Files.createDirectories(old.resolve("bin"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    Ended version =
        run(elsewhere, Map.of("JAVA_HOME", old.toString()), WCI.toString(), "--version");
    assertThat(version.out()).contains("wci ");
    assertThat(version.code()).isZero();
  }

  @Test
  void filesAreIngestedSearchedReindexedAndChecked(@TempDir Path home)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(home.resolve("my plans"));
    Files.writeString(
        folder.resolve("plan.txt"),
        "Settlement plan for Kingston, Ontario.\n\nHousing and harpsichords.");
    Files.writeString(folder.resolve("broken.docx"), "PK\u0003\u0004 not really");
    String data = home.resolve("data").toString();
    String index = home.resolve("index").toString();
    try (ServerProcess server = ServerProcess.start("serve", home)) {
      Map<String, String> key = Map.of("WCI_KEY", ServerProcess.KEY);
      String url = server.address().toString();
      Ended ingest = run(home, key, WCI.toString(), "ingest", "my plans", "--server", url);
      assertThat(ingest.code()).as(ingest.out()).isEqualTo(1);
      assertThat(ingest.out()).contains("searchable").contains("failed").contains("broken.docx");
      Ended again = run(home, key, WCI.toString(), "ingest", "my plans/plan.txt", "--server", url);
      assertThat(again.code()).as(again.out()).isZero();
      assertThat(again.out()).contains("known");
      Map<String, String> wrong = Map.of("WCI_KEY", "wrong");
      Ended refused = run(home, wrong, WCI.toString(), "ingest", "my plans", "--server", url);
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.out()).contains("wci: the server does not know this key");
      Ended search = run(home, key, WCI.toString(), "search", "harpsichords", "--server", url);
      assertThat(search.out()).contains("1 document").contains("*harpsichords*");
      Ended locked = run(home, Map.of(), WCI.toString(), "check", "--data", data, "--index", index);
      assertThat(locked.code()).isEqualTo(1);
      assertThat(locked.out()).contains(Long.toString(server.process().pid()));
      assertThat(server.terminate(20)).isNotEqualTo(-1);
    }
    Ended reindex =
        run(home, Map.of(), WCI.toString(), "reindex", "--data", data, "--index", index);
    assertThat(reindex.code()).as(reindex.out()).isZero();
    Ended check = run(home, Map.of(), WCI.toString(), "check", "--data", data, "--index", index);
    assertThat(check.out()).contains("everything is in order");
    assertThat(check.code()).isZero();
  }

  private static Ended run(Path folder, Map<String, String> environment, String... line)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(line)));
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().remove("WCI_KEY");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }
}
