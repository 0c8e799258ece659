package ca.welcomingcommunities.kb.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many uploads a running server acknowledges a second, over HTTP, while it reads them.
 *
 * <p>Run: {@code WCI_KEY=… java -cp target/test-classes
 * ca.welcomingcommunities.kb.bench.MeasureUploads http://127.0.0.1:8080 [SECONDS [CLIENTS
 * [BYTES]]]}; default 20 seconds, 8 clients, 20 kB of text, every file another. A fifth of the time
 * before is for warming up and not counted.
 */
public final class MeasureUploads {
  private static final String[] WORDS =
      "housing newcomers settlement language employers schools libraries health council partners plan year actions results community centre service francophone youth seniors"
          .split(" ", -1);

  private final URI address;
  private final String key;
  private final int bytes;
  private final long seed = System.nanoTime();

  private MeasureUploads(URI server, String key, int bytes) {
    this.address = server.resolve("/api/documents");
    this.key = key;
    this.bytes = bytes;
  }

  public static void main(String[] args) throws Exception {
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    int clients = args.length > 2 ? Integer.parseInt(args[2]) : 8;
    int bytes = args.length > 3 ? Integer.parseInt(args[3]) : 20_000;
    MeasureUploads bench = new MeasureUploads(URI.create(args[0]), System.getenv("WCI_KEY"), bytes);
    bench.run(clients, seconds / 5.0, "warm");
    long[] nanos = bench.run(clients, seconds, "run");
    System.out.printf(
        "%d clients, %d bytes: %d acknowledged in %d s = %.1f/s; ms p50 %.0f p99 %.0f max %.0f%n",
        clients,
        bytes,
        nanos.length,
        seconds,
        (double) nanos.length / seconds,
        at(nanos, 0.5),
        at(nanos, 0.99),
        at(nanos, 1));
  }

  private static double at(long[] nanos, double part) {
    return nanos[(int) Math.min(nanos.length - 1, nanos.length * part)] / 1e6;
  }

  /** The sorted times of all uploads. */
  private long[] run(int clients, double seconds, String run) throws Exception {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    List<Callable<List<Long>>> each = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      String client = run + "-" + i;
      each.add(() -> upload(client, end));
    }
    List<Long> all = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      for (Future<List<Long>> times : threads.invokeAll(each)) {
        all.addAll(times.get());
      }
    }
    long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private List<Long> upload(String client, long end) throws IOException, InterruptedException {
    List<Long> times = new ArrayList<>();
    Random random = new Random(seed + client.hashCode());
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; System.nanoTime() < end; i++) {
        HttpRequest request = request(client + "-" + i, random);
        long begin = System.nanoTime();
        int status = http.send(request, BodyHandlers.ofString()).statusCode();
        if (status != 202) {
          throw new IOException("answered " + status);
        }
        times.add(System.nanoTime() - begin);
      }
    }
    return times;
  }

  private HttpRequest request(String name, Random random) {
    StringBuilder text = new StringBuilder("Report " + name + " of " + seed + ".\n");
    while (text.length() < bytes) {
      text.append(WORDS[random.nextInt(WORDS.length)])
          .append(random.nextInt(15) == 0 ? ".\n" : " ");
    }
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s.txt\"\r\n\r\n%s\r\n--b--\r\n"
            .formatted(name, text);
    return HttpRequest.newBuilder(address)
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "multipart/form-data; boundary=b")
        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
        .build();
  }
}
