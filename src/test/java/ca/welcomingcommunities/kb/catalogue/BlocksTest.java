package ca.welcomingcommunities.kb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BlocksTest {
  private static final ImportedRecord RECORD = Samples.imported("a", "Title", "text");

  @TempDir Path folder;
  private Catalogue catalogue;

  @BeforeEach
  void open() throws Exception {
    catalogue = Catalogue.open(folder, Clock.systemUTC());
    catalogue.documents().put(List.of(RECORD));
  }

  @AfterEach
  void close() throws Exception {
    catalogue.close();
  }

  @Test
  void aMarkReachesTheIndexWithoutTheDocumentBeingUpdated() throws Exception {
    Document before = only().document();
    catalogue.close();
    catalogue = Catalogue.open(folder, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
    assertThat(catalogue.blocks().mark(RECORD.origin(), BlocksTest::repeated)).isTrue();
    assertThat(only().document()).isEqualTo(before);
    assertThat(only().pages().getFirst().sections())
        .extracting(Section::role)
        .containsOnly(TextRole.REPEATED);
    assertThat(catalogue.documents().changesAfter(1, 10, Long.MAX_VALUE))
        .singleElement()
        .satisfies(change -> assertThat(change.number()).isEqualTo(2));
    assertThat(catalogue.blocks().mark(RECORD.origin(), BlocksTest::repeated))
        .as("marked already")
        .isFalse();
    assertThat(catalogue.documents().lastChange()).isEqualTo(2);
  }

  @Test
  void whileATextIsLookedAtOthersWriteAndWhatTheyWroteIsLookedAtAgain() {
    AtomicInteger looks = new AtomicInteger();
    DocumentId id = only().document().id();
    boolean marked =
        catalogue
            .blocks()
            .mark(
                RECORD.origin(),
                text -> {
                  if (looks.incrementAndGet() == 1) {
                    catalogue
                        .documents()
                        .edit(id, new Edit(Samples.titled("Edited"), Map.of(), Set.of()));
                  }
                  return repeated(text);
                });
    assertThat(marked).isTrue();
    assertThat(looks).hasValue(2);
    assertThat(only().document().description().title()).isEqualTo("Edited");
  }

  @Test
  void aWithdrawnDocumentIsNotMarked() {
    catalogue.documents().withdraw(only().document().id());
    assertThat(catalogue.blocks().mark(RECORD.origin(), BlocksTest::repeated)).isFalse();
    assertThat(catalogue.documents().lastChange()).isEqualTo(2);
  }

  @Test
  void whatOnlyWithdrawnDocumentsHaveSaysNothingAboutOthers() {
    ImportedRecord record = Samples.imported("b", "Another", "text");
    catalogue.documents().put(List.of(withPrint(record)));
    assertThat(catalogue.blocks().holders(Set.of(7L))).containsEntry(7L, Set.of(record.origin()));
    DocumentId id = catalogue.documents().changesAfter(1, 1, Long.MAX_VALUE).getFirst().id();
    catalogue.documents().withdraw(id);
    assertThat(catalogue.blocks().holders(Set.of(7L))).isEmpty();
    catalogue.documents().restore(id);
    assertThat(catalogue.blocks().holders(Set.of(7L))).containsKey(7L);
  }

  private static ImportedRecord withPrint(ImportedRecord record) {
    Content all = record.content();
    Content content =
        new Content(
            all.mediaType(),
            all.accessibility(),
            all.found(),
            all.labels(),
            all.pages(),
            all.totalPages(),
            all.unit(),
            Set.of(7L));
    return new ImportedRecord(
        record.kind(), record.externalId(), record.submitted(), record.labels(), content, null);
  }

  private DocumentText only() {
    List<DocumentText> all = catalogue.documents().load(List.copyOf(catalogue.documents().ids()));
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static List<Page> repeated(DocumentText text) {
    return text.pages().stream()
        .map(page ->
            new Page(
                page.number(),
                page.sections().stream()
                    .map(section ->
                        section.part(section.continued(), section.text(), TextRole.REPEATED))
                    .toList()))
        .toList();
  }
}
