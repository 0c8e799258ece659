package ca.welcomingcommunities.kb.search.lucene;

import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.english;
import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.french;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Sort;
import ca.welcomingcommunities.kb.search.Suggestion;
import ca.welcomingcommunities.kb.search.YearRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing is found, terms of the vocabulary that find something are named. */
final class NearTermsTest {
  @TempDir Path folder;
  private Library library;

  @BeforeEach
  void fill() throws IOException {
    library = Library.in(folder);
    library.with(
        english("en", "Affordable housing and mental health of newcomers.")
            .labelled(Facet.REGION, "on-eastern"),
        french(
            "fr",
            "Le logement abordable et la santé mentale des nouveaux arrivants. Quelle est la"
                + " fonction du PLI pour faire reconnaître mon diplôme ?"));
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  private List<String> nearest(String text) throws IOException {
    return texts(library.index.nearest(Query.of(text), 6));
  }

  private static List<String> texts(List<Suggestion> terms) {
    return terms.stream().map(term -> term.text().text()).toList();
  }

  @Test
  void termsInBothLanguagesAreNamed() throws IOException {
    assertThat(nearest("\"housing affordable\"")).anyMatch(term -> term.contains("housing"));
    assertThat(nearest("\"mentale santé\"")).anyMatch(term -> term.contains("santé mentale"));
    assertThat(nearest("houzing-mentalité")).isNotEmpty();
  }

  @Test
  void eachFindsAsManyAsItSays() throws IOException {
    for (String text : new String[] {"houzing AND zebra", "\"sante des logements\"", "newcomes~"}) {
      for (Suggestion term : library.index.nearest(Query.of(text), 6)) {
        assertThat(term.count()).isPositive();
        assertThat(library.index.search(Query.of(term.text().text())).totalHits())
            .as(term.text().text())
            .isEqualTo(term.count());
      }
    }
  }

  @Test
  void filtersStayAndWhatFindsNothingWithThemIsNotNamed() throws IOException {
    Query east = filtered("\"housing affordable\"", "on-eastern");
    assertThat(library.index.nearest(east, 6)).isNotEmpty().allMatch(term -> term.count() == 1);
    assertThat(library.index.nearest(filtered("housing", "on-northern"), 6)).isEmpty();
  }

  @Test
  void whatIsLikeNothingHasNoTerms() throws IOException {
    assertThat(nearest("qwxzy")).isEmpty();
    assertThat(nearest("Moncton")).isEmpty();
    assertThat(nearest("")).isEmpty();
    assertThat(nearest("-housing")).isEmpty();
    assertThat(library.index.nearest(Query.of("housing"), 1)).hasSize(1);
  }

  private static Query filtered(String text, String region) {
    return new Query(
        text, Map.of(Facet.REGION, Set.of(region)), YearRange.ALL, Sort.RELEVANCE, 1, 10, Set.of());
  }
}
