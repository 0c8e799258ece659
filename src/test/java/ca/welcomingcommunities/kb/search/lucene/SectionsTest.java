package ca.welcomingcommunities.kb.search.lucene;

import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.blank;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.search.FacetCount;
import ca.welcomingcommunities.kb.search.Hit;
import ca.welcomingcommunities.kb.search.PassageHit;
import ca.welcomingcommunities.kb.search.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where types of sections are chosen, words are looked for in such sections only. */
final class SectionsTest {
  @TempDir Path folder;
  private Library library;

  @BeforeEach
  void fill() throws IOException {
    library = Library.in(folder);
    library.with(
        blank("plan", Language.EN)
            .titled("Housing plan")
            .page(
                section("Achievements", "Housing was built. Buses run.", "experience"),
                section("Challenges", "Rents are high in the east end.", "challenges"),
                section("Next steps", "A housing fund.", "next-steps")),
        blank("report", Language.EN)
            .page(section("Gaps", "There is not enough housing for families.", "challenges"))
            .page(section("", "Police and rents.", null)),
        blank("bref", Language.FR).page(section("Défis", "Le logement est rare.", "challenges")));
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  private Results in(String text, String... types) throws IOException {
    return library.search(text, Map.of(Facet.SECTION, Set.of(types)));
  }

  @Test
  void onlyDocumentsWithTheWordsInSuchSectionsAreFound() throws IOException {
    assertThat(Library.ids(in("housing", "challenges")))
        .containsExactlyInAnyOrder("report", "bref");
    assertThat(Library.ids(in("housing", "next-steps"))).containsExactly("plan");
    assertThat(Library.ids(in("housing", "challenges", "next-steps")))
        .containsExactlyInAnyOrder("plan", "report", "bref");
    assertThat(Library.ids(in("buses", "challenges"))).isEmpty();
    assertThat(Library.ids(in("\"rents are high\"", "challenges"))).containsExactly("plan");
    assertThat(Library.ids(in("rent* -families", "challenges"))).containsExactly("plan");
    assertThat(Library.ids(in("challenges", "challenges"))).contains("plan");
  }

  @Test
  void theFilterAloneFindsDocumentsThatHaveSuchSections() throws IOException {
    assertThat(Library.ids(in("", "challenges")))
        .containsExactlyInAnyOrder("plan", "report", "bref");
    assertThat(Library.ids(in("-families", "challenges")))
        .containsExactlyInAnyOrder("plan", "bref");
    assertThat(Library.ids(in("title:housing", "challenges"))).containsExactly("plan");
  }

  @Test
  void whereNoSuchSectionHasAllWordsThoseWithSomeAreShown() throws IOException {
    Results results = in("housing buses", "challenges", "next-steps");
    assertThat(Library.ids(results)).contains("plan", "report");
    assertThat(results.notices()).isNotEmpty();
    assertThat(results.hits().getFirst().missing()).containsExactly("buses");
  }

  @Test
  void passagesAndTheirNumberAreThoseOfSuchSections() throws IOException {
    for (Hit hit : in("housing", "challenges", "next-steps").hits()) {
      assertThat(hit.passageCount()).isEqualTo(1);
      assertThat(hit.passages())
          .extracting(PassageHit::section)
          .isSubsetOf("challenges", "next-steps");
    }
  }

  @Test
  void aTypesCountIsWhatChoosingItFinds() throws IOException {
    for (String text : new String[] {"housing", "rents", "housing rents", "housing zebra", ""}) {
      Map<String, Long> all = counts(library.search(text, Map.of()));
      Map<String, Long> chosen = counts(in(text, "challenges"));
      for (String type : new String[] {"experience", "challenges", "next-steps"}) {
        long found = in(text, type).totalHits();
        boolean allWords = in(text, type).notices().isEmpty();
        if (allWords || !text.contains(" ")) {
          assertThat(all.getOrDefault(type, 0L)).as(text + " in " + type).isEqualTo(found);
          assertThat(chosen.getOrDefault(type, 0L)).as(text + " in " + type).isEqualTo(found);
        }
      }
    }
    assertThat(counts(library.search("housing", Map.of())))
        .isEqualTo(Map.of("experience", 1L, "challenges", 2L, "next-steps", 1L));
  }

  @Test
  void aTypeThatAPersonGaveCountsForAllOfTheDocument() throws IOException {
    library.with(
        blank("given", Language.EN)
            .page(section("Achievements", "Skating lessons.", "experience"))
            .labelled(Facet.SECTION, "challenges"));
    Results results = in("skating", "challenges");
    assertThat(Library.ids(results)).containsExactly("given");
    assertThat(results.hits().getFirst().passageCount()).isEqualTo(1);
    assertThat(in("skating", "experience").totalHits()).isZero();
  }

  private static Map<String, Long> counts(Results results) {
    return results.facets().stream()
        .filter(facet -> facet.facet() == Facet.SECTION)
        .flatMap(facet -> facet.values().stream())
        .filter(value -> value.count() > 0)
        .collect(Collectors.toMap(FacetCount::value, FacetCount::count));
  }

  private static Section section(String heading, String text, @Nullable String type) {
    return Section.of(heading, heading.isEmpty() ? 0 : 1, false, text)
        .identified(Language.OTHER, type);
  }
}
