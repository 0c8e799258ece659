package ca.welcomingcommunities.kb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PopularSearchesTest {
  @TempDir Path folder;

  @Test
  void whatThreeSearchesAskedForIsToldAndKept() throws IOException {
    try (Catalogue catalogue = Catalogue.open(folder, Clock.systemUTC())) {
      PopularSearches searches = catalogue.popularSearches();
      searches.note("Santé  mentale");
      searches.note("santé mentale ");
      assertThat(searches.told()).isEmpty();
      searches.note("SANTÉ MENTALE");
      assertThat(searches.told()).containsExactly("santé mentale");
      for (int i = 0; i < 6; i++) {
        searches.note("housing");
      }
      assertThat(searches.told()).containsExactly("housing", "santé mentale");
    }
    try (Catalogue again = Catalogue.open(folder, Clock.systemUTC())) {
      assertThat(again.popularSearches().told()).containsExactly("housing", "santé mentale");
    }
  }

  @Test
  void whatCouldNameAPersonIsNotCounted() throws IOException {
    try (Catalogue catalogue = Catalogue.open(folder, Clock.systemUTC())) {
      PopularSearches searches = catalogue.popularSearches();
      for (int i = 0; i < 20; i++) {
        searches.note("someone@example.org");
        searches.note("416 555 0100");
        searches.note("x");
        searches.note("title:(housing)");
        searches.note("a".repeat(61));
        searches.note("plan 2011");
      }
      assertThat(searches.told()).containsExactly("plan 2011");
    }
  }
}
