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
          OTHER | 12 345 - 678 %
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
