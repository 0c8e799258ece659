package ca.welcomingcommunities.kb.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.welcomingcommunities.kb.document.ContentHash;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final long LIMIT = 1_000_000;

  /** The example of FIPS 180-2. */
  private static final ContentHash ABC =
      new ContentHash("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

  @TempDir Path folder;
  private Archive archive;

  @BeforeEach
  void open() throws IOException {
    archive = Archive.open(folder);
  }

  @Test
  void aFileIsKeptUnderTheHashOfItsBytes() throws IOException {
    assertThat(keep("abc")).isEqualTo(ABC);
    assertThat(archive.path(ABC)).hasContent("abc");
    assertThat(folder.relativize(archive.path(ABC)))
        .isEqualTo(Path.of("originals", "ba", ABC.value()));
    assertThat(archive.verify(ABC)).isEqualTo(Fixity.INTACT);
    assertThat(filesLeft("incoming")).isZero();
  }

  @Test
  void theSameBytesAgainChangeNothing() throws IOException {
    keep("abc");
    var before = Files.getLastModifiedTime(archive.path(ABC));
    assertThat(keep("abc")).isEqualTo(ABC);
    assertThat(Files.getLastModifiedTime(archive.path(ABC))).isEqualTo(before);
    assertThat(filesLeft("incoming")).isZero();
    assertThat(filesLeft("originals")).isEqualTo(1);
  }

  @Test
  void aKeptFileThatWasCutIsReplaced() throws IOException {
    keep("abc");
    Files.writeString(archive.path(ABC), "a");
    keep("abc");
    assertThat(archive.path(ABC)).hasContent("abc");
  }

  @Test
  void readingStopsAsSoonAsTheLimitIsCrossed() throws IOException {
    byte[] endless = new byte[10];
    InputStream never =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            throw new AssertionError("read in blocks only");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            given += endless.length;
            assertThat(given).as("bytes read past the limit").isLessThanOrEqualTo(120);
            return endless.length;
          }
        };
    assertThat(archive.receive(never, 100)).isEqualTo(new Received.TooLarge(100));
    assertThat(filesLeft("incoming")).isZero();
  }

  @Test
  void aFileOfExactlyTheLimitIsTaken() throws IOException {
    assertThat(archive.receive(stream("abc"), 3)).isInstanceOf(Received.Incoming.class);
    assertThat(archive.receive(stream("abcd"), 3)).isInstanceOf(Received.TooLarge.class);
  }

  @Test
  void ofAStreamThatBreaksNothingIsLeft() throws IOException {
    InputStream broken =
        new FilterInputStream(stream("abc")) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            if (n < 0) {
              throw new IOException("the client went away");
            }
            return n;
          }
        };
    assertThatThrownBy(() -> archive.receive(broken, LIMIT))
        .hasMessage("the client went away")
        .isNotInstanceOf(ArchiveWriteException.class);
    assertThat(filesLeft("incoming")).isZero();
  }

  @Test
  void closingWhatWasReceivedThrowsItAway() throws IOException {
    try (Received.Incoming incoming = (Received.Incoming) archive.receive(stream("abc"), LIMIT)) {
      assertThat(incoming.file()).exists();
    }
    assertThat(filesLeft("incoming")).isZero();
    assertThat(archive.verify(ABC)).isEqualTo(Fixity.MISSING);
  }

  @Test
  void theSameBytesFromManyThreadsAreKeptOnce() throws Exception {
    List<Callable<ContentHash>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(() -> keep("abc"));
    }
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (Future<ContentHash> each : threads.invokeAll(all)) {
        assertThat(each.get()).isEqualTo(ABC);
      }
    }
    assertThat(filesLeft("originals")).isEqualTo(1);
    assertThat(filesLeft("incoming")).isZero();
    assertThat(archive.verify(ABC)).isEqualTo(Fixity.INTACT);
  }

  @Test
  void theSweepRemovesHalfFilesAndSetsAsideOriginalsThatNoRecordKnows() throws IOException {
    ContentHash known = keep("known");
    ContentHash unknown = keep("unknown");
    archive.receive(stream("never kept"), LIMIT);
    assertThat(archive.sweep(Set.of(known)::contains)).isEqualTo(new Swept(1, 1));
    assertThat(archive.verify(known)).isEqualTo(Fixity.INTACT);
    assertThat(archive.verify(unknown)).isEqualTo(Fixity.MISSING);
    assertThat(folder.resolve("orphans").resolve(unknown.value())).hasContent("unknown");
    assertThat(filesLeft("originals")).isEqualTo(1);
    assertThat(archive.sweep(Set.of(known)::contains)).isEqualTo(new Swept(0, 0));
    assertThat(keep("unknown")).isEqualTo(unknown);
    assertThat(archive.verify(unknown)).isEqualTo(Fixity.INTACT);
  }

  @Test
  void whatIsSetAsideAgainReplacesNothing() throws IOException {
    for (String bytes : List.of("abc", "abd", "abc")) {
      keep("abc");
      Files.writeString(archive.path(ABC), bytes);
      archive.setAside(ABC);
    }
    archive.setAside(ABC);
    assertThat(folder.resolve("orphans").resolve(ABC.value())).hasContent("abc");
    assertThat(folder.resolve("orphans").resolve(ABC.value() + ".2")).hasContent("abd");
    assertThat(filesLeft("orphans")).isEqualTo(2);
    assertThat(filesLeft("originals")).isZero();
  }

  @Test
  void oneFlippedBitIsSeen() throws IOException {
    keep("abc");
    Files.writeString(archive.path(ABC), "abb");
    assertThat(archive.verify(ABC)).isEqualTo(Fixity.CHANGED);
  }

  @Test
  void everyKeptHashIsListedOnce() throws IOException {
    Set<ContentHash> kept = Set.of(keep("one"), keep("two"), keep("three"));
    List<ContentHash> listed = new ArrayList<>();
    archive.forEachHash(listed::add);
    assertThat(listed).containsExactlyInAnyOrderElementsOf(kept);
  }

  @Test
  void filesOfTheOlderLayoutAreMovedToTheirPlace() throws IOException {
    keep("abc");
    Path older = Files.createDirectories(folder.resolve("originals/ba/78")).resolve(ABC.value());
    Files.move(archive.path(ABC), older);
    archive = Archive.open(folder);
    assertThat(archive.verify(ABC)).isEqualTo(Fixity.INTACT);
    assertThat(older.getParent()).doesNotExist();
  }

  private ContentHash keep(String content) throws IOException {
    try (Received.Incoming incoming = (Received.Incoming) archive.receive(stream(content), LIMIT)) {
      return archive.keep(incoming);
    }
  }

  private static InputStream stream(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  private long filesLeft(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
