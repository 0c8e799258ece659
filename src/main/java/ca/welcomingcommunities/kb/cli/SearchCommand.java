package ca.welcomingcommunities.kb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code wci search QUERY}: asks a running server and prints the passages. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Search a running server; prints documents with the pages that answer.")
final class SearchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "QUERY",
      arity = "0..*",
      description = "Words, \"a phrase\", -without, title:word …")
  private List<String> words = List.of();

  @Option(names = "--cluster", paramLabel = "ID", description = "Research cluster; repeatable.")
  private List<String> cluster = List.of();

  @Option(names = "--theme", paramLabel = "ID", description = "Theme; repeatable.")
  private List<String> theme = List.of();

  @Option(
      names = "--region",
      paramLabel = "ID",
      description = "Region, such as on-eastern; repeatable.")
  private List<String> region = List.of();

  @Option(
      names = "--lip",
      paramLabel = "ID",
      description = "Local Immigration Partnership; repeatable.")
  private List<String> lip = List.of();

  @Option(names = "--type", paramLabel = "ID", description = "Document type; repeatable.")
  private List<String> type = List.of();

  @Option(
      names = "--language",
      paramLabel = "en|fr",
      description = "Language of the documents; repeatable.")
  private List<String> language = List.of();

  @Option(
      names = "--section",
      paramLabel = "ID",
      description = "Section type, such as challenges; repeatable.")
  private List<String> section = List.of();

  @Option(names = "--from", paramLabel = "YEAR", description = "Earliest year.")
  private @Nullable Integer from;

  @Option(names = "--to", paramLabel = "YEAR", description = "Latest year.")
  private @Nullable Integer to;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      description = "relevance, newest, oldest or title.")
  private @Nullable String sort;

  @Option(
      names = "--page",
      paramLabel = "N",
      defaultValue = "1",
      description = "Page of results (default: 1).")
  private int page = 1;

  @Option(
      names = "--hits",
      paramLabel = "N",
      defaultValue = "10",
      description = "Hits a page, up to 100 (default: 10).")
  private int hits = 10;

  @Option(
      names = "--locale",
      paramLabel = "en|fr",
      description = "Language of labels, notices and links (default: the system's).")
  private String locale = Locale.getDefault().getLanguage().equals("fr") ? "fr" : "en";

  @Option(names = "--json", description = "Print the server's JSON answer.")
  private boolean json;

  @Mixin private ServerOptions server = new ServerOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets the field
  SearchCommand() {}

  @Override
  public Integer call() throws IOException {
    Client.Answer answer = server.reader().get("/api/search" + query());
    if (answer.isError()) {
      throw new CommandFailed(answer.problem());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(answer.body().toPrettyString());
    } else {
      print(out, answer.body());
    }
    out.flush();
    return 0;
  }

  private String query() {
    StringBuilder query = new StringBuilder();
    Client.parameter(query, "q", String.join(" ", words));
    Map<String, List<String>> facets = new LinkedHashMap<>();
    facets.put("cluster", cluster);
    facets.put("theme", theme);
    facets.put("region", region);
    facets.put("lip", lip);
    facets.put("type", type);
    facets.put("language", language);
    facets.put("section", section);
    facets.forEach((name, values) -> values.forEach(value -> Client.parameter(query, name, value)));
    if (from != null) {
      Client.parameter(query, "yearFrom", from.toString());
    }
    if (to != null) {
      Client.parameter(query, "yearTo", to.toString());
    }
    if (sort != null) {
      Client.parameter(query, "sort", sort);
    }
    Client.parameter(query, "page", Integer.toString(page));
    Client.parameter(query, "hitsPerPage", Integer.toString(hits));
    Client.parameter(query, "locale", locale);
    return query.toString();
  }

  private void print(PrintWriter out, JsonNode answer) {
    long total = answer.path("totalHits").asLong(0);
    out.println(total + (total == 1 ? " document" : " documents"));
    for (JsonNode notice : answer.path("notices")) {
      out.println("note: " + notice.path("message").asString(""));
    }
    if (answer.path("didYouMean").isString()) {
      out.println("did you mean: " + answer.path("didYouMean").asString());
    }
    int number = (page - 1) * hits;
    for (JsonNode hit : answer.path("hits")) {
      out.println();
      out.println(++number + ". " + hit.path("title").asString("") + facts(hit));
      for (JsonNode passage : hit.path("passages")) {
        out.println(
            "   "
                + place(hit.path("pageUnit").asString(""))
                + passage.path("page").asInt(0)
                + "  "
                + plain(passage.path("html").asString("")));
      }
      out.println("   " + server.reader().server().resolve(hit.path("url").asString("")));
    }
  }

  /** What stands before the number of a passage's place. */
  private static String place(String unit) {
    return unit.equals("page") ? "p. " : unit + " ";
  }

  private static String facts(JsonNode hit) {
    StringBuilder facts = new StringBuilder();
    String typeLabel = hit.path("type").path("label").asString("");
    if (!typeLabel.isEmpty()) {
      facts.append(", ").append(typeLabel);
    }
    if (hit.path("year").isInt()) {
      facts.append(", ").append(hit.path("year").asInt());
    }
    return facts.toString();
  }

  /** Escaped text with marks, as text for a terminal: marked words between asterisks. */
  private static String plain(String html) {
    return html.replaceAll("</?mark>", "*")
        .replaceAll("\\s+", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
