package ca.welcomingcommunities.kb.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Latency of a running server's searches over HTTP, one client, one kept connection.
 *
 * <p>Run: {@code java -cp target/test-classes ca.welcomingcommunities.kb.bench.MeasureSearch
 * http://127.0.0.1:8080 [REQUESTS]} against a server that holds the records of {@link MakeRecords}.
 * Prints per scenario p50 and p99 in microseconds, over the requests after as many for warming up.
 */
public final class MeasureSearch {
  private static final List<String> WORDS =
      List.of(
          "housing",
          "logement",
          "police",
          "mentoring program",
          "santé mentale",
          "credential recognition",
          "interpretation hospitals",
          "bénévoles bibliothèque",
          "strategic plan",
          "child care");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final int requests;

  private MeasureSearch(URI server, int requests) {
    this.server = server;
    this.requests = requests;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    new MeasureSearch(URI.create(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : 2_000)
        .run(System.out);
  }

  private void run(PrintStream out) throws IOException, InterruptedException {
    Map<String, String> scenarios = new LinkedHashMap<>();
    scenarios.put("keyword, all facets, passages", "/api/search?q=%s");
    scenarios.put("keyword, no facets", "/api/search?facets=kind&q=%s");
    scenarios.put("one region", "/api/search?region=on-eastern&q=%s");
    scenarios.put(
        "two regions, one language",
        "/api/search?region=on-eastern&region=on-toronto&language=en&q=%s");
    scenarios.put("page 50", "/api/search?page=50&q=%s");
    scenarios.put("suggest", "/api/suggest?q=%s");
    out.printf("%-32s %10s %10s %10s%n", "scenario", "p50 us", "p99 us", "max us");
    for (Map.Entry<String, String> scenario : scenarios.entrySet()) {
      measure(scenario.getValue());
      long[] times = measure(scenario.getValue());
      Arrays.sort(times);
      out.printf(
          "%-32s %10d %10d %10d%n",
          scenario.getKey(),
          times[times.length / 2] / 1_000,
          times[(int) (times.length * 0.99)] / 1_000,
          times[times.length - 1] / 1_000);
    }
  }

  private long[] measure(String pattern) throws IOException, InterruptedException {
    long[] times = new long[requests];
    for (int i = 0; i < requests; i++) {
      String word = URLEncoder.encode(WORDS.get(i % WORDS.size()), StandardCharsets.UTF_8);
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve(pattern.formatted(word)))
              .header("Cache-Control", "no-cache")
              .build();
      long start = System.nanoTime();
      int status = http.send(request, BodyHandlers.ofByteArray()).statusCode();
      times[i] = System.nanoTime() - start;
      if (status != 200) {
        throw new IOException("status " + status + " for " + request.uri());
      }
    }
    return times;
  }
}
