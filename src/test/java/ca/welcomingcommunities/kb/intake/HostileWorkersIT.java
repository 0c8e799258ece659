package ca.welcomingcommunities.kb.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.extract.Extractor;
import ca.welcomingcommunities.kb.extract.HostileExtractor;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that break what reads them, handed in among good ones, with everything real from upload to
 * search. As many of each kind as {@code -Dwci.hostile=50} says; two, if nothing does.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class HostileWorkersIT {
  private static final int EACH = Integer.getInteger("wci.hostile", 2);
  private static final int GOOD_FOR_EACH_BAD = 2;
  private static final long TEN_MEGABYTES = 10_000_000;

  @TempDir Path folder;

  /** What a hostile file does, and a pattern of what is said of it in the end. */
  private enum Attack {
    HANG("<hang millis='1000000' heavy='true' pulse_millis='100'/>", "failed too-slow"),
    // Which of the two it is first depends on how busy the machine is.
    MEMORY("<oom/>", "failed (out-of-memory|too-slow)"),
    EXIT("<system_exit/>", "failed crashed"),
    STACK("<overflow/>", "failed crashed"),
    PRINT("<print_out>gigabyte</print_out>", "searchable null");

    private final String action;
    private final String ending;

    Attack(String action, String ending) {
      this.action = action;
      this.ending = ending;
    }
  }

  @Test
  void goodFilesAmongHostileOnesAreAllFoundAndEachHostileOneSaysWhy() throws Exception {
    Path work = folder.resolve("work");
    try (Catalogue catalogue = Catalogue.open(folder, Clock.systemUTC());
        LuceneIndex index = Bench.lucene(folder);
        Extractor extractor = HostileExtractor.open(work)) {
      Intake.Stores stores = new Intake.Stores(catalogue, Archive.open(folder), index);
      Reading reading =
          new Reading(
              extractor::extract,
              extractor::recognise,
              Bench::classified,
              extractor::endedProcesses);
      Map<String, String> expected = new TreeMap<>();
      int good = 0;
      try (Intake intake = Intake.open(stores, reading, Bench.SLUGS, Bench.LIMITS)) {
        for (int i = 0; i < EACH; i++) {
          for (Attack attack : Attack.values()) {
            expected.put(handIn(intake, bad(attack, i)), attack.ending);
            for (int j = 0; j < GOOD_FOR_EACH_BAD; j++) {
              expected.put(handIn(intake, "A quokka, number " + good++), "searchable null");
            }
          }
        }
        assertThat(endings(catalogue, List.copyOf(expected.keySet())))
            .hasSameSizeAs(expected)
            .allSatisfy((job, ending) -> assertThat(ending).matches(expected.get(job)));
        assertThat(intake.health().indexProblem()).isNull();
        // What hangs and what exits costs its process, and each is tried twice.
        assertThat(intake.health().endedReaders()).isGreaterThanOrEqualTo(4L * EACH);
      }
      assertThat(index.search(Query.of("quokka")).totalHits()).isEqualTo(good);
      assertThat(size(work)).isLessThan(TEN_MEGABYTES);
    }
  }

  private static String bad(Attack attack, int number) {
    return "<?xml version=\"1.0\"?><mock><!-- " + number + " -->" + attack.action + "</mock>";
  }

  private static String handIn(Intake intake, String content) throws IOException {
    String name = content.startsWith("<") ? "bad.xml" : "good.txt";
    Receipt receipt = intake.receive(Bench.stream(content), name, Submission.EMPTY);
    return ((Receipt.Accepted) receipt).jobId();
  }

  private static Map<String, String> endings(Catalogue catalogue, List<String> jobs) {
    Map<String, String> ended = new TreeMap<>();
    List<String> waiting = new ArrayList<>(jobs);
    while (!waiting.isEmpty()) {
      for (String id : List.copyOf(waiting)) {
        Job job = catalogue.jobs().find(id).orElseThrow();
        if (job.state().isFinal()) {
          ended.put(id, job.state().id() + " " + job.problem());
          waiting.remove(id);
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100)); // the readers need the processors
    }
    return ended;
  }

  private static long size(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
