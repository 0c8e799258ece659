package ca.welcomingcommunities.kb.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.welcomingcommunities.kb.catalogue.FolderInUseException;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFolderTest {
  private static final Vocabulary VOCABULARY = Vocabulary.load();

  @TempDir private Path folder;

  @BeforeEach
  void anIndexAtChangeSeven() throws IOException {
    try (IndexFolder first = take("first");
        LuceneIndex index = first.openLive(10)) {
      index.commit(7);
    }
  }

  @Test
  void theIndexOfACatalogueIsOpenedAgain() throws IOException {
    assertThat(position("first", 10)).isEqualTo(7);
  }

  @Test
  void theIndexOfAnotherCatalogueIsMadeAnew() throws IOException {
    assertThat(position("second", 10)).isZero();
    assertThat(position("first", 10)).isZero();
  }

  @Test
  void anIndexNewerThanItsCatalogueIsMadeAnew() throws IOException {
    assertThat(position("first", 6)).isZero();
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws IOException {
    try (var files = Files.list(folder.resolve("live"))) {
      for (Path file : files.toList()) {
        Files.writeString(file, "damage");
      }
    }
    assertThat(position("first", 10)).isZero();
  }

  @Test
  void aFinishedIndexTakesThePlaceOfTheLiveOne() throws IOException {
    try (IndexFolder first = take("first")) {
      try (LuceneIndex next = first.openNext()) {
        next.commit(9);
      }
      first.swap();
    }
    assertThat(position("first", 10)).isEqualTo(9);
    assertThat(folder.resolve("next")).doesNotExist();
  }

  @Test
  void theIndexOfARunningServerIsNotTouched() throws IOException {
    try (IndexFolder first = take("first");
        LuceneIndex index = first.openLive(10)) {
      assertThatThrownBy(() -> take("second")).isInstanceOf(FolderInUseException.class);
      index.commit(8);
    }
    assertThat(position("first", 10)).isEqualTo(8);
  }

  private long position(String catalogueId, long lastChange) throws IOException {
    try (IndexFolder taken = take(catalogueId);
        LuceneIndex index = taken.openLive(lastChange)) {
      return index.committedPosition();
    }
  }

  private IndexFolder take(String catalogueId) throws IOException {
    return IndexFolder.take(folder, catalogueId, VOCABULARY, Clock.systemUTC());
  }
}
