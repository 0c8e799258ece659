package ca.welcomingcommunities.kb.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.archive.Fixity;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.catalogue.Samples;
import ca.welcomingcommunities.kb.document.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BackupTest {
  @TempDir Path home;
  private Path data;
  private Path target;
  private Maintenance maintenance;

  @BeforeEach
  void folders() {
    data = home.resolve("data");
    target = home.resolve("elsewhere/backup");
    maintenance = new Maintenance(data, home.resolve("index"));
  }

  @Test
  void whatIsKeptIsThereAfterARestoreWithTheKeysAndUnderAnotherIdentity() throws IOException {
    String key;
    String id;
    try (Catalogue catalogue = Catalogue.open(data, Clock.systemUTC())) {
      key = catalogue.keys().create(Role.ADMIN, "somebody").plain();
      id = catalogue.id();
      keep(catalogue, "one");
      // Beside a process that has the folder open.
      assertThat(backup().originals()).isEqualTo(1);
    }
    Path restored = home.resolve("restored");
    Maintenance.Copied copied =
        new Maintenance(restored, home.resolve("other")).restore(target, (done, all) -> {});
    assertThat(copied.originals()).isEqualTo(1);
    assertThat(copied.problems()).isEmpty();
    try (Catalogue catalogue = Catalogue.open(restored, Clock.systemUTC())) {
      assertThat(catalogue.keys().authenticate(key)).isPresent();
      assertThat(catalogue.id()).isNotEqualTo(id);
      Archive archive = Archive.open(restored);
      assertThat(catalogue.documents().originals().keySet())
          .hasSize(1)
          .allMatch(hash -> archive.verify(hash) == Fixity.INTACT);
    }
  }

  @Test
  void aSecondBackupCopiesOnlyWhatIsNew() throws IOException {
    ContentHash one;
    try (Catalogue catalogue = Catalogue.open(data, Clock.systemUTC())) {
      one = keep(catalogue, "one");
      assertThat(backup().copied()).isEqualTo(1);
      keep(catalogue, "two");
      Maintenance.Copied second = backup();
      assertThat(second.copied()).isEqualTo(1);
      assertThat(second.originals()).isEqualTo(2);
      Files.writeString(Archive.path(target, one), "bad");
      assertThat(backup().copied()).as("one that has gone bad").isEqualTo(1);
      assertThat(backup().copied()).isZero();
    }
    try (var snapshots = Files.newDirectoryStream(target, "catalogue*")) {
      assertThat(snapshots).hasSize(1);
    }
  }

  @Test
  void aBackupThatIsInterruptedLeavesTheEarlierOneComplete() throws IOException {
    try (Catalogue catalogue = Catalogue.open(data, Clock.systemUTC())) {
      keep(catalogue, "one");
      assertThatThrownBy(() -> interruptedAt(1)).hasMessage("interrupted");
      assertThatThrownBy(() -> restoreTo("nothing")).hasMessageContaining("no complete backup");
      backup();
      keep(catalogue, "two");
      for (int step = 1; step <= 4; step++) {
        int at = step;
        assertThatThrownBy(() -> interruptedAt(at)).hasMessage("interrupted");
        assertThat(restoreTo("after-" + at).originals()).isEqualTo(1);
      }
      assertThat(backup().originals()).isEqualTo(2);
    }
    assertThat(restoreTo("last").originals()).isEqualTo(2);
    assertThat(target.resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void aRestoreThatIsInterruptedIsNotTakenForAKnowledgeBaseAndGoesOnWhenAskedAgain()
      throws IOException {
    try (Catalogue catalogue = Catalogue.open(data, Clock.systemUTC())) {
      keep(catalogue, "one");
      keep(catalogue, "two");
    }
    backup();
    Path restored = home.resolve("restored");
    for (int step = 1; step <= 4; step++) {
      int at = step;
      assertThatThrownBy(() -> restoreTo("restored", interruption(at))).hasMessage("interrupted");
      Files.writeString(restored.resolve("catalogue.restoring-wal"), "left by a process");
      assertThatThrownBy(() -> Catalogue.open(restored, Clock.systemUTC()))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("a restore was not finished there");
      assertThat(restored.resolve("catalogue.db")).doesNotExist();
      assertThat(restored.resolve("orphans")).isEmptyDirectory();
    }
    assertThat(restoreTo("restored").originals()).isEqualTo(2);
    try (Catalogue catalogue = Catalogue.open(restored, Clock.systemUTC());
        var left = Files.newDirectoryStream(restored, "catalogue.restoring*")) {
      assertThat(catalogue.documents().originals()).hasSize(2);
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aBackupIsNotTakenForADataFolderWhetherItIsCompleteOrNot() throws IOException {
    try (Catalogue catalogue = Catalogue.open(data, Clock.systemUTC())) {
      keep(catalogue, "one");
    }
    assertThatThrownBy(() -> interruptedAt(1)).hasMessage("interrupted");
    assertIsABackup("begun there and never finished, .* 'wci backup' to the same folder");
    assertThatThrownBy(() -> restoreTo("restored")).hasMessageContaining("no complete backup");
    backup();
    assertIsABackup("kept there; 'wci restore'");
    assertThat(restoreTo("restored").originals()).isEqualTo(1);
  }

  private void assertIsABackup(String advice) {
    assertThatThrownBy(() -> Catalogue.open(target, Clock.systemUTC()))
        .isInstanceOf(FileSystemException.class)
        .hasMessageFindingMatch(advice);
  }

  @Test
  void originalsThatAreMissingOrChangedAreNamedAndTheOthersAreCopied() throws IOException {
    ContentHash changed;
    ContentHash missing;
    try (Catalogue catalogue = Catalogue.open(data, Clock.systemUTC())) {
      changed = keep(catalogue, "one");
      missing = keep(catalogue, "two");
      keep(catalogue, "three");
      Files.writeString(Archive.path(data, changed), "bad");
      Files.delete(Archive.path(data, missing));
    }
    Maintenance.Copied copied = backup();
    assertThat(copied.originals()).isEqualTo(1);
    assertThat(copied.problems())
        .containsExactlyInAnyOrder(
            "original-changed original=" + changed, "original-missing original=" + missing);
  }

  @Test
  void nothingIsRestoredOverWhatIsThereNorFromADamagedSnapshot() throws IOException {
    try (Catalogue catalogue = Catalogue.open(data, Clock.systemUTC())) {
      keep(catalogue, "one");
    }
    backup();
    assertThatThrownBy(() -> maintenance.restore(target, (done, all) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not empty");
    try (var snapshots = Files.newDirectoryStream(target, "catalogue-*.db")) {
      Path snapshot = snapshots.iterator().next();
      byte[] bytes = Files.readAllBytes(snapshot);
      bytes[bytes.length / 2] ^= 1;
      Files.write(snapshot, bytes);
    }
    assertThatThrownBy(() -> restoreTo("restored")).hasMessageContaining("nothing was restored");
    assertThat(home.resolve("restored")).doesNotExist();
  }

  @Test
  void thereMustBeSomethingToBackUpAndItIsNotKeptInside() throws IOException {
    assertThatThrownBy(this::backup).hasMessageContaining("no knowledge base");
    Catalogue.open(data, Clock.systemUTC()).close();
    assertThatThrownBy(() -> maintenance.backup(data.resolve("backup"), (done, all) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not kept in");
  }

  @Test
  void anyoneCanCheckTheManifest() throws IOException {
    try (Catalogue catalogue = Catalogue.open(data, Clock.systemUTC())) {
      keep(catalogue, "one");
    }
    backup();
    List<String> lines = new ArrayList<>(Files.readAllLines(target.resolve("manifest.sha256")));
    assertThat(lines.removeFirst()).startsWith("# wci backup 2");
    assertThat(lines)
        .hasSize(2)
        .allSatisfy(line -> {
          String[] parts = line.split("  ", -1);
          assertThat(Archive.hash(target.resolve(parts[1])).value()).isEqualTo(parts[0]);
        });
  }

  private Maintenance.Copied backup() throws IOException {
    return maintenance.backup(target, (done, all) -> {});
  }

  private void interruptedAt(int step) throws IOException {
    maintenance.backup(target, interruption(step));
  }

  private static Maintenance.Progress interruption(int step) {
    return (done, all) -> {
      if (done == step) {
        throw new UncheckedIOException("interrupted", new IOException());
      }
    };
  }

  private Maintenance.Copied restoreTo(String folder) throws IOException {
    return restoreTo(folder, (done, all) -> {});
  }

  private Maintenance.Copied restoreTo(String folder, Maintenance.Progress progress)
      throws IOException {
    return new Maintenance(home.resolve(folder), home.resolve("index")).restore(target, progress);
  }

  private ContentHash keep(Catalogue catalogue, String content) throws IOException {
    return Samples.kept(catalogue, data, content);
  }
}
