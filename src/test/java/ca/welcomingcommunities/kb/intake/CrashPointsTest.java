package ca.welcomingcommunities.kb.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.archive.Fixity;
import ca.welcomingcommunities.kb.archive.Received;
import ca.welcomingcommunities.kb.archive.WatchedDisk;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.DocumentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The data folder as a crash would leave it before and in every step of one upload, and of one
 * withdrawal: as it is there (the process is killed), with all that was not synced taken back (the
 * power is cut), and with SQLite's log ending after each of its frames and in the middle of one.
 * Each is opened like any other.
 */
@Timeout(300)
class CrashPointsTest {
  private static final String CONTENT = "A welcoming plan.";
  private static final int WAL_HEADER = 32;
  private static final int WAL_FRAME = 24 + 4_096;

  @TempDir Path home;
  private final List<Point> points = new ArrayList<>();

  private record Point(String step, Path folder, boolean acknowledged) {}

  @Test
  void ofOneUploadEveryCrashLeavesAllOrNothing() throws Exception {
    Path data = home.resolve("data");
    Catalogue.open(data, Clock.systemUTC()).close();
    WatchedDisk[] disk = new WatchedDisk[1];
    boolean[] uploading = new boolean[1];
    disk[0] =
        new WatchedDisk(step -> {
          if (uploading[0]) {
            keep(step, data, disk[0]);
          }
        });
    Archive archive = disk[0].archive(data);
    Clock clock =
        new CopyingClock(() -> {
          if (uploading[0]) {
            keep("in the middle of the transaction", data, disk[0]);
          }
        });
    ContentHash hash;
    try (Catalogue catalogue = Catalogue.open(data, clock)) {
      long logged = Files.size(wal(data));
      uploading[0] = true;
      Originals originals = new Originals(archive, catalogue.documents());
      try (var incoming = (Received.Incoming) archive.receive(Bench.stream(CONTENT), 1_000)) {
        hash = incoming.hash();
        originals.keep(incoming, "plan.txt", Submission.EMPTY);
      }
      uploading[0] = false;
      points.add(new Point("acknowledged", copy(data), true));
      keepEachLog("the record", data, logged);
    }
    assertThat(points).hasSizeGreaterThan(25);
    int whole = 0;
    for (Point point : points) {
      whole += isWhole(point, hash) ? 1 : 0;
    }
    assertThat(whole).isBetween(2, points.size() - 10);
  }

  @Test
  void aWithdrawalIsThereOrNotWhereverTheLogEnds() throws Exception {
    Path data = home.resolve("data");
    DocumentId id;
    try (Bench bench = new Bench(data, new MemoryIndex())) {
      Receipt.Accepted accepted = bench.accept(CONTENT);
      bench.end(accepted.jobId());
      id = accepted.documentId();
      long logged = Files.size(wal(data));
      assertThat(bench.intake.withdraw(id)).isTrue();
      points.add(new Point("acknowledged", copy(data), true));
      keepEachLog("the withdrawal", data, logged);
    }
    int withdrawn = 0;
    for (Point point : points) {
      try (Bench bench = new Bench(point.folder, new MemoryIndex())) {
        assertThat(bench.intake.awaitIndexed(bench.catalogue.documents().lastChange())).isTrue();
        boolean gone = bench.catalogue.documents().withdrawnAt(id).isPresent();
        assertThat(bench.index.visible().containsKey(id)).as(point.step).isEqualTo(!gone);
        assertThat(Check.run(bench.stores())).as(point.step).isEmpty();
        assertThat(gone || !point.acknowledged).as(point.step).isTrue();
        withdrawn += gone ? 1 : 0;
      }
    }
    assertThat(withdrawn).isBetween(1, points.size() - 1);
  }

  /** Opens a folder anew and looks; whatever is found, the same file can be handed in again. */
  private boolean isWhole(Point point, ContentHash hash) throws IOException {
    try (Bench bench = new Bench(point.folder, new MemoryIndex())) {
      boolean recorded = bench.catalogue.documents().knows(hash);
      List<Job> jobs = bench.catalogue.jobs().list(null, 10);
      assertThat(jobs).as(point.step).hasSize(recorded ? 1 : 0);
      assertThat(bench.archive.verify(hash))
          .as(point.step)
          .isEqualTo(recorded ? Fixity.INTACT : Fixity.MISSING);
      assertThat(files(point.folder.resolve("incoming"))).as(point.step).isEmpty();
      assertThat(recorded || !point.acknowledged).as(point.step).isTrue();
      for (Job job : jobs) {
        assertThat(bench.end(job.id()).state()).as(point.step).isEqualTo(JobState.SEARCHABLE);
      }
      Receipt again = bench.intake.receive(Bench.stream(CONTENT), "b.txt", Submission.EMPTY);
      switch (again) {
        case Receipt.Duplicate known -> assertThat(recorded).as(point.step).isTrue();
        case Receipt.Accepted fresh -> {
          assertThat(recorded).as(point.step).isFalse();
          bench.end(fresh.jobId());
        }
        case Receipt.TooLarge _, Receipt.Empty _ -> throw new AssertionError(point.step);
      }
      assertThat(bench.index.visible()).as(point.step).hasSize(1);
      assertThat(Check.run(bench.stores())).as(point.step).isEmpty();
      return recorded;
    }
  }

  private void keep(String step, Path data, WatchedDisk disk) throws IOException {
    points.add(new Point("killed " + step, copy(data), false));
    Path dark = copy(data);
    for (Path file : disk.unsyncedFiles()) {
      Path there = dark.resolve(data.relativize(file));
      if (Files.exists(there)) {
        try (FileChannel channel = FileChannel.open(there, StandardOpenOption.WRITE)) {
          channel.truncate(0);
        }
      }
    }
    for (Map.Entry<Path, Path> move : disk.unsyncedMoves().entrySet()) {
      Path before = dark.resolve(data.relativize(move.getValue()));
      Files.createDirectories(before.getParent());
      Files.move(dark.resolve(data.relativize(move.getKey())), before);
    }
    points.add(new Point("dark " + step, dark, false));
  }

  private void keepEachLog(String what, Path data, long from) throws IOException {
    long to = Files.size(wal(data));
    List<Long> ends = new ArrayList<>();
    for (long end = Math.max(from, WAL_HEADER); end < to; end += WAL_FRAME) {
      ends.add(end);
    }
    ends.add(from + WAL_FRAME / 2);
    ends.add(to - 1);
    for (long end : ends) {
      Path cut = copy(data);
      try (FileChannel channel = FileChannel.open(wal(cut), StandardOpenOption.WRITE)) {
        channel.truncate(end);
      }
      points.add(new Point("log of " + what + " cut at " + end + " of " + to, cut, false));
    }
  }

  private static Path wal(Path data) {
    return data.resolve("catalogue.db-wal");
  }

  /** Without the shared memory beside SQLite's log, which a crash does not keep either. */
  private Path copy(Path data) throws IOException {
    Path to = home.resolve("point-" + points.size() + "-" + System.nanoTime());
    for (Path file : files(data)) {
      String name = file.getFileName().toString();
      if (!name.endsWith("-shm") && !name.equals("lock")) {
        Path place = to.resolve(data.relativize(file));
        Files.createDirectories(place.getParent());
        Files.copy(file, place);
      }
    }
    return to;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @FunctionalInterface
  private interface Copying {
    void run() throws IOException;
  }

  /** Asked for the time in the middle of a transaction, it copies the folder first. */
  private static final class CopyingClock extends Clock {
    private final Copying copying;

    CopyingClock(Copying copying) {
      this.copying = copying;
    }

    @Override
    public Instant instant() {
      try {
        copying.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Instant.now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
