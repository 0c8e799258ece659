package ca.welcomingcommunities.kb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
  @TempDir Path folder;
  private Catalogue catalogue;
  private Jobs jobs;

  @BeforeEach
  void open() throws Exception {
    catalogue = Catalogue.open(folder, Clock.systemUTC());
    jobs = catalogue.jobs();
  }

  @AfterEach
  void close() throws Exception {
    catalogue.close();
  }

  @Test
  void theOldestJobIsTakenFirstAndOnlyOnce() {
    String first = catalogue.documents().register(Samples.upload(1)).jobId();
    String second = catalogue.documents().register(Samples.upload(2)).jobId();
    assertThat(jobs.take(Lane.QUICK)).map(Task::jobId).contains(first);
    assertThat(jobs.take(Lane.QUICK)).map(Task::jobId).contains(second);
    assertThat(jobs.take(Lane.QUICK)).isEmpty();
    assertThat(jobs.list(null, 10)).extracting(Job::id).containsExactly(second, first);
    assertThat(jobs.counts()).containsEntry(JobState.EXTRACTING, 2L);
  }

  @Test
  void smallFilesGoFirstWhereThatIsWantedAndLargeOnesWhereThereIsNoSmallOne() {
    String large = catalogue.documents().register(sized(1, 5_000)).jobId();
    String small = catalogue.documents().register(sized(2, 10)).jobId();
    String smaller = catalogue.documents().register(sized(3, 9)).jobId();
    assertThat(jobs.take(Lane.QUICK, 10)).map(Task::jobId).contains(small);
    assertThat(jobs.take(Lane.QUICK)).map(Task::jobId).contains(large);
    assertThat(jobs.take(Lane.QUICK, 10)).map(Task::jobId).contains(smaller);
    String last = catalogue.documents().register(sized(4, 5_000)).jobId();
    assertThat(jobs.take(Lane.QUICK, 10)).map(Task::jobId).contains(last);
  }

  @Test
  void aJobThatWasMovedWaitsInItsNewLaneAlsoAfterARestart() throws Exception {
    String id = catalogue.documents().register(Samples.upload(1)).jobId();
    jobs.move(jobs.take(Lane.QUICK).orElseThrow(), Lane.SCANS, 0.1, List.of("waits"));
    restart();
    assertThat(jobs.resume(2, "gave-up")).isEqualTo(new Jobs.Resumed(0, 0));
    assertThat(jobs.find(id))
        .hasValueSatisfying(job -> {
          assertThat(job.state()).isEqualTo(JobState.RECEIVED);
          assertThat(job.progress()).isEqualTo(0.1);
          assertThat(job.warnings()).containsExactly("waits");
        });
    assertThat(jobs.take(Lane.QUICK)).isEmpty();
    assertThat(jobs.take(Lane.SLOW)).isEmpty();
    Task task = jobs.take(Lane.SCANS).orElseThrow();
    assertThat(task.lane()).isEqualTo(Lane.SCANS);
    assertThat(task.attempts()).isEqualTo(1);
    restart();
    assertThat(jobs.resume(2, "gave-up")).isEqualTo(new Jobs.Resumed(1, 0));
    assertThat(jobs.take(Lane.SCANS)).map(Task::attempts).contains(2);
  }

  private static Upload sized(int number, long bytes) {
    Upload any = Samples.upload(number);
    return new Upload(any.hash(), any.filename(), bytes, any.submitted(), any.labels());
  }

  @Test
  void aJobBecomesSearchableWhenTheIndexHasPassedItsChange() {
    String id = catalogue.documents().register(Samples.upload(1)).jobId();
    Task task = jobs.take(Lane.QUICK).orElseThrow();
    jobs.progress(task, JobState.CLASSIFYING, 0.6);
    assertThat(state(id)).isEqualTo(JobState.CLASSIFYING);
    long change = jobs.publish(task, Samples.content("T", "a", "b"), List.of("ocr-used:2"), null);
    assertThat(state(id)).isEqualTo(JobState.INDEXING);
    assertThat(jobs.indexed(change - 1)).isZero();
    assertThat(jobs.indexed(change)).isEqualTo(1);
    assertThat(jobs.find(id))
        .hasValueSatisfying(job -> {
          assertThat(job.state()).isEqualTo(JobState.SEARCHABLE);
          assertThat(job.progress()).isEqualTo(1);
          assertThat(job.pages()).isEqualTo(2);
          assertThat(job.warnings()).containsExactly("ocr-used:2");
          assertThat(job.attempts()).isEqualTo(1);
        });
  }

  @Test
  void aPublishedJobWithAProblemNeedsReview() {
    String id = catalogue.documents().register(Samples.upload(1)).jobId();
    jobs.indexed(
        jobs.publish(
            jobs.take(Lane.QUICK).orElseThrow(), Samples.content("T"), List.of(), "no-text"));
    assertThat(state(id)).isEqualTo(JobState.NEEDS_REVIEW);
    assertThat(jobs.retry(id)).isTrue();
    assertThat(state(id)).isEqualTo(JobState.RECEIVED);
  }

  @Test
  void whatWasBegunIsTakenUpAfterARestartButNotForEver() throws Exception {
    String id = catalogue.documents().register(Samples.upload(1)).jobId();
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThat(jobs.take(Lane.QUICK)).map(Task::jobId).contains(id);
      restart();
      Jobs.Resumed expected = attempt < 2 ? new Jobs.Resumed(1, 0) : new Jobs.Resumed(0, 1);
      assertThat(jobs.resume(2, "gave-up")).isEqualTo(expected);
    }
    assertThat(jobs.find(id))
        .hasValueSatisfying(job -> {
          assertThat(job.state()).isEqualTo(JobState.FAILED);
          assertThat(job.problem()).isEqualTo("gave-up");
        });
    assertThat(jobs.take(Lane.QUICK)).isEmpty();
    assertThat(jobs.retry(id)).isTrue();
    assertThat(jobs.find(id)).map(Job::attempts).contains(0);
  }

  @Test
  void aTaskGivenBackInAnOrderlyShutdownCostsNoAttempt() {
    String id = catalogue.documents().register(Samples.upload(1)).jobId();
    jobs.putBack(jobs.take(Lane.QUICK).orElseThrow());
    assertThat(jobs.find(id)).map(Job::attempts).contains(0);
    assertThat(state(id)).isEqualTo(JobState.RECEIVED);
  }

  @Test
  void aTaskForLaterWaitsBehindTheOthersAndTheAttemptCounts() throws Exception {
    catalogue.close();
    AtomicLong now = new AtomicLong();
    InstantSource ticking = () -> Instant.ofEpochMilli(now.incrementAndGet());
    catalogue = Catalogue.open(folder, ticking.withZone(ZoneOffset.UTC));
    jobs = catalogue.jobs();
    String first = catalogue.documents().register(Samples.upload(1)).jobId();
    String second = catalogue.documents().register(Samples.upload(2)).jobId();
    jobs.tryLater(jobs.take(Lane.QUICK).orElseThrow());
    assertThat(jobs.take(Lane.QUICK)).map(Task::jobId).contains(second);
    Task again = jobs.take(Lane.QUICK).orElseThrow();
    assertThat(again.jobId()).isEqualTo(first);
    assertThat(again.attempts()).isEqualTo(2);
  }

  @Test
  void aJobWhoseDocumentTheIndexRefusesFails() {
    List<Task> tasks = new ArrayList<>();
    long change = 0;
    for (int i = 1; i <= 2; i++) {
      catalogue.documents().register(Samples.upload(i));
      tasks.add(jobs.take(Lane.QUICK).orElseThrow());
      change = jobs.publish(tasks.getLast(), Samples.content("T", "a"), List.of(), null);
    }
    assertThat(jobs.refused(List.of(tasks.getFirst().documentId()), "not-indexed")).isEqualTo(1);
    jobs.indexed(change);
    assertThat(state(tasks.getFirst().jobId())).isEqualTo(JobState.FAILED);
    assertThat(state(tasks.getLast().jobId())).isEqualTo(JobState.SEARCHABLE);
  }

  @Test
  void aFailedJobIsBegunAgainWhenTheSameBytesComeAgain() {
    String id = catalogue.documents().register(Samples.upload(1)).jobId();
    jobs.fail(jobs.take(Lane.QUICK).orElseThrow(), "crashed", List.of());
    assertThat(jobs.list(JobState.FAILED, 10)).extracting(Job::problem).containsExactly("crashed");
    assertThat(catalogue.documents().register(Samples.upload(1)).jobId()).isEqualTo(id);
    assertThat(state(id)).isEqualTo(JobState.RECEIVED);
  }

  @Test
  void aThreadThatIsToldToEndCanStillWriteHowFarItCame() {
    String id = catalogue.documents().register(Samples.upload(1)).jobId();
    Task task = jobs.take(Lane.QUICK).orElseThrow();
    Thread.currentThread().interrupt();
    jobs.putBack(task);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(state(id)).isEqualTo(JobState.RECEIVED);
  }

  @Test
  void onlyJobsThatEndedBadlyAreBegunAgain() {
    String id = catalogue.documents().register(Samples.upload(1)).jobId();
    assertThat(jobs.retry(id)).isFalse();
    assertThat(jobs.retry("nosuchjob")).isFalse();
  }

  private JobState state(String id) {
    return jobs.find(id).orElseThrow().state();
  }

  private void restart() throws Exception {
    catalogue.close();
    catalogue = Catalogue.open(folder, Clock.systemUTC());
    jobs = catalogue.jobs();
  }
}
