package ca.welcomingcommunities.kb.search.lucene;

import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.english;
import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.french;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.search.Expansion;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.Sort;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that mean the same are searched too, and it is said. */
final class SynonymsTest {
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

  @ParameterizedTest
  @CsvSource({
    "logement, Housing for families.",
    "logements, Housing for families.",
    "trust, They built social capital.",
    "asylum seekers, Services for a refugee claimant.",
    "demandeurs d'asile, Services for refugee claimants.",
    "LINC, Language Instruction for Newcomers to Canada",
    "healthcare, Medical care for all."
  })
  void anEnglishTextIsFound(String query, String text) throws IOException {
    library.with(english("it", text), english("other", "Quite another thing."));
    assertThat(library.find(query)).containsExactly("it");
  }

  @ParameterizedTest
  @CsvSource({
    "housing, Des logements pour les familles.",
    "social capital, Bâtir la confiance.",
    "newcomers, Pour les nouveaux arrivants.",
    "newcomer housing, Le logement des nouveaux arrivants."
  })
  void aFrenchTextIsFound(String query, String text) throws IOException {
    library.with(french("it", text), french("other", "Tout autre chose."));
    assertThat(library.find(query)).containsExactly("it");
  }

  @ParameterizedTest
  @CsvSource({"événement", "événements", "évènement", "evenement", "ÉVÉNEMENTS"})
  void theOtherStemmerMakesNoTranslation(String query) throws IOException {
    library.with(
        french("it", "Un événement pour tous."), french("other", "Une soirée, un soir de mai."));
    assertThat(library.find(query)).containsExactly("it");
  }

  @Test
  void aSynonymOfSeveralWordsMatchesOnlyAsAWhole() throws IOException {
    library.with(
        english("whole", "Building social capital."),
        english("loose", "Social services, and capital spending."));
    assertThat(library.find("trust")).containsExactly("whole");
  }

  @Test
  void synonymsOfSeveralWordsNeverMatchLooseWords() throws IOException {
    library.with(
        english("a", "Local news. The immigration law. A partnership of banks."),
        english("b", "A memorandum about the understanding of spoken words."),
        french("c", "Un partenariat de banques. Le journal local. L'immigration."),
        french("d", "Le capital humain. Un filet social."));
    for (String query : new String[] {"LIP", "PLI", "MOU", "trust", "confiance"}) {
      assertThat(library.find(query)).as(query).isEmpty();
    }
  }

  /** What is typed, a text that has what it means, and one that has only its words. */
  @ParameterizedTest
  @CsvSource({
    "LINC, Language Instruction for Newcomers to Canada began., Instruction in language. Canada has newcomers.",
    "new Canadian, A newcomer came., Come to an arrival hall. Recently an immigrant.",
    "asylum seeker, A refugee claimant waits., The refugee said it. A claimant left.",
    "trust, Social capital grows., Capital for a social club.",
    "LIP, The Local Immigration Partnership met., The partnership. Local news on immigration."
  })
  void aTermOfSeveralWordsMatchesNoLooseWords(String query, String whole, String loose)
      throws IOException {
    library.with(english("whole", whole), english("loose", loose));
    assertThat(library.find(query)).contains("whole").doesNotContain("loose");
  }

  @ParameterizedTest
  @CsvSource({
    "confiance, Bâtir le capital social., Le capital. Un filet social.",
    "PLI, Le partenariat local en immigration., Le partenariat des banques. Local. En immigration.",
    "nouvel arrivant, Un immigrant récent., Récent. Un immigrant parle.",
    "demandeur d'asile, Une personne demandant l'asile ou un demandeur d’asile., Un demandeur. L'asile du fou."
  })
  void aFrenchTermOfSeveralWordsMatchesNoLooseWords(String query, String whole, String loose)
      throws IOException {
    library.with(french("whole", whole), french("loose", loose));
    Results results = library.index.search(Query.of('(' + query + ") AND (" + query + ')'));
    assertThat(Library.ids(results)).contains("whole");
    if (!query.contains(" ")) {
      assertThat(Library.ids(results)).doesNotContain("loose");
    }
  }

  @Test
  void wordsOfAPhraseMayStandApartInTheOtherLanguageToo() throws IOException {
    library.with(
        french("fr", "Des logements convenables et abordables pour les familles."),
        french("other", "Des activités abordables."));
    assertThat(library.find("affordable housing")).containsExactly("fr");
  }

  @Test
  void aPairAddsNothingInItsOwnLanguage() throws IOException {
    library.with(english("physician", "A physician in town."), french("medecin", "Un médecin."));
    assertThat(library.find("doctor")).containsExactly("medecin");
  }

  @Test
  void whatIsTypedComesFirstAndWhatWasAddedIsSaidAndMarked() throws IOException {
    library.with(
        french("fr", "Un logement. Une maison."),
        english("typed", "Many words about a place, and among them housing."));
    Results results = library.index.search(Query.of("housing"));
    assertThat(Library.ids(results)).containsExactly("typed", "fr");
    assertThat(results.expansions()).extracting(Expansion::term).containsOnly("housing");
    assertThat(results.expansions())
        .flatExtracting(Expansion::added)
        .contains("logement")
        .doesNotContain("shelter");
    var text = results.hits().getLast().passages().getFirst().text();
    assertThat(text.marks())
        .extracting(mark -> text.text().substring(mark.start(), mark.end()))
        .containsExactly("logement");
  }

  @Test
  void quotesExclusionsFieldsAndAWishSearchWithoutSynonyms() throws IOException {
    library.with(
        english("en", "Housing and health."), french("fr", "Logement et santé. A health centre."));
    assertThat(library.find("\"housing\"")).containsExactly("en");
    assertThat(library.find("health -housing")).containsExactly("fr");
    assertThat(library.find("title:housing")).isEmpty();
    Query plain =
        new Query("housing", Map.of(), YearRange.ALL, Sort.RELEVANCE, 1, 10, Set.of(), false);
    Results results = library.index.search(plain);
    assertThat(Library.ids(results)).containsExactly("en");
    assertThat(results.expansions()).isEmpty();
  }

  @Test
  void anAcronymThatIsAlsoAWordCountsInCapitalsOnly() throws IOException {
    library.with(
        english("long", "The Local Immigration Partnership met."),
        english("word", "The lip of a cup."));
    assertThat(library.find("LIP")).containsExactlyInAnyOrder("long", "word");
    assertThat(library.find("L.I.P.")).contains("long");
    assertThat(library.find("lip")).containsExactly("word");
  }

  @Test
  void anExpansionIsNotExpanded() throws IOException {
    // "trust" adds "collaboration", which stands in other sets too.
    library.with(english("a", "Trust."), english("b", "Social capital."));
    Results results = library.index.search(Query.of("trust"));
    assertThat(results.expansions())
        .flatExtracting(Expansion::added)
        .containsExactly("social capital");
  }

  @ParameterizedTest
  @CsvSource({
    "Tosutti, Tossuti, 'A talk by Tossuti.'",
    "Etobikoke, Etobicoke, 'Services in Etobicoke.'",
    "housing Monctn, housing Moncton, 'Housing in Moncton.'",
    "imigration, immigration, 'Immigration to cities.'"
  })
  void aMisspeltWordFindsWhatWasMeantAndItIsSaid(String typed, String meant, String text)
      throws IOException {
    library.with(english("it", text), english("other", "Quite another thing."));
    Results results = library.index.search(Query.of(typed));
    assertThat(Library.ids(results)).containsExactly("it");
    assertThat(results.didYouMean()).isEqualTo(meant);
    assertThat(results.expansions()).extracting(Expansion::kind).containsOnly("spelling");
    assertThat(library.index.search(Query.of(meant)).didYouMean()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "acess to sources of housing, access to sources of housing",
    "mental helth, mental health",
    "'well-bieng, mental health', 'well-being, mental health'",
    "title:conferrence, title:conference",
    "housing OR helth, housing OR health",
    "housing health sources conference mental well being housing health sources conference mental acess, "
        + "housing health sources conference mental well being housing health sources conference mental access"
  })
  void aSlipRanksAsTheRightSpellingDoes(String typed, String meant) throws IOException {
    library.with(
        english("1", "Access to housing. Sources and access.").titled("Conference on health"),
        english("2", "Mental health, well-being and access.").titled("Housing"),
        french("3", "Le logement et la santé mentale.").titled("La conférence"),
        french("4", "Des services de santé mentale et le bien-être.").titled("Sources"));
    Results wrong = library.index.search(Query.of(typed));
    Results right = library.index.search(Query.of(meant));
    assertThat(wrong.hits()).isEqualTo(right.hits());
    assertThat(wrong.beyond()).isEqualTo(right.beyond());
    assertThat(wrong.didYouMean()).isEqualTo(meant);
  }

  @Test
  void aSlipThatOneLanguageFindsByItsStemFindsTheOtherToo() throws IOException {
    library.with(
        english("en", "A talk by Livianna Tossutti."),
        french("fr", "Un exposé de Livianna Tossutti."));
    Results results = library.index.search(Query.of("tossuti"));
    assertThat(Library.ids(results)).containsExactlyInAnyOrder("en", "fr");
    assertThat(results.didYouMean()).isEqualTo("tossutti");
  }

  @ParameterizedTest
  @ValueSource(strings = {"talks", "WELCOMED", "accueillante"})
  void anInflectedFormIsNoSlip(String typed) throws IOException {
    library.with(
        english("en", "Welcoming families: a talk."),
        french("fr", "Des familles accueillantes s'intègrent et montent."));
    Results results = library.index.search(Query.of(typed));
    assertThat(results.totalHits()).isPositive();
    assertThat(results.didYouMean()).isNull();
    assertThat(results.expansions()).extracting(Expansion::kind).doesNotContain("spelling");
  }

  @Test
  void aWordThatIsTypedInCapitalsIsCorrectedInCapitals() throws IOException {
    library.with(english("it", "Housing in Moncton."));
    assertThat(library.index.search(Query.of("MONCTN")).didYouMean()).isEqualTo("MONCTON");
    assertThat(library.index.search(Query.of("Monctn OR monctn")).didYouMean())
        .isEqualTo("Moncton OR moncton");
  }

  @Test
  void nothingIsSuggestedThatFindsNothing() throws IOException {
    library.with(english("a", "Housing in Ottawa."), english("b", "Moncton."));
    assertThat(library.index.search(Query.of("qwxzy")).didYouMean()).isNull();
    assertThat(library.index.search(Query.of("ottawa monctn")).didYouMean()).isNull();
    assertThat(library.index.search(Query.of("\"monctn\"")).didYouMean()).isNull();
    assertThat(library.index.search(Query.of("2018")).didYouMean()).isNull();
  }

  @Test
  void filtersAndCountsAreThoseOfAllThatIsFound() throws IOException {
    library.with(
        english("en", "Housing.").labelled(Facet.REGION, "on-eastern"),
        french("fr", "Logement.").labelled(Facet.REGION, "on-eastern"));
    Results results = library.search("housing", Map.of(Facet.REGION, Set.of("on-eastern")));
    assertThat(results.totalHits()).isEqualTo(2);
    assertThat(Library.ids(results)).isEqualTo(List.of("en", "fr"));
  }
}
