package ca.welcomingcommunities.kb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageCount;
import ca.welcomingcommunities.kb.document.PageUnit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
  @TempDir Path folder;
  private Catalogue catalogue;
  private Documents documents;

  @BeforeEach
  void open() throws Exception {
    catalogue = Catalogue.open(folder, Clock.systemUTC());
    documents = catalogue.documents();
  }

  @AfterEach
  void close() throws Exception {
    catalogue.close();
  }

  @Test
  void aCuratorSeesWhatRulesAreNotSureOfUntilSomebodyDecides() {
    DocumentId id = documents.register(Samples.upload(1)).documentId();
    Content sure = Samples.content("Housing plan", "Text.");
    Label guess =
        new Label(Facet.REGION, "on-toronto", AssignedBy.RULE, 0.52, new Evidence("Toronto", 1));
    read(
        new Content(
            sure.mediaType(),
            sure.accessibility(),
            sure.found(),
            List.of(sure.labels().getFirst(), guess),
            sure.pages(),
            sure.totalPages(),
            sure.unit(),
            sure.prints()));
    Reviews reviews = catalogue.reviews();
    assertThat(reviews.unsure(10)).extracting(Document::id).containsExactly(id);
    assertThat(reviews.unsure(10).getFirst().labels().stream().filter(Reviews::isUnsure))
        .containsExactly(guess);

    documents.edit(
        id, new Edit(Layer.EMPTY, Map.of(Facet.REGION, List.of("on-toronto")), Set.of()));
    assertThat(reviews.unsure(10)).isEmpty();

    documents.withdraw(id);
    assertThat(reviews.withdrawn(10)).extracting(Document::id).containsExactly(id);
    documents.restore(id);
    assertThat(reviews.withdrawn(10)).isEmpty();
  }

  private List<Page> text(DocumentId id) {
    return documents.load(List.of(id)).stream().flatMap(text -> text.pages().stream()).toList();
  }

  @Test
  void anUploadIsSeenOnceItHasBeenRead() {
    DocumentId id = documents.register(Samples.upload(1)).documentId();
    assertThat(documents.find(id)).isEmpty();
    assertThat(documents.lastChange()).isZero();

    read(Samples.content("Housing plan", "First page.", "", "Third page."));

    Document document = documents.find(id).orElseThrow();
    assertThat(document.description().title()).isEqualTo("Housing plan");
    assertThat(document.pages()).isEqualTo(new PageCount(3, 3, PageUnit.PAGE));
    assertThat(document.original())
        .satisfies(original -> assertThat(original.filename()).isEqualTo("plan-1.pdf"));
    assertThat(document.values(Facet.CLUSTER)).containsExactly("health-wellbeing");
    assertThat(text(id)).isEqualTo(Samples.pages("First page.", "", "Third page."));
    TextPage last = documents.page(id, 3).orElseThrow();
    assertThat(last.page().text()).contains("Third page.");
    assertThat(last.previous()).isEqualTo(2);
    assertThat(last.next()).isNull();
    assertThat(documents.page(id, 4)).contains(last);
    assertThat(documents.ids()).hasSize(1);
  }

  @Test
  void anEditorCanSayThatSectionsHaveNoTypesAndTakeItBack() {
    DocumentId id = documents.register(Samples.upload(1)).documentId();
    read(Samples.content("Housing plan", "What is hard."));
    assertThat(types(id)).containsExactly("challenges");
    documents.edit(id, new Edit(Layer.EMPTY, Map.of(Facet.SECTION, List.of()), Set.of()));
    assertThat(types(id)).containsExactly((String) null);
    documents.edit(id, new Edit(Layer.EMPTY, Map.of(), Set.of(Facet.SECTION)));
    assertThat(types(id)).containsExactly("challenges");
  }

  private List<@Nullable String> types(DocumentId id) {
    List<@Nullable String> types = new ArrayList<>();
    text(id).forEach(page -> page.sections().forEach(section -> types.add(section.type())));
    return types;
  }

  @Test
  void theSameBytesAreTheSameDocumentAlsoInParallel() throws Exception {
    List<Callable<Registered>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(() -> documents.register(Samples.upload(1)));
    }
    List<Registered> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (Future<Registered> each : threads.invokeAll(all)) {
        answers.add(each.get());
      }
    }
    assertThat(answers).filteredOn(Registered.New.class::isInstance).hasSize(1);
    assertThat(answers)
        .extracting(Registered::documentId)
        .containsOnly(answers.getFirst().documentId());
    assertThat(answers).extracting(Registered::jobId).containsOnly(answers.getFirst().jobId());
  }

  @Test
  void idsComeFromTheBytesOrTheExternalIdOnly() throws Exception {
    DocumentId upload = documents.register(Samples.upload(7)).documentId();
    documents.put(List.of(Samples.imported("repo:7", "One", "Text.")));
    DocumentId imported = idOf("One");
    try (Catalogue other = Catalogue.open(folder.resolve("other"), Clock.systemUTC())) {
      other.documents().register(Samples.upload(6));
      assertThat(other.documents().register(Samples.upload(7)).documentId()).isEqualTo(upload);
      other.documents().put(List.of(Samples.imported("repo:7", "Two", "Else.")));
      assertThat(other.documents().find(imported)).isPresent();
    }
    assertThat(upload.value()).hasSize(16);
  }

  @Test
  void theEditorsWordOutlivesEveryNewReading() {
    DocumentId id = documents.register(Samples.upload(1)).documentId();
    Task first = catalogue.jobs().take(Lane.QUICK).orElseThrow();
    catalogue.jobs().publish(first, Samples.content("Found title"), List.of(), "no-text");
    Edit edit =
        new Edit(
            new Layer("Edited title", null, null, null, List.of(), null, Set.of(Field.YEAR)),
            Map.of(Facet.CLUSTER, List.of(), Facet.REGION, List.of("on-toronto", "on-eastern")),
            Set.of());
    assertThat(documents.edit(id, edit)).hasValue(2);
    Jobs jobs = catalogue.jobs();
    jobs.indexed(1);
    assertThat(jobs.retry(documents.register(Samples.upload(1)).jobId())).isTrue();
    read(Samples.content("Found again", "Text again."));

    Document document = documents.find(id).orElseThrow();
    assertThat(document.description().title()).isEqualTo("Edited title");
    assertThat(document.description().year()).as("said to be none").isNull();
    assertThat(document.values(Facet.CLUSTER)).as("said to be none").isEmpty();
    assertThat(document.values(Facet.REGION)).containsExactly("on-toronto", "on-eastern");
    assertThat(documents.labels(id))
        .as("what the rules found stays on record")
        .contains(Samples.rule(Facet.CLUSTER, "health-wellbeing"));
    assertThat(text(id).getFirst().text()).contains("Text again.");
  }

  @Test
  void anEditorCanTakeBackWhatWasSaid() {
    DocumentId id = documents.register(Samples.upload(1)).documentId();
    read(Samples.content("Found title", "Text."));
    documents.edit(
        id, new Edit(Samples.titled("Edited"), Map.of(Facet.CLUSTER, List.of()), Set.of()));
    documents.edit(
        id,
        new Edit(
            new Layer(null, null, null, null, List.of(), null, Set.of(Field.TITLE)),
            Map.of(),
            Set.of(Facet.CLUSTER)));
    Document document = documents.find(id).orElseThrow();
    assertThat(document.description().title()).isEqualTo("Found title");
    assertThat(document.values(Facet.CLUSTER)).containsExactly("health-wellbeing");
  }

  @Test
  void theSubmittersLabelsCountMoreThanTheRules() {
    Upload upload =
        new Upload(
            Samples.hash(1),
            "plan.pdf",
            1,
            new Layer(null, null, Language.FR, null, List.of("City of Ottawa"), null, Set.of()),
            List.of(
                Label.given(Facet.CLUSTER, "labour-credentials-business", AssignedBy.SUBMITTER)));
    DocumentId id = documents.register(upload).documentId();
    read(Samples.content("Title", "Text."));
    Document document = documents.find(id).orElseThrow();
    assertThat(document.values(Facet.CLUSTER)).containsExactly("labour-credentials-business");
    assertThat(document.description().language()).isEqualTo(Language.FR);
    assertThat(document.description().authors()).containsExactly("City of Ottawa");
    assertThat(document.description().year()).isEqualTo(2011);
  }

  @Test
  void aWithdrawnDocumentIsGoneAndComesBackOnlyWhenRestored() {
    DocumentId id = documents.register(Samples.upload(1)).documentId();
    read(Samples.content("Title", "Text."));
    assertThat(documents.withdraw(id)).hasValue(2);
    assertThat(documents.withdraw(id)).isEmpty();
    assertThat(documents.edit(id, new Edit(Samples.titled("T"), Map.of(), Set.of()))).isEmpty();
    assertThat(documents.find(id)).isEmpty();
    assertThat(text(id)).isEmpty();
    assertThat(documents.labels(id)).isEmpty();
    assertThat(documents.load(List.of(id))).isEmpty();
    assertThat(documents.changesAfter(0, 10, Long.MAX_VALUE))
        .singleElement()
        .satisfies(change -> assertThat(change.published()).isFalse());

    assertThat(documents.restore(id)).hasValue(3);
    assertThat(documents.restore(id)).isEmpty();
    assertThat(documents.find(id)).isPresent();
    documents.withdraw(id);
    assertThat(documents.register(Samples.upload(1))).isInstanceOf(Registered.Known.class);
    assertThat(documents.find(id)).as("handed in again").isEmpty();
    assertThat(documents.lastChange()).isEqualTo(4);
    assertThat(documents.restore(id)).hasValue(5);
    assertThat(documents.find(id)).isPresent();
  }

  @Test
  void theSameExternalIdAgainReplacesTheRecordButNotTheEditor() {
    documents.put(
        List.of(Samples.imported("a", "Old", "Old text."), Samples.imported("b", "B", "B.")));
    DocumentId id = idOf("Old");
    Instant added = documents.find(id).orElseThrow().addedAt();
    documents.edit(
        id, new Edit(Layer.EMPTY, Map.of(Facet.REGION, List.of("on-toronto")), Set.of()));
    documents.put(List.of(Samples.imported("a", "New", "New text.")));
    assertThat(documents.ids()).hasSize(2);
    Document document = documents.find(id).orElseThrow();
    assertThat(document.description().title()).isEqualTo("New");
    assertThat(document.externalId()).isEqualTo("a");
    assertThat(document.addedAt()).isEqualTo(added);
    assertThat(document.values(Facet.REGION)).containsExactly("on-toronto");
    assertThat(text(id).getFirst().text()).contains("New text.");
  }

  @Test
  void ofTheSameExternalIdTwiceInOneGroupTheLaterCounts() {
    documents.put(
        List.of(Samples.imported("a", "First", "1"), Samples.imported("a", "Second", "2")));
    assertThat(documents.ids()).hasSize(1);
    assertThat(idOf("Second")).isNotNull();
  }

  @Test
  void recordsWithoutExternalIdAreTheSameWhenTheirTextIs() {
    documents.put(List.of(Samples.imported(null, "T", "one"), Samples.imported(null, "T", "two")));
    documents.put(List.of(Samples.imported(null, "T", "one")));
    assertThat(documents.ids()).hasSize(2);
  }

  @Test
  void anImportDoesNotBringAWithdrawnRecordBack() {
    documents.put(List.of(Samples.imported("a", "A", "a")));
    DocumentId id = idOf("A");
    documents.withdraw(id);
    documents.put(List.of(Samples.imported("a", "A", "a")));
    assertThat(documents.find(id)).isEmpty();
  }

  @Test
  void changesAreNumberedWithoutGapsInTheOrderOfTheirCommits() throws Exception {
    List<Callable<Long>> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int n = i;
      all.add(() ->
          documents.put(
              List.of(
                  Samples.imported("x" + n, "X", "text " + n),
                  Samples.imported("y" + n, "Y", "text " + n))));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Long> each : threads.invokeAll(all)) {
        assertThat(each.get()).isPositive();
      }
    }
    List<Change> changes = documents.changesAfter(0, 1_000, Long.MAX_VALUE);
    assertThat(changes)
        .extracting(Change::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 80).mapToObj(Long::valueOf).toList());
    assertThat(documents.changesAfter(78, 10, Long.MAX_VALUE)).hasSize(2);
    assertThat(documents.changesAfter(0, 10, Long.MAX_VALUE)).hasSize(10);
    assertThat(documents.lastChange()).isEqualTo(80);
  }

  @Test
  void ofChangesSoManyAreGivenAsHaveTextThatCanBeLoadedTogetherButAtLeastOne() {
    for (int i = 0; i < 5; i++) {
      documents.put(List.of(Samples.imported("id" + i, "Title", "text ".repeat(20_000))));
    }
    long each = documents.changesAfter(0, 1, Long.MAX_VALUE).getFirst().characters();
    assertThat(each).as("as long as it is, however little is stored").isEqualTo(100_006);
    assertThat(documents.changesAfter(0, 10, 3 * each)).hasSize(3);
    assertThat(documents.changesAfter(3, 10, 3 * each)).hasSize(2);
    assertThat(documents.changesAfter(0, 2, 3 * each)).hasSize(2);
    assertThat(documents.changesAfter(2, 10, each - 1))
        .singleElement()
        .satisfies(change -> assertThat(change.number()).isEqualTo(3));
  }

  @Test
  void manyDocumentsAreLoadedWithTextAndLabels() {
    List<ImportedRecord> records = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      records.add(Samples.imported("id" + i, "Title " + i, "text of " + i + " word".repeat(300)));
    }
    documents.put(records);
    List<DocumentId> ids =
        documents.changesAfter(0, 700, Long.MAX_VALUE).stream().map(Change::id).toList();
    List<DocumentText> loaded = documents.load(ids);
    assertThat(loaded).hasSize(700);
    assertThat(new HashSet<>(ids)).isEqualTo(documents.ids());
    assertThat(loaded)
        .allSatisfy(each -> {
          assertThat(each.document().values(Facet.CLUSTER)).containsExactly("health-wellbeing");
          String number = each.document().description().title().substring("Title ".length());
          assertThat(each.pages().getFirst().text()).contains("text of " + number + " word");
        });
  }

  @Test
  void manyAreFoundInTheOrderOfTheirIdsAndThoseThatAreWithdrawnAreLeftOut() {
    documents.put(
        List.of(
            Samples.imported("a", "A", "text"),
            Samples.imported("b", "B", "text"),
            Samples.imported("c", "C", "text")));
    List<DocumentId> ids =
        documents.changesAfter(0, 3, Long.MAX_VALUE).stream().map(Change::id).toList();
    documents.withdraw(ids.get(1));
    assertThat(
            documents.find(
                List.of(ids.get(2), ids.get(1), new DocumentId("0".repeat(16)), ids.get(0))))
        .containsExactly(
            documents.find(ids.get(2)).orElseThrow(), documents.find(ids.get(0)).orElseThrow());
  }

  @Test
  void aCollisionOfIdsIsSolvedByALongerOne() {
    DocumentId id = documents.register(Samples.upload(1)).documentId();
    // A file whose hash begins with the same 80 bits.
    String other = Samples.hash(1).value().substring(0, 20) + "f".repeat(44);
    Upload upload = new Upload(new ContentHash(other), "other.pdf", 1, Layer.EMPTY, List.of());
    DocumentId longer = documents.register(upload).documentId();
    assertThat(longer.value()).hasSize(20).startsWith(id.value());
    assertThat(documents.register(upload).documentId()).isEqualTo(longer);
  }

  @Test
  void everythingIsThereAfterReopening() throws Exception {
    DocumentId id = documents.register(Samples.upload(1)).documentId();
    read(Samples.content("Title", "Text."));
    Document before = documents.find(id).orElseThrow();
    catalogue.close();
    catalogue = Catalogue.open(folder, Clock.systemUTC());
    assertThat(catalogue.documents().find(id)).contains(before);
    assertThat(catalogue.documents().lastChange()).isEqualTo(1);
  }

  private void read(Content content) {
    Task task = catalogue.jobs().take(Lane.QUICK).orElseThrow();
    catalogue.jobs().publish(task, content, List.of(), null);
  }

  private DocumentId idOf(String title) {
    return documents.load(List.copyOf(documents.ids())).stream()
        .map(DocumentText::document)
        .filter(document -> document.description().title().equals(title))
        .map(Document::id)
        .findFirst()
        .orElseThrow();
  }
}
