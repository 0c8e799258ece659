package ca.welcomingcommunities.kb.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.PATH;

import ca.welcomingcommunities.kb.archive.Fixity;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Edit;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Lane;
import ca.welcomingcommunities.kb.catalogue.Layer;
import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.extract.Extraction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IntakeTest {
  /** Commits after every change. */
  private static final IntakeLimits COMMITTING =
      new IntakeLimits(
          1_000, 0, 2, 100, 2, 10_000, 5, 1, Duration.ofSeconds(5), Duration.ofSeconds(30));

  @TempDir Path folder;
  private final MemoryIndex index = new MemoryIndex();

  @Test
  void anUploadEndsUpInTheIndex() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      Submission submission =
          new Submission(
              new Layer("Their title", null, Language.FR, 2012, List.of(), null, Set.of()),
              Map.of(Facet.REGION, Set.of("on-toronto")));
      Receipt.Accepted receipt =
          (Receipt.Accepted)
              bench.intake.receive(Bench.stream("Some text."), "../x/plan.txt", submission);
      assertThat(receipt.filename()).isEqualTo("plan.txt");
      assertThat(bench.end(receipt.jobId()).state()).isEqualTo(JobState.SEARCHABLE);

      Document document = indexed(receipt.documentId());
      assertThat(document.description().title()).isEqualTo("Their title");
      assertThat(document.description().year()).isEqualTo(2012);
      assertThat(document.values(Facet.REGION)).containsExactly("on-toronto");
      assertThat(document.values(Facet.CLUSTER)).containsExactly("health-wellbeing");
      assertThat(document.original())
          .satisfies(original -> assertThat(bench.archive.path(original.hash())).exists());
    }
  }

  @Test
  void theSameBytesInParallelAreOneDocument() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      List<Callable<Receipt>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String name = i + ".txt";
        all.add(() -> bench.intake.receive(Bench.stream("same"), name, Submission.EMPTY));
      }
      List<Receipt> receipts = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Receipt> each : threads.invokeAll(all)) {
          receipts.add(each.get());
        }
      }
      assertThat(receipts).filteredOn(Receipt.Accepted.class::isInstance).hasSize(1);
      assertThat(receipts).filteredOn(Receipt.Duplicate.class::isInstance).hasSize(19);
    }
  }

  @Test
  void whatWouldTakeTheLastSpaceOfTheDiskIsRefusedAndTheRestWorks() throws Exception {
    DocumentId known;
    try (Bench bench = new Bench(folder, index)) {
      known = bench.accept("one").documentId();
    }
    IntakeLimits all =
        new IntakeLimits(
            1_000,
            Long.MAX_VALUE,
            2,
            100,
            2,
            10_000,
            5,
            1_000,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30));
    try (Bench bench = new Bench(folder, index, Bench.reading(), all)) {
      assertThatThrownBy(() -> bench.accept("two")).isInstanceOf(StorageException.class);
      assertThatThrownBy(() -> bench.intake.importRecords(Bench.stream("{\"text\":\"x\"}")))
          .isInstanceOf(StorageException.class);
      assertThat(bench.intake.withdraw(known)).isTrue();
      assertThat(bench.catalogue.documents().originals()).hasSize(1);
    }
  }

  @Test
  void theFileOfARecordThatCannotBeWrittenIsGone() throws Exception {
    try (Bench bench = new Bench(folder, index);
        Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("catalogue.db"));
        Statement statement = connection.createStatement()) {
      // As a full disk would: the file can be kept, the record cannot be written.
      statement.execute(
          "CREATE TRIGGER full BEFORE INSERT ON jobs BEGIN SELECT RAISE(FAIL, 'full'); END");
      assertThatThrownBy(() -> bench.accept("one")).isInstanceOf(RuntimeException.class);
      List<ContentHash> kept = new ArrayList<>();
      bench.archive.forEachHash(kept::add);
      assertThat(kept).isEmpty();
      statement.execute("DROP TRIGGER full");
      assertThat(bench.end(bench.accept("one").jobId()).state()).isEqualTo(JobState.SEARCHABLE);
    }
  }

  @Test
  void tooLargeAndEmptyFilesLeaveNothing() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      assertThat(bench.intake.receive(Bench.stream("x".repeat(1_001)), "a", Submission.EMPTY))
          .isEqualTo(new Receipt.TooLarge(1_000, "a"));
      assertThat(bench.intake.receive(Bench.stream(""), "b", Submission.EMPTY))
          .isEqualTo(new Receipt.Empty("b"));
      assertThat(bench.catalogue.documents().originals()).isEmpty();
    }
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".tmp") || ContentHash.isValid(name));
    }
  }

  @Test
  void aFileThatCannotBeReadFailsWithTheReason() throws Exception {
    Reading reading =
        new Reading(
            (file, filename, pace) ->
                new Extraction.Failed("application/pdf", Extraction.Reason.ENCRYPTED, ""),
            Bench::classified);
    try (Bench bench = new Bench(folder, index, reading)) {
      Receipt.Accepted receipt = bench.accept("secret");
      Job job = bench.end(receipt.jobId());
      assertThat(job.state()).isEqualTo(JobState.FAILED);
      assertThat(Sentences.of(String.valueOf(job.problem()), Language.EN))
          .startsWith("The file is protected by a password.");
      assertThat(Sentences.of(String.valueOf(job.problem()), Language.FR))
          .startsWith("Le fichier est protégé par un mot de passe.");
      assertThat(bench.catalogue.documents().find(receipt.documentId())).isEmpty();
    }
  }

  @Test
  void aFileWithoutTextIsFoundByItsTitleAndNeedsReview() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      Receipt.Accepted receipt = bench.accept("   ");
      assertThat(bench.end(receipt.jobId()).state()).isEqualTo(JobState.NEEDS_REVIEW);
      assertThat(index.visible()).containsKey(receipt.documentId());
    }
  }

  @Test
  void aMistakeInAStepCostsOneDocumentOnly() throws Exception {
    Reading reading =
        new Reading(
            (file, filename, pace) -> {
              String text = Files.readString(file);
              if (text.equals("bad")) {
                throw new IllegalStateException("a mistake");
              }
              if (text.equals("huge")) {
                throw new OutOfMemoryError("no memory for this file");
              }
              return Bench.extracted(text);
            },
            Bench::classified);
    try (Bench bench = new Bench(folder, index, reading)) {
      Receipt.Accepted bad = bench.accept("bad");
      Receipt.Accepted huge = bench.accept("huge");
      Receipt.Accepted worse = bench.accept("refused by the index", "refuse me");
      Receipt.Accepted good = bench.accept("good");
      assertThat(bench.end(bad.jobId()).problem()).isEqualTo(Sentences.INTERNAL);
      assertThat(bench.end(huge.jobId()).problem()).isEqualTo(Sentences.INTERNAL);
      assertThat(bench.end(good.jobId()).state()).isEqualTo(JobState.SEARCHABLE);
      Job refused = bench.end(worse.jobId());
      assertThat(refused.state()).isEqualTo(JobState.FAILED);
      assertThat(Sentences.of(String.valueOf(refused.problem()), Language.EN))
          .contains("keeps it from being found");
      assertThat(Sentences.of(String.valueOf(refused.problem()), Language.FR))
          .contains("empêche les recherches");
      assertThat(index.visible()).containsOnlyKeys(good.documentId());
    }
  }

  @Test
  void aStoredTextThatIsDamagedHoldsUpNoOther() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      DocumentId damaged = bench.accept("damaged").documentId();
      bench.accept("good");
      while (bench.catalogue.documents().ids().size() < 2) {
        Thread.onSpinWait();
      }
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("catalogue.db"));
          PreparedStatement damage =
              connection.prepareStatement(
                  "UPDATE texts SET pages = x'FFFF00' WHERE document ="
                      + " (SELECT number FROM documents WHERE id = ?)")) {
        damage.setString(1, damaged.value());
        assertThat(damage.executeUpdate()).isEqualTo(1);
      }
      MemoryIndex fresh = new MemoryIndex();
      long position = Replay.replay(bench.catalogue, fresh, reached -> {});
      assertThat(position).isEqualTo(bench.catalogue.documents().lastChange());
      assertThat(fresh.visible()).hasSize(1).doesNotContainKey(damaged);
    }
  }

  @Test
  void anIndexWithoutMemorySaysSoAndGoesOnLater() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      index.withoutMemory(true);
      Receipt.Accepted receipt = bench.accept("one");
      while (bench.intake.health().indexProblem() == null) {
        Thread.onSpinWait();
      }
      assertThat(bench.intake.health().indexProblem()).contains("no memory for the index");
      index.withoutMemory(false);
      assertThat(bench.end(receipt.jobId()).state()).isEqualTo(JobState.SEARCHABLE);
    }
  }

  @Test
  void aFileThatTheDiskRefusesIsTriedAFewTimesAndHoldsUpNoOther() throws Exception {
    Reading reading =
        new Reading(
            (file, filename, pace) -> {
              String text = Files.readString(file);
              if (text.equals("bad sector")) {
                throw new IOException("input/output error");
              }
              return Bench.extracted(text);
            },
            Bench::classified);
    IntakeLimits twice =
        new IntakeLimits(
            1_000, 0, 1, 100, 2, 10_000, 5, 1_000, Duration.ofSeconds(5), Duration.ofSeconds(30));
    try (Bench bench = new Bench(folder, index, reading, twice)) {
      Receipt.Accepted bad = bench.accept("bad sector");
      Receipt.Accepted good = bench.accept("good");
      assertThat(bench.end(good.jobId()).state()).isEqualTo(JobState.SEARCHABLE);
      Job job = bench.end(bad.jobId());
      assertThat(job.state()).isEqualTo(JobState.FAILED);
      assertThat(job.problem()).isEqualTo(Sentences.UNREADABLE);
      assertThat(job.attempts()).isEqualTo(2);
    }
  }

  @Test
  void aFileThatEndsTheProcessAgainAndAgainIsGivenUp() throws Exception {
    String jobId;
    try (Bench bench = new Bench(folder, index, hanging(new CountDownLatch(1)))) {
      jobId = bench.accept("text").jobId();
    }
    for (int death = 1; death <= 5; death++) {
      // What a process that is killed in the middle of reading leaves behind.
      try (Catalogue catalogue = Catalogue.open(folder, Clock.systemUTC())) {
        assertThat(catalogue.jobs().resume(5, Sentences.GAVE_UP).failed()).isZero();
        assertThat(catalogue.jobs().take(Lane.QUICK)).isPresent();
      }
    }
    try (Bench bench = new Bench(folder, index)) {
      assertThat(bench.end(jobId).problem()).isEqualTo(Sentences.GAVE_UP);
      assertThat(bench.intake.retry(jobId)).as("a person may insist").isTrue();
      assertThat(bench.end(jobId).state()).isEqualTo(JobState.SEARCHABLE);
    }
  }

  @Test
  void aLostCatalogueCostsNoOriginal() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      bench.end(bench.accept("text").jobId());
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith("catalogue.db")) {
          Files.delete(file);
        }
      }
    }
    try (Bench bench = new Bench(folder, new MemoryIndex())) {
      try (Stream<Path> orphans = Files.list(folder.resolve("orphans"))) {
        assertThat(orphans).singleElement(PATH).hasContent("text");
      }
      assertThat(bench.end(bench.accept("text").jobId()).state()).isEqualTo(JobState.SEARCHABLE);
    }
  }

  @Test
  void whatEditorsDecideIsVisibleWhenTheCallReturns() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      Receipt.Accepted receipt = bench.accept("text");
      DocumentId id = receipt.documentId();
      bench.end(receipt.jobId());
      Edit edit =
          new Edit(
              new Layer("Better", null, null, null, List.of(), null, Set.of()),
              Map.of(Facet.CLUSTER, List.of()),
              Set.of());
      assertThat(bench.intake.edit(id, edit)).isTrue();
      assertThat(indexed(id).description().title()).isEqualTo("Better");
      assertThat(indexed(id).values(Facet.CLUSTER)).isEmpty();
      assertThat(bench.intake.withdraw(id)).isTrue();
      assertThat(index.visible()).doesNotContainKey(id);
      assertThat(bench.intake.withdraw(id)).as("it is already, and stays so").isTrue();
      assertThat(bench.intake.restore(id)).isTrue();
      assertThat(index.visible()).containsKey(id);
      assertThat(bench.intake.withdraw(new DocumentId("nosuch"))).isFalse();
    }
  }

  @Test
  void aDecisionThatSearchesDoNotSeeInTimeIsKeptAndSaidToBeSo() throws Exception {
    IntakeLimits impatient =
        new IntakeLimits(
            1_000, 0, 2, 100, 2, 10_000, 5, 1_000, Duration.ofSeconds(5), Duration.ofMillis(20));
    try (Bench bench = new Bench(folder, index, Bench.reading(), impatient)) {
      DocumentId id = bench.accept("text").documentId();
      while (!index.visible().containsKey(id)) {
        Thread.onSpinWait();
      }
      index.broken(true);
      assertThatThrownBy(() -> bench.intake.withdraw(id))
          .isInstanceOf(IndexBehindException.class)
          .hasMessageContaining("is kept");
      assertThatThrownBy(() -> bench.intake.withdraw(id)).isInstanceOf(IndexBehindException.class);
      assertThat(bench.catalogue.documents().find(id)).as("durable").isEmpty();
      index.broken(false);
      while (index.visible().containsKey(id)) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void closingInTheMiddleOfAFileCostsNoAttempt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Receipt.Accepted receipt;
    try (Bench bench = new Bench(folder, index, hanging(begun))) {
      receipt = bench.accept("text");
      begun.await();
    }
    try (Bench bench = new Bench(folder, index)) {
      Job job = bench.end(receipt.jobId());
      assertThat(job.state()).isEqualTo(JobState.SEARCHABLE);
      assertThat(job.attempts()).isEqualTo(1);
    }
  }

  @Test
  void anIndexThatFailsIsTriedAgainFromItsLastCommit() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      Receipt.Accepted first = bench.accept("one");
      bench.end(first.jobId());
      index.broken(true);
      Receipt.Accepted second = bench.accept("two");
      while (bench.intake.health().indexProblem() == null) {
        Thread.onSpinWait();
      }
      assertThat(bench.intake.health().indexProblem()).contains("the index's disk is broken");
      index.crash();
      assertThat(index.visible()).doesNotContainKey(first.documentId());
      index.broken(false);
      assertThat(bench.end(second.jobId()).state()).isEqualTo(JobState.SEARCHABLE);
      assertThat(index.visible()).containsKeys(first.documentId(), second.documentId());
      // The job is told first, the problem is struck out a moment later.
      while (bench.intake.health().indexProblem() != null) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void anIndexThatFailsForAMomentIsNotCalledUnfinished() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      bench.end(bench.accept("one").jobId());
      assertThat(index.committedPosition()).as("nothing is committed yet").isZero();
      index.broken(true);
      Receipt.Accepted second = bench.accept("two");
      while (bench.intake.health().indexProblem() == null) {
        Thread.onSpinWait();
      }
      assertThat(bench.intake.indexProgress().isComplete()).isTrue();
      index.broken(false);
      assertThat(bench.end(second.jobId()).state()).isEqualTo(JobState.SEARCHABLE);
      assertThat(bench.intake.indexProgress().isComplete()).isTrue();
    }
  }

  @Test
  void anIndexThatIsLostIsUnfinishedUntilItHasAgainWhatSearchesSaw() throws Exception {
    try (Bench bench = new Bench(folder, index, Bench.reading(), COMMITTING)) {
      bench.end(bench.accept("one").jobId());
      bench.end(bench.accept("two").jobId());
      while (index.committedPosition() < 2) {
        Thread.onSpinWait();
      }
      index.broken(true);
      index.lose();
      bench.accept("three");
      while (bench.intake.indexProgress().isComplete()) {
        Thread.onSpinWait();
      }
      assertThat(bench.intake.health().indexProblem()).isNotNull();
      assertThat(bench.intake.indexProgress()).isEqualTo(new IndexProgress(0, 2));
      index.broken(false);
      while (!bench.intake.indexProgress().isComplete()) {
        Thread.onSpinWait();
      }
      assertThat(index.visible()).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void anIndexThatCannotCommitIsFailingUntilItCan() throws Exception {
    List<Boolean> knownToFail = new CopyOnWriteArrayList<>();
    try (Bench bench = new Bench(folder, index, Bench.reading(), COMMITTING)) {
      index.whenCommitting(() -> {
        knownToFail.add(bench.intake.health().indexProblem() != null);
        throw new UncheckedIOException(new IOException("no room to commit"));
      });
      bench.accept("one");
      while (knownToFail.size() < 3) {
        Thread.onSpinWait();
      }
      index.whenCommitting(() -> {});
      while (bench.intake.health().indexProblem() != null) {
        Thread.onSpinWait();
      }
      assertThat(index.committedPosition()).isPositive();
    }
    assertThat(knownToFail.getFirst()).isFalse();
    assertThat(knownToFail.subList(1, knownToFail.size())).containsOnly(true);
  }

  @Test
  void anIndexThatWentBackIsNotShownBeforeItIsWhereSearchesWere() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      Receipt.Accepted receipt = bench.accept("one");
      bench.end(receipt.jobId());
      long last = bench.catalogue.documents().lastChange();
      MemoryIndex behind = new MemoryIndex();
      IndexFeed feed = new IndexFeed(bench.catalogue, behind);
      assertThat(feed.next(0, last + 1)).isEqualTo(last);
      assertThat(behind.visible()).isEmpty();
      assertThat(feed.next(0, last)).isEqualTo(last);
      assertThat(behind.visible()).containsKey(receipt.documentId());
    }
  }

  @Test
  void anOrderlyEndCommitsTheIndexAndTheNextStartHasNothingToDo() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      bench.end(bench.accept("one").jobId());
    }
    assertThat(index.committedPosition()).isEqualTo(1);
    int commits = index.commits();
    try (Bench bench = new Bench(folder, index)) {
      assertThat(bench.intake.health().visibleChange()).isEqualTo(1);
    }
    assertThat(index.commits()).isEqualTo(commits);
  }

  @Test
  void anIndexThatIsAheadOfTheCatalogueIsRefused() throws Exception {
    index.commit(7);
    assertThatThrownBy(() -> new Bench(folder, index).close())
        .isInstanceOf(IndexAheadException.class)
        .hasMessageContaining("7");
  }

  @Test
  void aNewIndexIsFilledFromTheCatalogue() throws Exception {
    MemoryIndex fresh = new MemoryIndex();
    try (Bench bench = new Bench(folder, index)) {
      DocumentId gone = bench.accept("one").documentId();
      bench.accept("two");
      bench.intake.importRecords(Bench.stream("{\"text\":\"three\"}\n{\"text\":\"four\"}"));
      while (bench.catalogue.documents().ids().size() < 4) {
        Thread.onSpinWait();
      }
      bench.intake.withdraw(gone);
      List<Long> positions = new ArrayList<>();
      long position = Replay.replay(bench.catalogue, fresh, positions::add);
      assertThat(position).isEqualTo(bench.catalogue.documents().lastChange());
      assertThat(positions).last().isEqualTo(position);
      assertThat(fresh.committedPosition()).isEqualTo(position);
      assertThat(fresh.visible()).isEqualTo(index.visible()).hasSize(3);
    }
  }

  @Test
  void theCheckNamesEveryFaultAndRepairsWhatItCan() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      Receipt.Accepted missing = bench.accept("missing");
      Receipt.Accepted changed = bench.accept("changed");
      Receipt.Accepted unreadable = bench.accept("unreadable");
      Receipt.Accepted unindexed = bench.accept("unindexed");
      for (Receipt.Accepted each : List.of(missing, changed, unreadable, unindexed)) {
        bench.end(each.jobId());
      }
      assertThat(Check.run(bench.stores())).isEmpty();

      Path missingFile = bench.archive.path(hash(bench, missing.documentId()));
      Path orphans = folder.resolve("orphans");
      Path changedFile = bench.archive.path(hash(bench, changed.documentId()));
      Path orphan = bench.archive.path(new ContentHash("0".repeat(64)));
      Files.createDirectories(orphan.getParent());
      Files.move(missingFile, orphan);
      Files.writeString(changedFile, "Changed");
      Path unreadableFile = bench.archive.path(hash(bench, unreadable.documentId()));
      Files.delete(unreadableFile);
      Files.createDirectory(unreadableFile);
      index.remove(List.of(unindexed.documentId()));
      index.refresh();
      List<Finding> findings = Check.run(bench.stores());
      assertThat(findings)
          .extracting(Finding::problem)
          .containsExactlyInAnyOrder(
              Finding.Problem.ORIGINAL_MISSING,
              Finding.Problem.ORIGINAL_CHANGED,
              Finding.Problem.ORIGINAL_UNREADABLE,
              Finding.Problem.ORIGINAL_WITHOUT_RECORD,
              Finding.Problem.RECORD_NOT_INDEXED);

      List<Finding> remaining = Check.repair(bench.stores(), findings);
      assertThat(orphan).doesNotExist();
      assertThat(orphans.resolve("0".repeat(64))).hasContent("missing");
      assertThat(remaining).hasSize(3).noneMatch(finding -> finding.problem().repairable());
      assertThat(Check.run(bench.stores())).containsExactlyInAnyOrderElementsOf(remaining);
      bench.intake.receive(Bench.stream("missing"), "again", Submission.EMPTY);
      assertThat(bench.archive.verify(hash(bench, missing.documentId()))).isEqualTo(Fixity.INTACT);
    }
  }

  @Test
  void anEntryOfTheIndexWithoutARecordIsFoundAndRemoved() throws Exception {
    try (Bench bench = new Bench(folder, index)) {
      bench.end(bench.accept("one").jobId());
      MemoryIndex other = new MemoryIndex();
      try (Bench elsewhere = new Bench(folder.resolve("other"), other)) {
        elsewhere.end(elsewhere.accept("two").jobId());
      }
      index.put(List.copyOf(other.visible().values()));
      index.refresh();
      List<Finding> findings = Check.run(bench.stores());
      assertThat(findings)
          .singleElement()
          .satisfies(finding ->
              assertThat(finding.problem()).isEqualTo(Finding.Problem.INDEXED_WITHOUT_RECORD));
      assertThat(Check.repair(bench.stores(), findings)).isEmpty();
      assertThat(Check.run(bench.stores())).isEmpty();
    }
  }

  private static Reading hanging(CountDownLatch begun) {
    return new Reading(
        (file, filename, pace) -> {
          begun.countDown();
          new CountDownLatch(1).await();
          throw new IllegalStateException("never");
        },
        Bench::classified);
  }

  private Document indexed(DocumentId id) {
    return Objects.requireNonNull(index.visible().get(id)).document();
  }

  private static ContentHash hash(Bench bench, DocumentId id) {
    return bench.catalogue.documents().originals().entrySet().stream()
        .filter(entry -> entry.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
