package ca.welcomingcommunities.kb.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to measure.
 *
 * @param jar the built product, with its libraries beside it in {@code lib/}
 * @param sources {@code src/bench/peers}
 * @param peers a folder with the jars of each peer
 * @param scratch for corpus, data and indexes, which the next run finds again
 * @param targets which of {@code ours,plain,tuned,solr,opensearch}
 * @param size how many documents
 * @param questions how many a scenario
 * @param rounds how often each question is asked and counted
 * @param time of each run with several clients
 * @param heap of each server
 * @param patience how long to wait for a server to have nothing to do
 */
record Options(
    Path jar,
    Path sources,
    Path peers,
    Path scratch,
    List<String> targets,
    int size,
    long seed,
    int questions,
    int rounds,
    Duration time,
    String heap,
    Duration patience) {
  private static final Set<String> NAMES =
      Set.of(
          "--targets",
          "--size",
          "--seed",
          "--questions",
          "--rounds",
          "--seconds",
          "--heap",
          "--patience",
          "--jar",
          "--peers",
          "--folder");

  static final String USAGE =
      """
      Options: --targets ours,plain,tuned,solr,opensearch  --size 100000  --seed 42  --questions 200
        --rounds 10  --seconds 3 (of each run with several clients)  --heap 2g (of each server)
        --patience 600 (seconds for a server's work in the background to end)
        --jar, --peers, --folder: other places for the product, the peers' jars and the scratch files
      """;

  /** Reads the options; those not given are as {@link #USAGE} says. */
  static Options of(String[] args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length || !NAMES.contains(args[i])) {
        throw new IllegalArgumentException(args[i]);
      }
      given.put(args[i], args[i + 1]);
    }
    Path scratch = Path.of(given.getOrDefault("--folder", "target/bench"));
    return new Options(
        Path.of(given.getOrDefault("--jar", "target/knowledge-base.jar")),
        Path.of("src/bench/peers"),
        Path.of(given.getOrDefault("--peers", "target/peers")),
        scratch,
        List.of(given.getOrDefault("--targets", "ours,plain,tuned,solr,opensearch").split(",")),
        number(given, "--size", 100_000),
        number(given, "--seed", 42),
        number(given, "--questions", 200),
        number(given, "--rounds", 10),
        Duration.ofSeconds(number(given, "--seconds", 3)),
        given.getOrDefault("--heap", "2g"),
        Duration.ofSeconds(number(given, "--patience", 600)));
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    String value = given.get(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }
}
