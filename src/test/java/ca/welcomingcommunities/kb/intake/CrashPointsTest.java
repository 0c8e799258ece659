package ca.welcomingcommunities.kb.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.archive.Fixity;
import ca.welcomingcommunities.kb.archive.Received;
import ca.welcomingcommunities.kb.archive.WatchedDisk;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Edit;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Layer;
import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.search.IndexedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The data folder as a crash would leave it before and in every step of one upload, and of every
 * other change: as it is there (the process is killed), with all that was not synced taken back
 * (the power is cut), and with SQLite's log ending after each of its frames and in the middle of
 * one. Each is opened like any other.
 */
@Timeout(300)
class CrashPointsTest {
  private static final String CONTENT = "A welcoming plan.";
  private static final int WAL_HEADER = 32;
  private static final int WAL_FRAME = 24 + 4_096;

  @TempDir Path home;
  private final List<Point> points = new ArrayList<>();
  private boolean watched;

  private record Point(String step, Path folder, boolean acknowledged) {}

  @Test
  void ofOneUploadEveryCrashLeavesAllOrNothing() throws Exception {
    Path data = home.resolve("data");
    Catalogue.open(data, Clock.systemUTC()).close();
    WatchedDisk disk = watchedDisk(data);
    Archive archive = disk.archive(data);
    Clock clock =
        new CopyingClock(() -> {
          if (watched) {
            keep("in the middle of the transaction", data, disk);
          }
        });
    ContentHash hash;
    try (Catalogue catalogue = Catalogue.open(data, clock)) {
      long logged = Files.size(wal(data));
      watched = true;
      Originals originals = new Originals(archive, catalogue.documents());
      try (var incoming = (Received.Incoming) archive.receive(Bench.stream(CONTENT), 1_000)) {
        hash = incoming.hash();
        originals.keep(incoming, "plan.txt", Submission.EMPTY);
      }
      watched = false;
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

  /** What is changed by one transaction of the catalogue, and nothing else. */
  enum Change {
    WITHDRAWAL {
      @Override
      void make(Intake intake, DocumentId seen, DocumentId withdrawn) throws IOException {
        assertThat(intake.withdraw(seen)).isTrue();
      }
    },
    RESTORATION {
      @Override
      void make(Intake intake, DocumentId seen, DocumentId withdrawn) throws IOException {
        assertThat(intake.restore(withdrawn)).isTrue();
      }
    },
    CORRECTION {
      @Override
      void make(Intake intake, DocumentId seen, DocumentId withdrawn) throws IOException {
        assertThat(intake.edit(seen, BETTER)).isTrue();
      }
    },
    IMPORT {
      @Override
      void make(Intake intake, DocumentId seen, DocumentId withdrawn) throws IOException {
        String lines =
            RECORD.formatted(1, "new") + RECORD.formatted(2, "b") + RECORD.formatted(3, "c");
        assertThat(intake.importRecords(Bench.stream(lines)).accepted()).isEqualTo(3);
      }
    };

    private static final String RECORD = "{\"externalId\":\"%d\",\"text\":\"Record %s\"}%n";
    private static final Edit BETTER =
        new Edit(
            new Layer("Better", null, null, 2012, List.of("Somebody"), null, Set.of()),
            Map.of(Facet.CLUSTER, List.of("economic-integration"), Facet.REGION, List.of()),
            Set.of());

    abstract void make(Intake intake, DocumentId seen, DocumentId withdrawn) throws IOException;
  }

  /**
   * A patch, a withdrawal, a restoration and a group of an import are one SQLite transaction each,
   * and write nowhere else; the index follows from what that says. So a crash in them is a log of
   * SQLite that ends somewhere, and all that can be tried is where. In between there is nothing:
   * the answer is given after the sync of the log's last frame.
   */
  @ParameterizedTest
  @EnumSource
  void aChangeOfTheCatalogueIsMadeWhollyOrNotAtAllWhereverTheLogEnds(Change change)
      throws Exception {
    Path data = home.resolve("data");
    Set<String> before;
    Set<String> after;
    try (Bench bench = new Bench(data, new MemoryIndex())) {
      DocumentId seen = readToTheEnd(bench, CONTENT);
      DocumentId withdrawn = readToTheEnd(bench, "Another plan.");
      bench.intake.withdraw(withdrawn);
      bench.intake.importRecords(Bench.stream(Change.RECORD.formatted(1, "old")));
      before = state(bench);
      long logged = Files.size(wal(data));
      change.make(bench.intake, seen, withdrawn);
      after = state(bench);
      points.add(new Point("acknowledged", copy(data), true));
      keepEachLog(change.toString(), data, logged);
    }
    assertThat(after).isNotEqualTo(before);
    int made = 0;
    for (Point point : points) {
      try (Bench bench = new Bench(point.folder, new MemoryIndex())) {
        assertThat(bench.intake.awaitIndexed(bench.catalogue.documents().lastChange())).isTrue();
        Set<String> found = state(bench);
        assertThat(found).as(point.step).isIn(before, after);
        assertThat(found.equals(after) || !point.acknowledged).as(point.step).isTrue();
        assertThat(bench.index.visible().values().stream().map(CrashPointsTest::text))
            .as(point.step)
            .containsExactlyInAnyOrderElementsOf(found);
        assertThat(Check.run(bench.stores())).as(point.step).isEmpty();
        made += found.equals(after) ? 1 : 0;
      }
    }
    assertThat(made).isBetween(1, points.size() - 1);
  }

  /** The disk refuses the change in the middle: what was written of it before is taken back. */
  @Test
  void aCorrectionThatTheDiskRefusesInTheMiddleLeavesTheDocumentAsItWas() throws Exception {
    Path data = home.resolve("data");
    try (Bench bench = new Bench(data, new MemoryIndex());
        Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("catalogue.db"));
        Statement statement = connection.createStatement()) {
      DocumentId id = readToTheEnd(bench, CONTENT);
      Set<String> before = state(bench);
      long lastChange = bench.catalogue.documents().lastChange();
      // The record is written first, its labels then.
      statement.execute(
          "CREATE TRIGGER full BEFORE INSERT ON labels BEGIN SELECT RAISE(FAIL, 'full'); END");
      assertThatThrownBy(() -> bench.intake.edit(id, Change.BETTER))
          .isInstanceOf(RuntimeException.class);
      assertThat(state(bench)).isEqualTo(before);
      assertThat(bench.catalogue.documents().lastChange()).isEqualTo(lastChange);
      statement.execute("DROP TRIGGER full");
      assertThat(bench.intake.edit(id, Change.BETTER)).isTrue();
      assertThat(state(bench)).isNotEqualTo(before);
    }
  }

  /** {@code check --repair} and the sweep move a file that no record knows, and never lose it. */
  @Test
  void anOriginalThatIsSetAsideIsInOnePlaceOrTheOtherWhateverTheStep() throws Exception {
    Path data = home.resolve("data");
    Catalogue.open(data, Clock.systemUTC()).close();
    Archive archive = watchedDisk(data).archive(data);
    ContentHash hash;
    try (var incoming = (Received.Incoming) archive.receive(Bench.stream(CONTENT), 1_000)) {
      hash = archive.keep(incoming);
    }
    watched = true;
    archive.setAside(hash);
    watched = false;
    points.add(new Point("done", copy(data), true));
    assertThat(points).hasSizeGreaterThan(6);
    for (Point point : points) {
      try (Bench bench = new Bench(point.folder, new MemoryIndex())) {
        assertThat(bench.archive.verify(hash)).as(point.step).isEqualTo(Fixity.MISSING);
        assertThat(point.folder.resolve("orphans").resolve(hash.value()))
            .as(point.step)
            .hasContent(CONTENT);
        assertThat(Check.run(bench.stores())).as(point.step).isEmpty();
      }
    }
  }

  /** While it is watched, each step of it is a point. */
  private WatchedDisk watchedDisk(Path data) {
    WatchedDisk[] disk = new WatchedDisk[1];
    disk[0] =
        new WatchedDisk(step -> {
          if (watched) {
            keep(step, data, disk[0]);
          }
        });
    return disk[0];
  }

  private static DocumentId readToTheEnd(Bench bench, String content) throws IOException {
    Receipt.Accepted accepted = bench.accept(content);
    bench.end(accepted.jobId());
    return accepted.documentId();
  }

  /** All that is to be seen of all documents. */
  private static Set<String> state(Bench bench) {
    Documents documents = bench.catalogue.documents();
    return documents.load(List.copyOf(documents.ids())).stream()
        .map(text -> text(new IndexedDocument(text.document(), text.pages())))
        .collect(Collectors.toSet());
  }

  private static String text(IndexedDocument document) {
    return document.toString();
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
