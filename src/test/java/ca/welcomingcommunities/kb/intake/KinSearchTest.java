package ca.welcomingcommunities.kb.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.catalogue.Kin;
import ca.welcomingcommunities.kb.document.DocumentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KinSearchTest {
  private static final String PLAN =
      """
      Welcome plan of the north shore. The council met in spring and in autumn and asked newcomers what
      they need most. They named housing near the school, work in their own field, a bus on Sundays and
      an interpreter at the clinic. The plan answers each of these with a partner who leads the work.
      """;

  @TempDir Path folder;

  @Test
  void aNearCopyIsProposedAndWhatACuratorSaysStays() throws IOException {
    DocumentId first;
    try (Bench bench = new Bench(folder, new MemoryIndex())) {
      first = published(bench, PLAN);
      DocumentId second = published(bench, PLAN + "\n\n");
      published(bench, "Nothing like it. ".repeat(20));
      List<Kin.Found> proposed = looked(bench).list(Kin.State.PROPOSED, 10);
      assertThat(proposed)
          .extracting(Kin.Found::pair)
          .containsExactly(new Kin.Pair(second, first, "copy", 1));
      Kin.Found dismissed =
          bench.intake.decide(proposed.getFirst().number(), Kin.State.DISMISSED).orElseThrow();
      assertThat(dismissed.state()).isEqualTo(Kin.State.DISMISSED);
      assertThat(looked(bench).list(Kin.State.PROPOSED, 10)).isEmpty();
    }
    // Goes on where it was, also with documents that it has looked at before.
    try (Bench bench = new Bench(folder, new MemoryIndex())) {
      DocumentId third = published(bench, PLAN.replace("autumn", "fall"));
      assertThat(looked(bench).list(Kin.State.PROPOSED, 10))
          .hasSize(2)
          .allSatisfy(found -> {
            assertThat(found.pair().document()).isEqualTo(third);
            assertThat(found.pair().kind()).isEqualTo("version");
          });
      bench.intake.withdraw(first);
      assertThat(looked(bench).list(Kin.State.PROPOSED, 10)).hasSize(1);
      assertThat(bench.catalogue.kin().list(Kin.State.DISMISSED, 10)).isEmpty();
      bench.intake.restore(first);
      assertThat(looked(bench).list(Kin.State.PROPOSED, 10)).hasSize(2);
      assertThat(bench.catalogue.kin().list(Kin.State.DISMISSED, 10)).hasSize(1);
      assertThat(bench.intake.decide(987, Kin.State.ACCEPTED)).isEmpty();
    }
  }

  @Test
  void recordsThatAreImportedAreLookedAtToo() throws IOException {
    try (Bench bench = new Bench(folder, new MemoryIndex())) {
      String text = PLAN.replace("\n", " ").strip();
      bench.intake.importRecords(
          Bench.stream(
              "{\"externalId\":\"a\",\"text\":\"%s\"}%n{\"externalId\":\"b\",\"text\":\"%s\"}%n"
                  .formatted(text, text)));
      assertThat(looked(bench).list(Kin.State.PROPOSED, 10)).hasSize(1);
      // A record that is replaced by another text is no copy any longer.
      bench.intake.importRecords(
          Bench.stream("{\"externalId\":\"b\",\"text\":\"Quite another text.\"}\n"));
      assertThat(looked(bench).list(Kin.State.PROPOSED, 10)).isEmpty();
    }
  }

  private static DocumentId published(Bench bench, String text) throws IOException {
    Receipt.Accepted accepted = bench.accept(text);
    bench.end(accepted.jobId());
    return accepted.documentId();
  }

  /** When all changes have been looked at. */
  private static Kin looked(Bench bench) {
    Kin kin = bench.catalogue.kin();
    while (kin.position() < bench.catalogue.documents().lastChange()) {
      Thread.onSpinWait();
    }
    return kin;
  }
}
