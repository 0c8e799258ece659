package ca.welcomingcommunities.kb.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.welcomingcommunities.kb.catalogue.FolderInUseException;
import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageCount;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.search.IndexedDocument;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFolderTest {
  private static final Vocabulary VOCABULARY = Vocabulary.load();

  @TempDir private Path home;
  private Path folder = Path.of("");

  @BeforeEach
  void anIndexAtChangeSeven() throws IOException {
    folder = home.resolve("index");
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
  void oneWrongBitOrACutOrMissingFileIsNoticedWhereverItIs() throws IOException {
    try (IndexFolder first = take("first");
        LuceneIndex index = first.openLive(10)) {
      index.put(List.of(document("a"), document("b")));
      index.commit(8);
    }
    Path intact = folder.resolveSibling("intact");
    copy(folder.resolve("live"), intact);
    int tried = 0;
    for (Path file : files(intact)) {
      Path name = file.getFileName();
      if (name.toString().equals("write.lock")) {
        continue;
      }
      byte[] bytes = Files.readAllBytes(file);
      byte[] flipped = bytes.clone();
      flipped[bytes.length / 2] ^= 4;
      for (byte[] damaged : List.of(flipped, Arrays.copyOf(bytes, bytes.length / 2))) {
        copy(intact, folder.resolve("live"));
        assertThat(position("first", 10)).as("intact").isEqualTo(8);
        copy(intact, folder.resolve("live"));
        Files.write(folder.resolve("live").resolve(name), damaged);
        assertThat(position("first", 10)).as(name + " is damaged").isZero();
        tried++;
      }
      copy(intact, folder.resolve("live"));
      Files.delete(folder.resolve("live").resolve(name));
      assertThat(position("first", 10)).as(name + " is missing").isZero();
    }
    assertThat(tried).isGreaterThan(4);
  }

  private static IndexedDocument document(String id) {
    String text = "Housing near the school. ".repeat(50);
    Document document =
        new Document(
            new DocumentId(id.repeat(16)),
            Kind.DOCUMENT,
            id,
            new Description("Title", null, Language.EN, 2012, List.of(), null),
            null,
            new PageCount(1, 1, PageUnit.PAGE),
            List.of(),
            Instant.EPOCH,
            Instant.EPOCH);
    return new IndexedDocument(
        document, List.of(new Page(1, List.of(Section.of("", 0, false, text)))));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path old : files(to)) {
      Files.delete(old);
    }
    for (Path file : files(from)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
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
