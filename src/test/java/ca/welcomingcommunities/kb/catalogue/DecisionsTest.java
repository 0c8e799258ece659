package ca.welcomingcommunities.kb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Accessibility;
import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.PageUnit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @TempDir Path folder;
  private Catalogue catalogue;
  private Decisions decisions;
  private DocumentId id;

  @BeforeEach
  void open() throws Exception {
    catalogue = Catalogue.open(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    decisions = catalogue.decisions();
    read("on-toronto", "on-gta");
    id = catalogue.documents().ids().iterator().next();
  }

  @AfterEach
  void close() throws Exception {
    catalogue.close();
  }

  @Test
  void whatIsKeptOrRemovedStaysSoWhateverIsFoundLater() throws Exception {
    decide(true, "on-toronto");
    decide(false, "on-gta");
    assertThat(regions()).containsExactly("on-toronto");

    read("on-gta", "on-eastern");
    assertThat(regions()).containsExactlyInAnyOrder("on-toronto", "on-eastern");
    Label kept =
        labels().filter(each -> each.value().equals("on-toronto")).findFirst().orElseThrow();
    assertThat(kept.assignedBy()).isEqualTo(AssignedBy.EDITOR);
    assertThat(kept.confidence()).isEqualTo(1);
    assertThat(kept.evidence()).isEqualTo(new Evidence("on-toronto", 1));

    catalogue.close();
    catalogue = Catalogue.open(folder, Clock.systemUTC());
    assertThat(regions()).containsExactlyInAnyOrder("on-toronto", "on-eastern");
  }

  @Test
  void theNewestSaysWhoAndWhenAndIsTakenBack() {
    decide(false, "on-gta");
    decide(true, "on-gta");
    Decision newest = decisions.newest(10).getFirst();
    assertThat(decisions.newest(10)).hasSize(1);
    assertThat(newest.accepted()).isTrue();
    assertThat(newest.by()).isEqualTo("Ana");
    assertThat(newest.at()).isEqualTo(NOW);

    assertThat(decisions.undo(newest.number())).isPresent();
    assertThat(decisions.undo(newest.number())).isEmpty();
    assertThat(decisions.newest(10)).isEmpty();
    assertThat(labels().map(Label::assignedBy)).containsOnly(AssignedBy.RULE);
  }

  @Test
  void whatIsDecidedIsNoLongerAskedAbout() {
    assertThat(catalogue.reviews().unsure(10)).hasSize(1);
    decide(true, "on-toronto");
    assertThat(
            catalogue.reviews().unsure(10).getFirst().labels().stream().filter(Reviews::isUnsure))
        .extracting(Label::value)
        .containsExactly("on-gta");
    decide(false, "on-gta");
    assertThat(catalogue.reviews().unsure(10)).isEmpty();
  }

  @Test
  void whoDecidesAboutTheWholeFacetEndsTheDecisionsAboutItsLabels() {
    decide(false, "on-gta");
    catalogue
        .documents()
        .edit(id, new Edit(Layer.EMPTY, Map.of(Facet.REGION, List.of("on-gta")), Set.of()));
    assertThat(regions()).containsExactly("on-gta");
    assertThat(decisions.newest(10)).isEmpty();
    catalogue.documents().edit(id, new Edit(Layer.EMPTY, Map.of(), Set.of(Facet.REGION)));
    assertThat(regions()).containsExactlyInAnyOrder("on-toronto", "on-gta");
  }

  @Test
  void everyDecisionIsAChangeAndOneAboutNothingIsNone() {
    long before = catalogue.documents().lastChange();
    assertThat(decide(true, "on-toronto")).hasValue(before + 1);
    assertThat(decide(true, "on-northwestern")).isEmpty();
    assertThat(decisions.undo(99)).isEmpty();
  }

  private OptionalLong decide(boolean accepted, String region) {
    return decisions.decide(
        List.of(new Decision.Subject(id, Facet.REGION, region)), accepted, "Ana");
  }

  /** The same record, and what rules find in it this time. */
  private void read(String... regions) {
    Content content =
        new Content(
            null,
            Accessibility.UNKNOWN,
            Layer.EMPTY,
            Stream.of(regions).map(DecisionsTest::guess).toList(),
            Samples.pages("Text."),
            1,
            PageUnit.PAGE,
            Set.of());
    catalogue
        .documents()
        .put(
            List.of(
                new ImportedRecord(
                    Kind.DOCUMENT, "x", Samples.titled("T"), List.of(), content, NOW)));
  }

  private static Label guess(String region) {
    return new Label(Facet.REGION, region, AssignedBy.RULE, 0.52, new Evidence(region, 1));
  }

  private Stream<Label> labels() {
    Document document = catalogue.documents().find(id).orElseThrow();
    return document.labels().stream().filter(label -> label.facet() == Facet.REGION);
  }

  private List<String> regions() {
    return labels().map(Label::value).toList();
  }
}
