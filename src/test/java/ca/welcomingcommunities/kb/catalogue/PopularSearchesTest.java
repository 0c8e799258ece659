package ca.welcomingcommunities.kb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PopularSearchesTest {
  @TempDir Path folder;

  @Test
  void whatThreeClientsAskedForIsToldAndKept() throws IOException {
    try (Catalogue catalogue = Catalogue.open(folder, Clock.systemUTC())) {
      PopularSearches searches = catalogue.popularSearches();
      searches.note("Santé  mentale", "a");
      searches.note("santé mentale ", "b");
      assertThat(searches.told()).isEmpty();
      searches.note("SANTÉ MENTALE", "c");
      assertThat(searches.told()).containsExactly("santé mentale");
      for (int i = 0; i < 20; i++) {
        searches.note("housing", "client " + i);
      }
      assertThat(searches.told()).containsExactly("housing", "santé mentale");
    }
    try (Catalogue again = Catalogue.open(folder, Clock.systemUTC())) {
      assertThat(again.popularSearches().told()).containsExactly("housing", "santé mentale");
    }
  }

  @Test
  void whatOneClientRepeatsIsNotPopularNorMorePopular() throws IOException {
    Moment clock = new Moment("2026-01-01T00:00:00Z");
    try (Catalogue catalogue = Catalogue.open(folder, clock)) {
      PopularSearches searches = catalogue.popularSearches();
      for (int day = 0; day < 40; day++) {
        for (int i = 0; i < 5; i++) {
          searches.note("my own company", "a");
        }
        clock.pass(Duration.ofDays(1));
      }
      assertThat(searches.told()).isEmpty();
      for (String client : List.of("a", "b", "c")) {
        searches.note("housing", client);
      }
      for (String client : List.of("a", "b", "c", "d")) {
        searches.note("health", client);
      }
      for (int i = 0; i < 40; i++) {
        searches.note("housing", "a");
        searches.note("filler " + i, "a");
        searches.note("filler " + i, "b");
      }
      // What is beyond the threshold is written in groups.
      for (int i = 0; i < 20; i++) {
        searches.note("police", "client " + i);
      }
      assertThat(searches.told()).containsExactly("police", "health", "housing");
    }
  }

  @Test
  void whatCouldNameAPersonIsNotCounted() throws IOException {
    try (Catalogue catalogue = Catalogue.open(folder, Clock.systemUTC())) {
      PopularSearches searches = catalogue.popularSearches();
      for (int i = 0; i < 20; i++) {
        for (String text :
            List.of(
                "someone@example.org",
                "416 555 0100",
                "x",
                "title:(housing)",
                "a".repeat(61),
                "plan 2011")) {
          searches.note(text, "client " + i);
        }
      }
      assertThat(searches.told()).containsExactly("plan 2011");
    }
  }
}
