package ca.welcomingcommunities.kb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Facet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCountsTest {
  @TempDir private Path folder;
  private final Moment clock = new Moment("2026-01-01T08:00:00Z");
  private Catalogue catalogue;
  private SearchCounts counts;

  @BeforeEach
  void open() throws IOException {
    catalogue = Catalogue.open(folder, clock);
    counts = catalogue.searchCounts();
  }

  @AfterEach
  void close() throws IOException {
    catalogue.close();
  }

  @Test
  void aTextIsToldWhenThreeDifferentClientsTypedItOnOneDay() {
    ask("Housing", true, "a", "b", "a", "b", "a");
    assertThat(texts(counts.report(30, 10).top())).isEmpty();
    ask("housing ", true, "c");
    assertThat(counts.report(30, 10).top())
        .containsExactly(new SearchReport.Line("housing", new SearchReport.Counts(6, 0, 0), 1));
    // Told from then on, and added up.
    ask("housing", true, "a");
    assertThat(counts.report(30, 10).top().getFirst().counts().searches()).isEqualTo(7);
  }

  @Test
  void oneClientADayIsNeverThree() {
    for (String client : List.of("a", "b", "c")) {
      ask("my own question", true, client);
      clock.pass(Duration.ofDays(1));
      counts.write();
    }
    SearchReport report = counts.report(30, 10);
    assertThat(report.top()).isEmpty();
    assertThat(report.total().searches()).isEqualTo(3);
  }

  @Test
  void whatCouldNameAPersonIsCountedButNotTold() {
    ask("someone@example.org", true, "a", "b", "c", "d");
    SearchReport report = counts.report(30, 10);
    assertThat(report.top()).isEmpty();
    assertThat(report.total().searches()).isEqualTo(4);
  }

  @Test
  void whatFoundNothingIsWantedByWhatItIsAbout() {
    ask("dentists", false, "a", "b", "c");
    for (String client : List.of("a", "b", "c")) {
      Map<Facet, Set<String>> about = Map.of(Facet.REGION, Set.of("on-eastern"));
      counts.note(new Asked("sponsors", false, 700, about), client);
    }
    SearchReport report = counts.report(30, 10);
    assertThat(texts(report.missed())).containsExactly("dentists", "sponsors");
    assertThat(report.wanted())
        .containsExactly(new SearchReport.Wanted(Facet.REGION, "on-eastern", "sponsors", 3));
    assertThat(texts(report.slow())).containsExactly("sponsors");
    assertThat(report.total()).isEqualTo(new SearchReport.Counts(6, 6, 3));
  }

  @Test
  void numbersAreKeptForNinetyDaysAndAddedUpByMonth() {
    ask("old", true, "a", "b", "c");
    counts.write();
    clock.pass(Duration.ofDays(89));
    counts.write();
    ask("new", true, "a", "b", "c");
    SearchReport report = counts.report(90, 10);
    assertThat(texts(report.top())).containsExactly("new", "old");
    assertThat(report.months())
        .extracting(SearchReport.Month::month)
        .containsExactly(YearMonth.of(2026, 3), YearMonth.of(2026, 1));
    assertThat(texts(counts.report(30, 10).top())).containsExactly("new");
    clock.pass(Duration.ofDays(1));
    counts.write();
    ask("newer", true, "a");
    assertThat(texts(counts.report(90, 10).top())).containsExactly("new");
  }

  @Test
  void whatWasWrittenIsThereAgainAfterARestart() throws IOException {
    ask("housing", true, "a", "b", "c");
    counts.write();
    catalogue.close();
    catalogue = Catalogue.open(folder, clock);
    assertThat(texts(catalogue.searchCounts().report(1, 10).top())).containsExactly("housing");
  }

  private void ask(String text, boolean found, String... clients) {
    for (String client : clients) {
      counts.note(new Asked(text, found, 1, Map.of()), client);
    }
  }

  private static List<String> texts(List<SearchReport.Line> lines) {
    return lines.stream().map(SearchReport.Line::text).toList();
  }
}
