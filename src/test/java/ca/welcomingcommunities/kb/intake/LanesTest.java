package ca.welcomingcommunities.kb.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Lane;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.extract.Extraction;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import ca.welcomingcommunities.kb.extract.Extractor.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What takes long must not hold up what does not. */
@Timeout(120)
class LanesTest {
  @TempDir Path folder;
  private final MemoryIndex index = new MemoryIndex();
  private final CountDownLatch go = new CountDownLatch(1);

  /** Files that begin with "scan" are scans, and "slow" ones need patience. */
  private Reading reading() {
    return new Reading(
        (file, filename, pace) -> {
          String text = Files.readString(file);
          if (text.startsWith("scan")) {
            return new Extraction.Scanned(
                (Extraction.Extracted) Bench.extracted(""), List.of(1, 2, 3));
          }
          if (text.startsWith("slow")) {
            if (pace == Pace.QUICK) {
              return new Extraction.Failed("application/octet-stream", Reason.TOO_SLOW, "");
            }
            go.await();
          }
          return Bench.extracted(text);
        },
        (file, filename, scanned, progress) -> {
          progress.reached(1, 3);
          go.await();
          return (Extraction.Extracted) Bench.extracted("recognised " + Files.readString(file));
        },
        Bench::classified);
  }

  @Test
  void scansAndSlowFilesHoldUpNobodyAndSayThatTheyWait() throws Exception {
    try (Bench bench = new Bench(folder, index, reading())) {
      List<String> long1 = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        long1.add(bench.accept("scan " + i).jobId());
        long1.add(bench.accept("slow " + i).jobId());
      }
      for (int i = 0; i < 20; i++) {
        assertThat(bench.end(bench.accept("quick " + i).jobId()).state())
            .isEqualTo(JobState.SEARCHABLE);
      }
      Job scan = bench.catalogue.jobs().find(long1.get(10)).orElseThrow();
      Job slow = bench.catalogue.jobs().find(long1.get(11)).orElseThrow();
      assertThat(scan.state()).isEqualTo(JobState.RECEIVED);
      assertThat(scan.warnings()).containsExactly("waits-for-scans:3");
      assertThat(Sentences.of(scan.warnings().getFirst(), Language.EN)).endsWith("recognised: 3.");
      assertThat(Sentences.of(scan.warnings().getFirst(), Language.FR)).endsWith("reconnu : 3.");
      assertThat(slow.warnings()).containsExactly("waits-for-time");
      assertThat(Sentences.of("waits-for-time", Language.FR)).contains("attend son tour");

      go.countDown();
      for (String job : long1) {
        assertThat(bench.end(job))
            .satisfies(ended -> assertThat(ended.state()).isEqualTo(JobState.SEARCHABLE))
            .satisfies(ended -> assertThat(ended.warnings()).isEmpty());
      }
      assertThat(index.visible().values())
          .filteredOn(each -> each.pages().getFirst().text().startsWith("recognised scan"))
          .hasSize(6);
    }
  }

  @Test
  void waitingScansAreRecognisedAfterARestart() throws Exception {
    String job;
    try (Bench bench = new Bench(folder, index, reading())) {
      job = bench.accept("scan").jobId();
      while (bench.catalogue.jobs().find(job).orElseThrow().progress() <= 0.1) {
        Thread.onSpinWait();
      }
    }
    go.countDown();
    try (Bench bench = new Bench(folder, index, reading())) {
      assertThat(bench.end(job).state()).isEqualTo(JobState.SEARCHABLE);
    }
  }

  @Test
  void aFileThatBreaksWhatReadsItIsTriedTwice() throws Exception {
    ConcurrentLinkedQueue<Pace> tries = new ConcurrentLinkedQueue<>();
    Reading breaking =
        new Reading(
            (file, filename, pace) -> {
              tries.add(pace);
              return new Extraction.Failed("application/octet-stream", Reason.CRASHED, "");
            },
            Bench::classified);
    try (Bench bench = new Bench(folder, index, breaking)) {
      Job job = bench.end(bench.accept("poison").jobId());
      assertThat(job.problem()).isEqualTo("crashed");
      assertThat(tries).containsExactly(Pace.QUICK, Pace.PATIENT);
      assertThat(bench.catalogue.jobs().retry(job.id())).isTrue();
      bench.end(job.id());
      assertThat(tries).hasSize(4);
    }
  }

  @Test
  void aFileThatBrokeItsReaderBeforeARestartIsTriedOnceMoreAfterItAndSaysWhy() throws Exception {
    ConcurrentLinkedQueue<Pace> tries = new ConcurrentLinkedQueue<>();
    CountDownLatch second = new CountDownLatch(1);
    Reading breaking =
        new Reading(
            (file, filename, pace) -> {
              tries.add(pace);
              if (pace == Pace.PATIENT) {
                second.countDown();
                go.await();
              }
              return new Extraction.Failed("application/octet-stream", Reason.CRASHED, "");
            },
            Bench::classified);
    String job;
    try (Bench bench = new Bench(folder, index, breaking)) {
      job = bench.accept("poison").jobId();
      second.await();
    }
    // And once the whole server is killed in the middle of the second try.
    try (Catalogue catalogue = Catalogue.open(folder, Clock.systemUTC())) {
      assertThat(catalogue.jobs().resume(5, Sentences.GAVE_UP).failed()).isZero();
      assertThat(catalogue.jobs().take(Lane.QUICK)).isEmpty();
      assertThat(catalogue.jobs().take(Lane.SLOW)).isPresent();
    }
    go.countDown();
    try (Bench bench = new Bench(folder, index, breaking)) {
      Job ended = bench.end(job);
      assertThat(ended.state()).isEqualTo(JobState.FAILED);
      assertThat(ended.problem()).isEqualTo("crashed");
    }
    assertThat(tries).containsExactly(Pace.QUICK, Pace.PATIENT, Pace.PATIENT);
  }
}
