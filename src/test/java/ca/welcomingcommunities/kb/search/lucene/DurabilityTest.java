package ca.welcomingcommunities.kb.search.lucene;

import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.english;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.search.IndexUnusableException;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DurabilityTest {
  @TempDir Path folder;

  @Test
  void whatWasCommittedIsThereAfterReopeningAndTheRestIsNot() throws IOException {
    try (Library library = Library.in(folder)) {
      library.with(english("kept", "Housing."));
      library.index.commit(7);
      library.with(english("lost", "Housing."));
      assertThat(library.index.documentCount()).isEqualTo(2);
    }
    try (Library library = Library.in(folder)) {
      assertThat(library.index.committedPosition()).isEqualTo(7);
      assertThat(library.find("housing")).containsExactly("kept");
    }
  }

  @Test
  void aNewIndexStandsAtZeroAndGenerationsGrowAcrossRestarts() throws IOException {
    long last;
    try (Library library = Library.in(folder)) {
      assertThat(library.index.committedPosition()).isZero();
      long before = library.index.generation();
      library.index.refresh();
      assertThat(library.index.generation()).isEqualTo(before);
      library.with(english("a", "Housing."));
      last = library.index.generation();
      assertThat(last).isGreaterThan(before);
    }
    try (Library library = Library.in(folder)) {
      assertThat(library.index.generation()).isGreaterThan(last);
    }
  }

  @Test
  void whileANewStateIsMadeTheGenerationIsThatOfTheOldOne() throws IOException {
    List<Long> whileMade = new ArrayList<>();
    AtomicReference<LuceneIndex> opened = new AtomicReference<>();
    // A state asks for the time while it is made.
    Clock watching =
        new Clock() {
          @Override
          public Instant instant() {
            LuceneIndex index = opened.get();
            if (index != null) {
              whileMade.add(index.generation());
            }
            return Instant.EPOCH;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    try (LuceneIndex index =
        LuceneIndex.open(folder, Library.VOCABULARY, IndexSettings.defaults(), watching)) {
      opened.set(index);
      long before = index.generation();
      index.put(List.of(english("a", "Housing.").done()));
      index.refresh();
      assertThat(whileMade).containsExactly(before);
      assertThat(index.generation()).isGreaterThan(before);
      assertThat(index.search(Query.of("housing")).generation()).isEqualTo(index.generation());
    }
  }

  @Test
  void afterAFullDiskTheIndexGoesOnFromItsLastCommit() throws IOException {
    AtomicBoolean full = new AtomicBoolean();
    Directory disk =
        new FilterDirectory(FSDirectory.open(folder)) {
          @Override
          public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (full.get()) {
              throw new IOException("No space left on device");
            }
            return super.createOutput(name, context);
          }
        };
    try (LuceneIndex index =
        LuceneIndex.open(disk, Library.VOCABULARY, IndexSettings.defaults(), Clock.systemUTC())) {
      index.put(List.of(english("kept", "Housing.").done()));
      index.commit(1);
      index.put(List.of(english("seen", "Housing.").done()));
      index.refresh();
      long before = index.generation();
      full.set(true);
      assertThatThrownBy(
              () -> {
                index.put(List.of(english("lost", "Housing.").done()));
                index.commit(3);
              })
          .isInstanceOf(IOException.class);
      assertThat(Library.ids(index.search(Query.of("housing"))))
          .containsExactlyInAnyOrder("kept", "seen");
      full.set(false);
      assertThatThrownBy(() -> index.put(List.of(english("lost", "Housing.").done())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("position 1");
      assertThat(index.committedPosition()).isEqualTo(1);
      assertThat(Library.ids(index.search(Query.of("housing"))))
          .as("until what was lost is written again")
          .containsExactlyInAnyOrder("kept", "seen");
      index.put(List.of(english("again", "Housing.").done()));
      index.refresh();
      assertThat(index.generation()).isGreaterThan(before);
      index.commit(4);
      assertThat(index.documentCount()).isEqualTo(2);
    }
    try (Library library = Library.in(folder)) {
      assertThat(library.index.committedPosition()).isEqualTo(4);
      assertThat(library.find("housing")).containsExactlyInAnyOrder("kept", "again");
    }
  }

  @Test
  void whereItsFilesAreDeletedTheIndexIsMadeAnewWhileSearchesGoOn() throws IOException {
    try (Library library = Library.in(folder)) {
      library.with(english("a", "Housing."), english("b", "Housing."));
      library.index.commit(2);
      library.index.verify();
      for (List<String> deleted : List.of(List.of("_"), List.of("seg"), List.of("", "folder"))) {
        delete(deleted);
        assertThatThrownBy(library.index::verify)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("have been deleted");
        assertThat(library.index.committedPosition()).isZero();
        assertThat(library.find("housing")).containsExactlyInAnyOrder("a", "b");
        library.with(english("a", "Housing."), english("b", "Housing."));
        library.index.verify();
        assertThat(library.find("housing")).containsExactlyInAnyOrder("a", "b");
        library.index.commit(2);
      }
    }
    try (Library library = Library.in(folder)) {
      assertThat(library.index.committedPosition()).isEqualTo(2);
      assertThat(library.find("housing")).containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void aWriteThatFailsBecauseTheFolderIsGoneMakesTheIndexAnewToo() throws IOException {
    try (Library library = Library.in(folder)) {
      library.with(english("a", "Housing."));
      library.index.commit(1);
      delete(List.of("", "folder"));
      assertThatThrownBy(
              () -> {
                library.index.put(List.of(english("b", "Housing.").done()));
                library.index.commit(2);
              })
          .isInstanceOf(Exception.class);
      assertThatThrownBy(library.index::verify).hasMessageContaining("position 0");
      assertThat(library.find("housing")).containsExactly("a");
      library.with(english("b", "Housing."));
      assertThat(library.find("housing")).containsExactly("b");
      library.index.commit(2);
    }
  }

  /** The files whose names begin so, and perhaps the folder. */
  private void delete(List<String> what) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith(what.getFirst())) {
          Files.delete(file);
        }
      }
    }
    if (what.contains("folder")) {
      Files.delete(folder);
    }
  }

  @Test
  void aDocumentIsReplacedAndRemovedWithAllItsPassages() throws IOException {
    try (Library library = Library.in(folder)) {
      library.with(english("a", "Housing in Ottawa."), english("b", "Housing in Toronto."));
      library.with(english("a", "Health in Sudbury."));
      assertThat(library.find("ottawa")).isEmpty();
      assertThat(library.find("sudbury")).containsExactly("a");
      assertThat(library.index.documentCount()).isEqualTo(2);
      library.index.remove(List.of(new DocumentId("a"), new DocumentId("unknown")));
      library.index.refresh();
      assertThat(library.find("sudbury")).isEmpty();
      List<DocumentId> ids = new ArrayList<>();
      library.index.forEachId(ids::add);
      assertThat(ids).containsExactly(new DocumentId("b"));
    }
  }

  @Test
  void aDamagedIndexIsNamedSo() throws IOException {
    try (Library library = Library.in(folder)) {
      library.with(english("a", "Housing."));
      library.index.commit(1);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().endsWith(".si")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    assertThatThrownBy(() -> Library.in(folder)).isInstanceOf(IndexUnusableException.class);
  }

  @Test
  void anIndexWithAMissingFileIsNamedSo() throws IOException {
    try (Library library = Library.in(folder)) {
      library.with(english("a", "Housing."));
      library.index.commit(1);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("_")).toList()) {
        Files.delete(file);
      }
    }
    assertThatThrownBy(() -> Library.in(folder)).isInstanceOf(IndexUnusableException.class);
  }

  @Test
  void anIndexOfAnotherVocabularyIsNamedSo() throws IOException {
    Library.in(folder).close();
    assertThatThrownBy(() ->
            IndexStore.open(
                FSDirectory.open(folder),
                new IndexStore.Opening(
                    "another", IndexSettings.defaults(), FacetReader.config(), Clock.systemUTC())))
        .isInstanceOf(IndexUnusableException.class)
        .hasMessageContaining("vocabulary");
  }

  @Test
  void aPositionNeverGoesBack() throws IOException {
    try (Library library = Library.in(folder)) {
      library.index.commit(5);
      assertThatThrownBy(() -> library.index.commit(4))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void manyThreadsWriteSearchRefreshAndCommitAtOnce() throws Exception {
    try (Library library = Library.in(folder);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      AtomicBoolean writing = new AtomicBoolean(true);
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        int number = writer;
        writers.add(threads.submit(() -> write(library, number)));
      }
      List<Future<?>> others = new ArrayList<>();
      for (int reader = 0; reader < 4; reader++) {
        others.add(threads.submit(() -> read(library, writing)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      writing.set(false);
      for (Future<?> other : others) {
        other.get();
      }
      library.index.refresh();
      assertThat(library.index.documentCount()).isEqualTo(200);
      assertThat(library.index.search(Query.of("housing")).totalHits()).isEqualTo(200);
    }
  }

  private static void write(Library library, int writer) {
    try {
      for (int i = 0; i < 50; i++) {
        String id = "w" + writer + "-" + i;
        library.index.put(List.of(english(id, "Housing number " + i).done()));
        library.index.put(List.of(english(id, "Housing again, number " + i).done()));
        if (i % 10 == 0) {
          library.index.refresh();
        }
        if (i % 25 == 0) {
          library.index.commit(library.index.committedPosition());
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void read(Library library, AtomicBoolean writing) {
    try {
      do {
        Results results = library.index.search(Query.of("housing"));
        assertThat(results.hits()).hasSize((int) Math.min(10, results.totalHits()));
        results.hits().forEach(hit -> assertThat(hit.passages()).isNotEmpty());
      } while (writing.get());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
