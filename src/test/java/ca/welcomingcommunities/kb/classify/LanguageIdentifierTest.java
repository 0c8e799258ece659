package ca.welcomingcommunities.kb.classify;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageIdentifierTest {
  private static final LanguageIdentifier IDENTIFIER = new LanguageIdentifier();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          EN    | The partnership council will meet at the library to speak of housing.
          FR    | Le conseil du partenariat se réunira à la bibliothèque pour parler du logement.
          FR    | LE CONSEIL SE REUNIRA DANS LA VILLE POUR PARLER DU LOGEMENT
          EN    | Affordable housing strategy
          FR    | Stratégie de logement abordable
          EN    | Mentoring newcomers, hiring newcomers, housing newcomers
          FR    | Mentorat, embauche, logement, jeunesse, santé mentale, apprentissage
          OTHER | Los recién llegados y las familias hablan con el consejo sobre la vivienda para los niños y una escuela muy grande.
          OTHER | Die Familien sprechen mit dem Rat und die Stadt ist nicht groß, das Haus von der Schule auch nicht.
          OTHER | 欢迎来到加拿大 我们为新移民提供服务
          OTHER | مرحبا بكم في كندا خدمات للقادمين الجدد
          EN    | Housing
          FR    | Logement
          FR    | L’accueil
          EN    | Next steps
          FR    | Prochaines étapes
          FR    | Ottawa, le 3 mai 2011
          EN    | The mayor said: « Bienvenue à tous », and then spoke of housing and of work.
          FR    | La mairesse a dit « Welcome to all », puis elle a parlé du logement et du travail.
          OTHER | 12 345 - 678 %
          OTHER | -
          OTHER | ""
          """)
  void aTextHasALanguage(Language language, String text) {
    assertThat(IDENTIFIER.identify(text)).isEqualTo(language);
  }

  @Test
  void aShortSectionHasTheLanguageOfItsNeighbour() {
    List<Page> pages =
        List.of(
            new Page(
                1,
                List.of(
                    text("2011"), text("Le conseil se réunit dans la ville avec les familles."))),
            new Page(
                2,
                List.of(
                    text("Total"),
                    text("The council meets in the town with all of the families."),
                    text("Total"),
                    text(""))));

    assertThat(languages(IDENTIFIER.identify(pages, () -> Language.EN)))
        .containsExactly(
            Language.FR, Language.FR, Language.FR, Language.EN, Language.EN, Language.OTHER);
  }

  @Test
  void aDocumentWithoutATellingSectionHasTheLanguageGiven() {
    List<Page> pages = List.of(new Page(1, List.of(text("Total"))));

    assertThat(languages(IDENTIFIER.identify(pages, () -> Language.FR)))
        .containsExactly(Language.FR);
  }

  @Test
  void theDocumentHasTheLanguageOfMostOfIt() {
    Classification mixed =
        Draft.titled("Notes")
            .page("The council meets in the town with all of the families.")
            .page("Le conseil se réunit dans la ville avec les familles. ".repeat(5))
            .classified();

    assertThat(mixed.language()).isEqualTo(Language.FR);
    assertThat(languages(mixed.pages())).containsExactly(Language.EN, Language.FR);
  }

  @Test
  void aQuotationInTheOtherLanguageIsReadInIts() {
    String english =
        "The council heard from the families of the school, and from those who teach there in the"
            + " evening.";
    String french =
        "« Nous sommes arrivés en hiver avec les enfants, et le comité nous a trouvé un logement"
            + " près de l’école. »";
    Classification plan =
        Draft.titled("The plan of the council")
            .page(english + "\n" + french + "\nA. Diallo\n" + english)
            .classified();

    assertThat(plan.language()).isEqualTo(Language.EN);
    assertThat(languages(plan.pages())).containsExactly(Language.EN, Language.FR, Language.EN);
    assertThat(plan.pages().getFirst().text())
        .isEqualTo(english + "\n" + french + "\nA. Diallo\n" + english);
  }

  @Test
  void wordsOfTheOtherLanguageInAParagraphDoNotTakeItApart() {
    Classification plan =
        Draft.titled("Partners")
            .page(
                """
                The partners of the plan met in the town hall in May, and they will meet again.
                Conseil de planification sociale de la région
                They spoke of the schools, of the library and of the houses for families.\
                """)
            .classified();

    assertThat(languages(plan.pages())).containsExactly(Language.EN);
  }

  @Test
  void aDocumentWithoutTextHasNoLanguage() {
    assertThat(Draft.untitled().classified().language()).isEqualTo(Language.OTHER);
    assertThat(Draft.untitled().page("").classified().language()).isEqualTo(Language.OTHER);
  }

  @Test
  void theTitleTellsTheLanguageWhereTheTextDoesNot() {
    assertThat(Draft.titled("Infolettre d'automne").page("2011").classified().language())
        .isEqualTo(Language.FR);
  }

  private static Section text(String text) {
    return Section.of("", 0, false, text);
  }

  private static List<Language> languages(List<Page> pages) {
    return pages.stream().flatMap(page -> page.sections().stream()).map(Section::language).toList();
  }
}
