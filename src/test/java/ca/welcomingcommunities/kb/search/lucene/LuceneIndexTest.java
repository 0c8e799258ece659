package ca.welcomingcommunities.kb.search.lucene;

import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.english;
import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.french;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.Notice;
import ca.welcomingcommunities.kb.search.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneIndexTest {
  @TempDir Path folder;
  private Library library;

  @BeforeEach
  void open() throws IOException {
    library = Library.in(folder);
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  @Test
  void anEmptyIndexAnswers() throws IOException {
    assertThat(library.find("housing")).isEmpty();
    assertThat(library.find("")).isEmpty();
    assertThat(library.index.documentCount()).isZero();
  }

  @Test
  void allWordsAreWantedFirst() throws IOException {
    library.with(
        english("both", "Housing for newcomers in Ottawa."),
        english("one", "Housing in Toronto."),
        english("none", "Language classes."));
    assertThat(library.find("housing ottawa")).containsExactly("both");
    assertThat(library.find("housing")).containsExactlyInAnyOrder("both", "one");
    assertThat(library.find("")).hasSize(3);
  }

  @Test
  void whereNoDocumentHasAllWordsThoseWithSomeAreShownAndItIsSaid() throws IOException {
    library.with(english("a", "Housing in Ottawa."), english("b", "Health in Sudbury."));
    var results = library.index.search(Query.of("housing sudbury zebra"));
    assertThat(Library.ids(results)).containsExactlyInAnyOrder("a", "b");
    assertThat(results.notices()).containsExactly(new Notice(Notice.Code.RELAXED, "zebra"));
  }

  @Test
  void whatHasSomeOfTheWordsFillsTheFirstPageButIsNoHit() throws IOException {
    library.with(
        english("both", "Housing in Ottawa."),
        english("one", "Housing, housing and housing in Toronto."),
        english("none", "Language classes."));
    var results = library.index.search(Query.of("housing ottawa"));
    assertThat(results.totalHits()).isEqualTo(1);
    assertThat(Library.ids(results)).containsExactly("both");
    assertThat(results.beyond()).extracting(hit -> hit.id().value()).containsExactly("one");
    assertThat(results.beyond().getFirst().missing()).containsExactly("ottawa");
    assertThat(results.hits().getFirst().missing()).isEmpty();
    assertThat(results.notices()).containsExactly(new Notice(Notice.Code.FEW, "1"));
    assertThat(
            results.facets().stream()
                .filter(facet -> facet.facet() == Facet.KIND)
                .flatMap(facet -> facet.values().stream())
                .mapToLong(value -> value.count()))
        .containsExactly(1L);
  }

  @Test
  void whereNothingHasAllWordsTheKnownOnesAreWantedThenHalfOfThemThenAny() throws IOException {
    library.with(
        english("two", "Housing in Ottawa."),
        english("one", "Housing in Toronto."),
        english("other", "Health and language."));
    assertThat(library.find("housing ottawa zebra")).containsExactly("two");
    assertThat(library.find("housing ottawa health zebra")).containsExactly("two");
    assertThat(library.find("health ottawa")).containsExactlyInAnyOrder("two", "other");
  }

  @Test
  void phrasesAreGivenUpLastAndExclusionsNever() throws IOException {
    library.with(
        english("phrase", "Social capital in Ottawa."),
        english("words", "Capital for social housing."),
        english("without", "Health in Sudbury."));
    assertThat(library.find("\"social capital\" ottawa health")).containsExactly("phrase");
    assertThat(library.find("\"capital gains\" sudbury")).containsExactly("without");
    assertThat(library.find("housing ottawa health -sudbury"))
        .containsExactlyInAnyOrder("phrase", "words");
  }

  @Test
  void aTitleThatIsOnlyTheFirstWordsOfTheTextDoesNotCountMore() throws IOException {
    String text = "Bus passes for students and much more text than that in one line";
    library.with(
        english("cut", text).titled("Bus passes for…"),
        english("own", text).titled("Passes for the bus"),
        english("line", "Bus passes\n" + text).titled("Bus passes"));
    assertThat(library.find("bus").getLast()).isEqualTo("cut");
  }

  @Test
  void wordsNearEachOtherCountMore() throws IOException {
    String much = " and".repeat(30);
    library.with(
        english("apart", "Language" + much + " classes"),
        english("near", much + " classes of language"),
        english("side", much + " language classes"));
    assertThat(library.find("language classes")).endsWith("apart").hasSize(3);
  }

  @Test
  void aHitShowsThePageAndTheSentenceWithTheWordsMarked() throws IOException {
    library.with(french("fr", "Le logement est rare. Les événements attirent les familles."));
    var hit = library.index.search(Query.of("évènement")).hits().getFirst();
    assertThat(hit.passageCount()).isEqualTo(1);
    assertThat(hit.passages().getFirst().page()).isEqualTo(1);
    var text = hit.passages().getFirst().text();
    assertThat(text.marks())
        .extracting(mark -> text.text().substring(mark.start(), mark.end()))
        .containsExactly("événements");
  }

  @Test
  void noTextIsTooMuch() throws IOException {
    StringBuilder words = new StringBuilder();
    for (char a = 'a'; a <= 'z'; a++) {
      for (char b = 'a'; b <= 'z'; b++) {
        for (char c = 'a'; c <= 'z'; c++) {
          words.append(a).append(b).append(c).append(' ');
        }
      }
    }
    library.with(english("words", words + "a b c d e f g h i j k l m n o p q r s t u v w x y z"));
    for (String text :
        List.of(
            repeated("c%c%c~ "),
            repeated("%c%c* "),
            repeated("%c-%c-"),
            repeated("%c-%c-%c~"),
            repeated("%1$c%2$c%1$cé ou %1$c-%2$c-"),
            "字".repeat(1_000),
            "字".repeat(500) + "~")) {
      Query query = Query.of(text);
      assertThat(library.index.search(query).notices()).as(text).isNotNull();
      assertThat(library.index.passages(new DocumentId("words"), text, 3)).as(text).isNotNull();
      assertThat(library.index.mark("cat", Language.EN, text).text()).as(text).isEqualTo("cat");
    }
    assertThat(library.index.search(Query.of(repeated("%c-%c-"))).notices())
        .contains(new Notice(Notice.Code.TOO_MANY_CLAUSES, ""));
    assertThat(library.find(repeated("c%c%c~ "))).containsExactly("words");
  }

  private static String repeated(String pattern) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 1_000; i++) {
      char first = (char) ('a' + i % 26);
      char second = (char) ('a' + i / 26);
      text.append(String.format(Locale.ROOT, pattern, first, second, first));
    }
    return text.substring(0, 1_000);
  }

  @Test
  void anExcludedHyphenatedWordExcludesOnlyItself() throws IOException {
    library.with(
        english("apart", "Housing. Saint Peter and Jean."),
        english("hyphen", "Housing in Saint-Jean."),
        english("joined", "Housing in Saintjean."));
    assertThat(library.find("housing -Saint-Jean")).containsExactly("apart");
    assertThat(library.find("housing SAUF saint-jean")).containsExactly("apart");
    assertThat(library.find("housing -(saint-jean zebra)"))
        .containsExactlyInAnyOrder("apart", "hyphen", "joined");
    assertThat(library.find("housing -(saint-jean OR zebra)")).containsExactly("apart");
  }
}
