package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.pages.Pages;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * InstantSearch itself, from the npm registry, asks our endpoint for it. Skipped where npm or its
 * registry cannot be had, also where CI=true: nothing else of the build needs them.
 */
final class InstantSearchIT {
  private static final Path SOURCE = Path.of("src/test/instantsearch");
  private static final String SCRIPT = "<img src=x onerror=alert(1)>";

  @TempDir private static Path folder;
  private static TestServer server;
  private static JsonNode steps;

  @BeforeAll
  static void ask() throws IOException, InterruptedException {
    String npm = program("npm");
    String node = program("node");
    server = TestServer.start(folder.resolve("data"), Pages::site);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      lines.add(
          "{\"externalId\":\"%d\",\"title\":\"Housing plan %d %s\",\"text\":\"Housing for newcomers %d.\",\"language\":\"en\",\"region\":[\"%s\"],\"type\":[\"strategic-plan\"]}"
              .formatted(i, i, i == 0 ? SCRIPT : "", i, i % 3 == 0 ? "on-eastern" : "on-toronto"));
    }
    new Client(server.port())
        .send(
            "POST",
            "/api/import",
            String.join("\n", lines).getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-ndjson",
            "Authorization",
            "Bearer " + server.adminKey);
    server.settle();
    Path client = folder.resolve("client");
    Files.createDirectory(client);
    for (String name : List.of("package.json", "package-lock.json", "client.mjs")) {
      Files.copy(SOURCE.resolve(name), client.resolve(name));
    }
    Said got =
        run(client, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
    Assumptions.assumeTrue(got.isDone(), () -> "InstantSearch cannot be had: " + got.text());
    Said said = run(client, node, "client.mjs", "http://127.0.0.1:" + server.port());
    assertThat(said.isDone()).as(said.text()).isTrue();
    steps = Json.MAPPER.readTree(said.text().substring(said.text().indexOf('[')));
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  private static String program(String name) {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(each -> Path.of(each, name))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        found.isPresent(), () -> "InstantSearch: no " + name + " on the search path");
    return found.orElseThrow().toString();
  }

  /** What a program printed, and whether it ended well. */
  private record Said(String text, boolean isDone) {}

  private static Said run(Path where, String... command) throws IOException, InterruptedException {
    Path said = where.resolve("said.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    return new Said(Files.readString(said), ended && process.exitValue() == 0);
  }

  @Test
  void aSearchHasItsHitsItsCountsAndItsPages() {
    JsonNode searched = steps.get(1);
    assertThat(searched.path("query").asString()).isEqualTo("housing");
    assertThat(searched.path("total").asInt()).isEqualTo(30);
    assertThat(searched.path("hits").size()).isEqualTo(20);
    assertThat(searched.path("pages").asInt()).isEqualTo(2);
    assertThat(searched.path("page").asInt()).isZero();
    assertThat(searched.path("region").path("on-eastern").asInt()).isEqualTo(10);
    assertThat(searched.path("region").path("on-toronto").asInt()).isEqualTo(20);
    assertThat(searched.path("labels").path("region").path("on-eastern").asString())
        .isEqualTo("Eastern Ontario");
    JsonNode hit = searched.path("hits").get(0);
    assertThat(hit.path("highlight").asString()).contains("<mark>Housing</mark>");
    assertThat(hit.path("snippet").asString()).contains("<mark>Housing</mark>");
    assertThat(hit.path("url").asString()).startsWith("http://127.0.0.1:" + server.port() + "/en/");
  }

  @Test
  void choicesInAFacetAreAlternatives() {
    assertThat(steps.get(2).path("total").asInt()).isEqualTo(10);
    assertThat(steps.get(2).path("chosen").toString()).isEqualTo("[\"on-eastern\"]");
    assertThat(steps.get(2).path("region").path("on-toronto").asInt()).isEqualTo(20);
    assertThat(steps.get(2).path("type").path("strategic-plan").asInt()).isEqualTo(10);
    assertThat(steps.get(3).path("total").asInt()).isEqualTo(30);
    assertThat(steps.get(4).path("total").asInt()).isEqualTo(10);
  }

  @Test
  void whatIsMarkedIsEscapedOnce() {
    String all = steps.toString();
    assertThat(all).contains("&lt;img src=x onerror=alert(1)&gt;").doesNotContain("&amp;lt;img");
    assertThat(steps.get(2).path("hits").findValuesAsString("highlight"))
        .noneMatch(value -> value.contains("<img"));
  }
}
