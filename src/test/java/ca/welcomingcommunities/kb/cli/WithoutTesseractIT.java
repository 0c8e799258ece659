package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server on a machine that has everything but Tesseract. */
@Timeout(300)
final class WithoutTesseractIT {
  @TempDir Path home;

  @Test
  void aScanWaitsForReviewAndSaysWhatToInstall() throws Exception {
    Map<String, String> environment = Map.of("PATH", pathWithoutTesseract().toString());
    Path scan = Path.of("sample-docs/quinte-council-report-2011-scan.pdf");
    try (ServerProcess server = ServerProcess.start("serve", home, environment)) {
      String job = ServerProcess.job(server.upload("scan.pdf", BodyPublishers.ofFile(scan)));
      assertThat(server.end(job)).isEqualTo("needs-review");
      JsonNode english = server.get("/api/jobs/" + job);
      assertThat(english.path("problem").asString())
          .contains("Install tesseract-ocr with the languages eng and fra");
      assertThat(english.path("warnings").toString()).contains("Tesseract is not installed");
      assertThat(server.get("/api/jobs/" + job + "?locale=fr").path("problem").asString())
          .contains("Installez tesseract-ocr avec les langues eng et fra");
      String document = english.path("documentId").asString();
      assertThat(server.get("/api/documents/" + document).path("id").asString())
          .as("it is there all the same")
          .isEqualTo(document);
      assertThat(server.end(ServerProcess.job(server.upload("a.txt", "A note."))))
          .isEqualTo("searchable");
    }
  }

  /** One folder with a link to every program of the search path but the one. */
  private Path pathWithoutTesseract() throws IOException {
    Path all = Files.createDirectory(home.resolve("programs"));
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      for (Path program : programs(Path.of(folder))) {
        Path link = all.resolve(program.getFileName());
        if (!link.endsWith("tesseract") && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
          Files.createSymbolicLink(link, program.toAbsolutePath());
        }
      }
    }
    return all;
  }

  private static List<Path> programs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(Files::isExecutable).toList();
    }
  }
}
