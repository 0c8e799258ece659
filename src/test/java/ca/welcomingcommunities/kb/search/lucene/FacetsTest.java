package ca.welcomingcommunities.kb.search.lucene;

import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.blank;
import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.english;
import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.french;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.search.FacetCount;
import ca.welcomingcommunities.kb.search.FacetCounts;
import ca.welcomingcommunities.kb.search.Listing;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.Sort;
import ca.welcomingcommunities.kb.search.YearRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FacetsTest {
  @TempDir Path folder;
  private Library library;

  @BeforeEach
  void fill() throws IOException {
    library = Library.in(folder);
    library.with(
        english("ottawa", "Housing in Ottawa.")
            .titled("Étude of Ottawa")
            .of(2011)
            .labelled(Facet.REGION, "on-eastern")
            .labelled(Facet.CLUSTER, "health-wellbeing"),
        english("toronto", "Housing in Toronto.")
            .titled("Another study")
            .of(2014)
            .labelled(Facet.REGION, "on-toronto"),
        french("sudbury", "Le logement à Sudbury.")
            .titled("étude du Nord")
            .of(2009)
            .labelled(Facet.REGION, "on-northern"),
        english("nowhere", "Housing for all.").titled("Zoning"));
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  @Test
  void withinAFacetSelectionsAreAnOrAndItsOwnCountsStay() throws IOException {
    Results results =
        library.search("housing", Map.of(Facet.REGION, Set.of("on-eastern", "on-toronto")));
    assertThat(Library.ids(results)).containsExactlyInAnyOrder("ottawa", "toronto");
    Results one = library.search("housing", Map.of(Facet.REGION, Set.of("on-eastern")));
    assertThat(one.totalHits()).isEqualTo(1);
    assertThat(counts(one, Facet.REGION))
        .containsEntry("on-eastern", 1L)
        .containsEntry("on-toronto", 1L);
    assertThat(counts(one, Facet.CLUSTER)).containsExactly(Map.entry("health-wellbeing", 1L));
  }

  @Test
  void acrossFacetsSelectionsAreAnAnd() throws IOException {
    Results results =
        library.search(
            "",
            Map.of(
                Facet.REGION, Set.of("on-eastern", "on-toronto"),
                Facet.CLUSTER, Set.of("health-wellbeing")));
    assertThat(Library.ids(results)).containsExactly("ottawa");
    assertThat(counts(results, Facet.REGION)).containsEntry("on-toronto", 0L);
  }

  @Test
  void aParentMatchesItsChildrenAndCountsThem() throws IOException {
    String parent = Library.VOCABULARY.ancestors(Facet.REGION, "on-eastern").getFirst();
    Results results = library.search("", Map.of(Facet.REGION, Set.of(parent)));
    long children =
        List.of("on-eastern", "on-toronto", "on-northern").stream()
            .filter(Library.VOCABULARY.children(Facet.REGION, parent)::contains)
            .count();
    assertThat(children).isGreaterThan(1);
    assertThat(results.totalHits()).isEqualTo(children);
    assertThat(counts(results, Facet.REGION)).containsEntry(parent, children);
    assertThat(facet(results, Facet.REGION).values())
        .filteredOn(value -> value.value().equals("on-eastern"))
        .extracting(FacetCount::parent)
        .containsExactly(parent);
  }

  @Test
  void everyCountIsWhatChoosingTheValueFinds() throws IOException {
    Map<Facet, Set<String>> chosen = Map.of(Facet.LANGUAGE, Set.of("en"));
    Results results = library.search("housing", chosen);
    for (FacetCounts facet : results.facets()) {
      for (FacetCount value : facet.values()) {
        Map<Facet, Set<String>> with = new EnumMap<>(Facet.class);
        with.putAll(chosen);
        with.put(facet.facet(), Set.of(value.value()));
        assertThat(library.search("housing", with).totalHits())
            .as("%s %s", facet.facet(), value.value())
            .isEqualTo(value.count());
      }
    }
  }

  @Test
  void anUnknownValueFindsNothingAndStaysListed() throws IOException {
    Results results = library.search("housing", Map.of(Facet.REGION, Set.of("atlantis")));
    assertThat(results.totalHits()).isZero();
    assertThat(counts(results, Facet.REGION))
        .containsEntry("atlantis", 0L)
        .containsEntry("on-eastern", 1L);
    assertThat(counts(results, Facet.CLUSTER)).isEmpty();
  }

  @Test
  void yearsAreARangeWithBothEnds() throws IOException {
    assertThat(years(2009, 2011)).containsExactlyInAnyOrder("ottawa", "sudbury");
    assertThat(years(2012, null)).containsExactly("toronto");
    assertThat(years(null, 2010)).containsExactly("sudbury");
    assertThat(years(null, null)).hasSize(4);
  }

  @Test
  void ordersPutDocumentsWithoutAYearLast() throws IOException {
    assertThat(ordered(Sort.NEWEST)).containsExactly("toronto", "ottawa", "sudbury", "nowhere");
    assertThat(ordered(Sort.OLDEST)).containsExactly("sudbury", "ottawa", "toronto", "nowhere");
    assertThat(ordered(Sort.RELEVANCE)).isEqualTo(ordered(Sort.NEWEST));
  }

  @Test
  void aListingHasWhatASearchFindsInItsOrderWithoutRegardToPages() throws IOException {
    for (Sort sort : Sort.values()) {
      Query all = Library.query("", Map.of(), YearRange.ALL, sort);
      Query some = new Query("", Map.of(), YearRange.ALL, sort, 7, 1, EnumSet.of(Facet.KIND));
      Listing listing = library.index.list(some, 3);
      assertThat(listing.totalHits()).isEqualTo(4);
      assertThat(listing.ids())
          .extracting(DocumentId::value)
          .isEqualTo(Library.ids(library.index.search(all)).subList(0, 3));
    }
    Query filtered =
        Library.query(
            "housing", Map.of(Facet.REGION, Set.of("on-eastern")), YearRange.ALL, Sort.RELEVANCE);
    assertThat(library.index.list(filtered, Integer.MAX_VALUE).ids())
        .extracting(DocumentId::value)
        .isEqualTo(Library.ids(library.index.search(filtered)));
  }

  @Test
  void titlesAreOrderedWithoutRegardToAccentsAndCase() throws IOException {
    assertThat(ordered(Sort.TITLE)).containsExactly("toronto", "sudbury", "ottawa", "nowhere");
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() throws IOException {
    List<String> all = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      Results results =
          library.index.search(
              new Query("", Map.of(), YearRange.ALL, Sort.TITLE, page, 1, Set.of()));
      assertThat(results.totalHits()).isEqualTo(4);
      assertThat(results.facets()).isEmpty();
      all.addAll(Library.ids(results));
    }
    assertThat(all).isEqualTo(ordered(Sort.TITLE));
    Query beyond = new Query("", Map.of(), YearRange.ALL, Sort.TITLE, 100, 100, Set.of());
    assertThat(library.index.search(beyond).hits()).isEmpty();
    Query countsOnly =
        new Query("", Map.of(), YearRange.ALL, Sort.TITLE, 1, 0, EnumSet.of(Facet.KIND));
    assertThat(library.index.search(countsOnly).hits()).isEmpty();
    assertThat(counts(library.index.search(countsOnly), Facet.KIND)).containsEntry("document", 4L);
  }

  @Test
  void sectionsThatAPersonGaveCountInsteadOfThoseRecognised() throws IOException {
    Section recognised =
        Section.of("Challenges", 1, false, "Housing.").identified(Language.EN, "challenges");
    library.with(
        blank("corrected", Language.EN).page(recognised).labelled(Facet.SECTION, "achievements"),
        blank("recognised", Language.EN).page(recognised));
    assertThat(Library.ids(library.search("housing", Map.of(Facet.SECTION, Set.of("challenges")))))
        .containsExactly("recognised");
    assertThat(
            Library.ids(library.search("housing", Map.of(Facet.SECTION, Set.of("achievements")))))
        .containsExactly("corrected");
  }

  @Test
  void theValuesOfOneFacetAreListedMostFrequentFirst() throws IOException {
    library.with(
        english("more", "More.").labelled(Facet.REGION, "on-eastern").added(Instant.EPOCH));
    FacetCounts two = library.index.values(Facet.REGION, 2);
    FacetCounts all = library.index.values(Facet.REGION, 100);
    assertThat(two.values()).isEqualTo(all.values().subList(0, 2));
    assertThat(two.otherCount()).isEqualTo(all.values().size() - 2);
    assertThat(all.values())
        .isSortedAccordingTo(Comparator.comparingLong(FacetCount::count).reversed());
  }

  private List<String> years(@Nullable Integer from, @Nullable Integer to) throws IOException {
    return Library.ids(
        library.index.search(Library.query("", Map.of(), new YearRange(from, to), Sort.RELEVANCE)));
  }

  private List<String> ordered(Sort sort) throws IOException {
    return Library.ids(library.index.search(Library.query("", Map.of(), YearRange.ALL, sort)));
  }

  private static FacetCounts facet(Results results, Facet facet) {
    return results.facets().stream()
        .filter(counts -> counts.facet() == facet)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Long> counts(Results results, Facet facet) {
    return facet(results, facet).values().stream()
        .collect(Collectors.toMap(FacetCount::value, FacetCount::count));
  }
}
