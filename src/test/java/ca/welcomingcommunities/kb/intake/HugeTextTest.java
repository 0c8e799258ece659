package ca.welcomingcommunities.kb.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.DocumentText;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The longest texts that are taken, with the real index. */
@Timeout(300)
class HugeTextTest {
  private static final int CHARACTERS = 15_000_000;
  private static final IntakeLimits LIMITS =
      new IntakeLimits(
          1_000, 0, 1, 100, 2, 20_000_000, 5, 1_000, Duration.ofSeconds(5), Duration.ofMinutes(4));

  @TempDir Path folder;

  @Test
  void oneLineAndOneWordOfMillionsOfCharactersAreFoundByTheirEndAndReadInParts() throws Exception {
    try (Catalogue catalogue = Catalogue.open(folder, Clock.systemUTC());
        LuceneIndex index = Bench.lucene(folder)) {
      Intake.Stores stores = new Intake.Stores(catalogue, Archive.open(folder), index);
      try (Intake intake = Intake.open(stores, Bench.reading(), Bench.SLUGS, LIMITS)) {
        String line = record("line", "housing plan ".repeat(CHARACTERS / 13) + "quokka");
        String word = record("word", "x".repeat(CHARACTERS) + " wombat");
        ImportReport report = intake.importRecords(Bench.stream(line + word));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(intake.awaitIndexed(catalogue.documents().lastChange())).isTrue();
        assertThat(intake.health().indexProblem()).isNull();
      }
      for (String text : List.of("quokka", "wombat")) {
        assertThat(index.search(Query.of(text)).totalHits()).as(text).isEqualTo(1);
      }
      for (DocumentText text :
          catalogue.documents().load(List.copyOf(catalogue.documents().ids()))) {
        Document document = text.document();
        assertThat(document.pages().unit()).isEqualTo(PageUnit.SECTION);
        assertThat(document.pages().total()).isGreaterThanOrEqualTo(CHARACTERS / Parts.LONGEST);
        assertThat(text.pages()).allMatch(page -> page.text().length() <= Parts.LONGEST);
      }
    }
  }

  private static String record(String id, String text) {
    return "{\"externalId\":\"%s\",\"text\":\"%s\"}\n".formatted(id, text);
  }
}
