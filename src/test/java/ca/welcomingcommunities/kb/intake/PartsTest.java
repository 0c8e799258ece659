package ca.welcomingcommunities.kb.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartsTest {
  private static final String LONG = "word ".repeat(3 * Parts.LONGEST / 5).strip();

  @ParameterizedTest
  @EnumSource(PageUnit.class)
  void whatIsShortEnoughStaysAsItIs(PageUnit unit) {
    List<Page> pages = List.of(page(1, "short"), page(3, "x".repeat(Parts.LONGEST)));
    assertThat(Parts.of(unit, 4, pages)).isEqualTo(new Parts(unit, 4, pages));
  }

  @Test
  void aTextWithoutPagesGetsMorePartsAndNothingIsLost() {
    List<Page> pages =
        List.of(
            page(1, "first"),
            new Page(2, List.of(Section.of("Housing", 1, false, LONG), section("after"))),
            page(4, "last"));
    Parts parts = Parts.of(PageUnit.SECTION, 4, pages);
    assertThat(parts.unit()).isEqualTo(PageUnit.SECTION);
    assertThat(parts.pages()).extracting(Page::number).containsExactly(1, 2, 3, 4, 5, 7);
    assertThat(parts.total()).isEqualTo(7);
    assertThat(parts.pages()).allMatch(page -> page.text().length() <= Parts.LONGEST);
    List<Section> housing =
        parts.pages().stream()
            .flatMap(page -> page.sections().stream())
            .filter(section -> section.heading().equals("Housing"))
            .toList();
    assertThat(housing).extracting(Section::continued).containsExactly(false, true, true, true);
    assertThat(housing.stream().map(Section::text).collect(Collectors.joining(" ")))
        .isEqualTo(LONG);
  }

  @Test
  void pagesKeepTheirNumbersAndOnlyTheirSectionsAreCut() {
    Parts parts = Parts.of(PageUnit.PAGE, 9, List.of(page(7, LONG), page(8, "next")));
    assertThat(parts.unit()).isEqualTo(PageUnit.PAGE);
    assertThat(parts.total()).isEqualTo(9);
    assertThat(parts.pages()).extracting(Page::number).containsExactly(7, 8);
    assertThat(parts.pages().getFirst().sections())
        .hasSizeGreaterThan(2)
        .allMatch(section -> section.text().length() <= Parts.LONGEST);
    assertThat(parts.pages().getFirst().text().replace('\n', ' ')).isEqualTo(LONG);
  }

  @Test
  void aSheetTooLongForAPartOrAPageNobodyCouldPrintMakesADocumentOfParts() {
    assertThat(Parts.of(PageUnit.SHEET, 1, List.of(page(1, LONG))).unit())
        .isEqualTo(PageUnit.SECTION);
    Parts parts = Parts.of(PageUnit.PAGE, 1, List.of(page(1, "word ".repeat(Parts.LONGEST_PAGE))));
    assertThat(parts.unit()).isEqualTo(PageUnit.SECTION);
    assertThat(parts.pages()).allMatch(page -> page.text().length() <= Parts.LONGEST);
  }

  @Test
  void aWordWithoutEndIsCutButNoCharacterIsHalved() {
    String smile = "\uD83D\uDE00";
    String word = "a" + smile.repeat(2 * Parts.LONGEST);
    Parts parts = Parts.of(PageUnit.SECTION, 1, List.of(page(1, word)));
    assertThat(parts.pages().stream().map(Page::text).collect(Collectors.joining()))
        .isEqualTo(word);
    assertThat(parts.pages())
        .allMatch(page -> !Character.isLowSurrogate(page.text().charAt(0)))
        .allMatch(page -> page.text().length() <= Parts.LONGEST);
  }

  @Test
  void paragraphsAreKeptTogetherWhereThatIsPossible() {
    String paragraph = "x".repeat(Parts.LONGEST / 4);
    String text = String.join("\n", paragraph, paragraph, paragraph, paragraph, paragraph);
    assertThat(Parts.of(PageUnit.SECTION, 1, List.of(page(1, text))).pages())
        .extracting(Page::text)
        .containsExactly(
            String.join("\n", paragraph, paragraph, paragraph), paragraph + "\n" + paragraph);
  }

  private static Page page(int number, String text) {
    return new Page(number, List.of(section(text)));
  }

  private static Section section(String text) {
    return Section.of("", 0, false, text);
  }
}
