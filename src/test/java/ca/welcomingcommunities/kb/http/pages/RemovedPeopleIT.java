package ca.welcomingcommunities.kb.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who withdraws, is removed or whose consent ends is nowhere at once: every address that the API's
 * description has, every page of the site and every link on them is read before and after, by the
 * public and by a curator.
 */
final class RemovedPeopleIT {
  /** How many addresses are read at most, so that links of links come to an end. */
  private static final int MOST = 900;

  private static final Pattern LINK =
      Pattern.compile("(?:href=\"|\"(?:url|self|next|html|textUrl)\":\")(/[^\"#]*)");

  /** Where one goes from people and documents; searches by facets lead to the same again. */
  private static final Pattern FOLLOWED =
      Pattern.compile("/(?:en|fr|api)/(?:speakers|documents).*");

  /** What can be asked, in either language. */
  private static final List<String> PAGES =
      List.of(
          "/",
          "/search",
          "/search.csv",
          "/search.ris",
          "/search.bib",
          "/search.atom",
          "/suggest.json",
          "/whats-new",
          "/whats-new.atom",
          "/speakers",
          "/speakers.csv",
          "/speakers.vcf");

  @TempDir static Path folder;

  private static BrowsedServer server;
  private static HttpClient client;
  private static String document;

  /** A person, and how it leaves: a method, and a body for it. */
  private record Leaving(String id, String name, String called, String method, String body) {}

  /** From history. Documents call them by other names, which stand in their texts and stay. */
  private static final List<Leaving> ALL =
      List.of(
          new Leaving(
              "mance-jeanne",
              "Jeanne Mance",
              "Mademoiselle Mance",
              "PUT",
              "{\"consent\":\"withdrawn\"}"),
          new Leaving(
              "youville-marguerite", "Marguerite Youville", "Madame Youville", "DELETE", ""),
          new Leaving(
              "nelligan-emile",
              "Émile Nelligan",
              "Monsieur Nelligan",
              "PUT",
              "{\"consent\":{\"state\":\"given\",\"until\":\"2020-01-01\"}}"));

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = BrowsedServer.start(folder);
    client = HttpClient.newHttpClient();
    StringBuilder text = new StringBuilder("A circle on lighthouses. Panelists: ");
    for (Leaving one : ALL) {
      send(
          "PUT",
          "/api/speakers/" + one.id,
          """
          {"name":"%s","variants":["%s"],"organization":"Lighthouse circle","kind":"agency",
           "theme":["housing"],"regions":["on-eastern"],"contact":"by the keeper of the light",
           "consent":{"state":"given","until":"2999-01-01"}}
          """
              .formatted(one.name, one.called));
      text.append(one.called).append(", University of Ottawa; ");
    }
    document = server.importRecord("lighthouses", "Lighthouses", text.toString());
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    server.close();
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Authorization", "Bearer " + server.key())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private record Read(int status, String tag, String body) {
    boolean tells(Leaving one) {
      return body.contains(one.name) || body.contains(one.id);
    }
  }

  private static Read read(String path, String cookie, String tag)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie).header("Authorization", "Bearer " + server.key());
    }
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Read(
        answer.statusCode(), answer.headers().firstValue("ETag").orElse(""), answer.body());
  }

  /** A session at the desk. */
  private static String signIn() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(server.url() + "/en/admin/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("key=" + encoded(server.key())))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Where to begin: every path that can be read, with every id and question that leads to them. */
  private static Set<String> beginnings() throws IOException, InterruptedException {
    Set<String> paths = new LinkedHashSet<>();
    Matcher described =
        Pattern.compile("(?m)^  (/\\S*):\\n(?:    (?!get:).*\\n)*    get:")
            .matcher(read("/openapi.yaml", "", "").body());
    while (described.find()) {
      for (Leaving one : ALL) {
        for (String language : List.of("en", "fr")) {
          String path = described.group(1);
          paths.add(
              path.replace("{id}", path.contains("/speakers/") ? one.id : document)
                  .replace("{locale}", language)
                  .replace("{n}", "1")
                  .replace("{part}", "1")
                  .replace("{version}", "latest")
                  .replace("{filename}", "file.txt")
                  .replace("{field}", "region"));
        }
      }
    }
    assertThat(paths).noneMatch(path -> path.contains("{"));
    assertThat(paths).contains("/api/speakers/mance-jeanne", "/api/suggest", "/api/review");
    for (String path : List.copyOf(paths)) {
      if (path.matches("/api/(search|suggest|speakers)")) {
        for (String question : questions()) {
          paths.add(path + "?q=" + question);
          paths.add(path + "?locale=fr&q=" + question);
        }
      }
    }
    paths.add("/api/speakers?hitsPerPage=100&include=proposed");
    paths.add("/api/review?locale=fr");
    for (String language : List.of("/en", "/fr")) {
      for (String page : PAGES) {
        paths.add(language + page);
        for (String question : questions()) {
          paths.add(language + page + "?q=" + question);
        }
        paths.add(language + page + "?region=on-eastern&theme=housing");
        paths.add(language + page + "?shortlist=" + ALL.get(0).id + "&shortlist=" + ALL.get(2).id);
      }
      paths.add(language + "/documents/" + document);
      paths.add((language.equals("/en") ? "/en/admin" : "/fr/administration"));
      for (Leaving one : ALL) {
        paths.add(language + "/speakers/" + one.id);
        paths.add(
            (language.equals("/en") ? "/en/admin" : "/fr/administration") + "/people/" + one.id);
      }
    }
    paths.addAll(List.of("/sitemap.xml", "/opensearch.xml", "/metrics"));
    Matcher map =
        Pattern.compile("<loc>[^<]*?(/sitemaps/[^<]*)</loc>")
            .matcher(read("/sitemap.xml", "", "").body());
    while (map.find()) {
      paths.add(map.group(1));
    }
    return paths;
  }

  /** Parts of the names only, since a page shows what was asked. */
  private static List<String> questions() {
    List<String> questions = new ArrayList<>(List.of("lighthouses", "housing", ""));
    ALL.forEach(one -> questions.add(encoded(one.name.substring(one.name.indexOf(' ') + 1))));
    return questions;
  }

  private static Map<String, Read> crawl(String cookie) throws IOException, InterruptedException {
    Set<String> known = new LinkedHashSet<>(beginnings());
    List<String> queue = new ArrayList<>(known);
    Map<String, Read> read = new LinkedHashMap<>();
    for (int i = 0; i < queue.size() && i < MOST; i++) {
      String path = queue.get(i);
      Read answer = read(path, cookie, "");
      assertThat(answer.status).as(path).isLessThan(500);
      read.put(path, answer);
      Matcher link = LINK.matcher(answer.body);
      while (link.find()) {
        String to = link.group(1).replace("&amp;", "&").replace("\\u0026", "&");
        if (FOLLOWED.matcher(to).matches() && known.add(to)) {
          queue.add(to);
        }
      }
    }
    return read;
  }

  @Test
  void nothingThatCanBeReadTellsOfThemAnyMore() throws IOException, InterruptedException {
    String session = signIn();
    server.lookThroughForNames();
    send("POST", "/api/speakers/mance-jeanne/corrections", "{\"wish\":\"remove\"}");
    Map<String, Read> seen = new LinkedHashMap<>(crawl(""));
    crawl(session).forEach((path, answer) -> seen.putIfAbsent(path, answer));
    for (Leaving one : ALL) {
      assertThat(seen.values().stream().filter(answer -> answer.tells(one)).count())
          .as("places that tell of %s", one.id)
          .isGreaterThan(40);
    }
    assertThat(read("/api/documents/" + document, "", "").body).contains("mance-jeanne");

    for (Leaving one : ALL) {
      int status = send(one.method, "/api/speakers/" + one.id, one.body).statusCode();
      assertThat(status).as(one.id).isIn(200, 204);
    }

    for (String cookie : List.of("", session)) {
      for (Map.Entry<String, Read> before : seen.entrySet()) {
        String path = before.getKey();
        Read now = read(path, cookie, before.getValue().tag);
        for (Leaving one : ALL) {
          if (before.getValue().tells(one)) {
            assertThat(now.status).as("is not said to be as it was: %s", path).isNotEqualTo(304);
          }
          // A curator may still see whose consent has ended, to ask for it again.
          boolean curators = path.contains("/people/") && !cookie.isEmpty();
          if (curators && one.id.equals("nelligan-emile")) {
            continue;
          }
          assertThat(now.body).as(path).doesNotContain(one.name);
          // What is not found is named as it was asked for.
          if (now.status != 404) {
            assertThat(now.body).as(path).doesNotContain(one.id);
          }
        }
      }
    }
  }
}
