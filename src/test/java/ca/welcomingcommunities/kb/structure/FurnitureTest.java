package ca.welcomingcommunities.kb.structure;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FurnitureTest {
  private static final String[] BODY = {
    "The partnership met employers, teachers and nurses in the spring and wrote down what they said.",
    "Les nouveaux arrivants cherchent un logement près des écoles et des emplois de la région.",
    "Rents rose faster than wages, and families with many children wait for years in small rooms.",
    "Le conseil a révisé son plan et choisi des indicateurs que les partenaires peuvent recueillir.",
    "Volunteers welcome refugees at the library every week and go with them to the first interview.",
    "Les bénévoles accompagnent les familles chez le médecin et à la banque pendant une année.",
    "Police officers and young people play basketball together and talk about what went wrong.",
    "La municipalité offre des stages payés, et les petites entreprises demandent à la suivre.",
    "Interpreters are few outside of the large cities; nurses use the telephone or the children."
  };

  @Test
  void whatRunsAlongTheMarginsIsTold() {
    List<Page> pages = new ArrayList<>();
    for (int number = 1; number <= 9; number++) {
      pages.add(
          page(
              number,
              "Durham Progress Report 2012",
              BODY[number - 1],
              "Durham Region",
              "Page " + number + " of 9"));
    }
    List<Page> marked = Furniture.in(PageUnit.PAGE, pages);
    assertThat(texts(marked, TextRole.RUNNING_HEADER))
        .hasSize(9)
        .containsOnly("Durham Progress Report 2012");
    assertThat(texts(marked, TextRole.RUNNING_FOOTER)).hasSize(9).containsOnly("Durham Region");
    assertThat(texts(marked, TextRole.PAGE_NUMBER)).hasSize(9).contains("Page 1 of 9");
    assertThat(texts(marked, TextRole.BODY)).containsExactly(BODY);
    assertThat(marked).extracting(Page::text).containsExactlyElementsOf(texts(pages));
  }

  @Test
  void leftAndRightPagesMayHaveHeadersOfTheirOwn() {
    List<Page> pages = new ArrayList<>();
    for (int number = 1; number <= 9; number++) {
      String header =
          number % 2 == 0 ? (number + 10) + " Plan stratégique" : "Emploi " + (number + 10);
      pages.add(page(number, header, BODY[number - 1]));
    }
    List<Page> marked = Furniture.in(PageUnit.PAGE, pages);
    assertThat(texts(marked, TextRole.RUNNING_HEADER))
        .contains("12 Plan stratégique", "18 Plan stratégique", "Emploi 15", "Emploi 19");
    assertThat(texts(marked, TextRole.BODY)).contains(BODY);
  }

  @Test
  void aSignThatStandsForANumberIsNotTakenForOne() {
    List<Page> pages = new ArrayList<>();
    for (int number = 1; number <= 5; number++) {
      String header = number % 2 == 0 ? "Report " + number : "Report #";
      pages.add(page(number, header, BODY[number - 1]));
    }
    assertThat(texts(Furniture.in(PageUnit.PAGE, pages), TextRole.BODY)).contains(BODY[0], BODY[4]);
  }

  @Test
  void bareNumbersArePageNumbersOnlyWhereTheyCountThePages() {
    List<Page> counted = new ArrayList<>();
    List<Page> amounts = new ArrayList<>();
    String[] roman = {"iii", "iv", "v", "vi"};
    int[] amount = {120, 80, 80, 310};
    for (int number = 1; number <= 4; number++) {
      counted.add(page(number, BODY[number - 1], "- " + roman[number - 1] + " -"));
      amounts.add(page(number, BODY[number - 1], String.valueOf(amount[number - 1])));
    }
    assertThat(texts(Furniture.in(PageUnit.PAGE, counted), TextRole.PAGE_NUMBER))
        .containsExactly("- iii -", "- iv -", "- v -", "- vi -");
    assertThat(Furniture.in(PageUnit.PAGE, amounts)).isEqualTo(amounts);
  }

  @Test
  void aHeadingThatEveryChapterHasIsNoRunningHeader() {
    List<Page> pages = new ArrayList<>();
    String[] chapters = {"Housing", "Health", "Jobs", "Schools", "Courts", "Sports"};
    for (int number = 1; number <= 6; number++) {
      pages.add(page(number, chapters[number - 1], "Challenges and gaps", BODY[number - 1]));
    }
    assertThat(Furniture.in(PageUnit.PAGE, pages)).isEqualTo(pages);
    List<Page> headed = new ArrayList<>();
    for (int number = 1; number <= 6; number++) {
      Section section = Section.of("Next steps", 2, false, BODY[number - 1]);
      headed.add(new Page(number, List.of(section)));
    }
    assertThat(Furniture.in(PageUnit.PAGE, headed)).isEqualTo(headed);
  }

  @Test
  void theHeadOfATableOverPagesDoesNotVanish() {
    List<List<Line>> pages = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      List<Line> lines = new ArrayList<>();
      lines.add(new Line("Action Who leads When", 0, false));
      for (int row = 0; row < 6; row++) {
        lines.add(new Line(BODY[number + row / 3] + " Lead " + number + row + " soon", 0, false));
      }
      pages.add(lines);
    }
    List<List<TextRole>> roles = Furniture.ofLines(pages);
    assertThat(roles.getFirst()).containsOnly(TextRole.BODY);
    List<Page> rows = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      rows.add(page(number, "Action | Who leads | When", BODY[number]));
    }
    assertThat(Furniture.in(PageUnit.PAGE, rows)).isEqualTo(rows);
  }

  @Test
  void fewPagesHaveNoRunningLinesUnlessTheyCountThem() {
    List<Page> plain =
        List.of(page(1, "A note", BODY[0]), page(2, "A note", BODY[1]), page(3, "A note", BODY[2]));
    assertThat(Furniture.in(PageUnit.PAGE, plain)).isEqualTo(plain);
    List<Page> counted =
        List.of(
            page(1, BODY[0], "Fiche pratique – page 1 de 2"),
            page(2, BODY[1], "Fiche pratique – page 2 de 2"));
    assertThat(texts(Furniture.in(PageUnit.PAGE, counted), TextRole.RUNNING_FOOTER)).hasSize(2);
  }

  @Test
  void aFormThatIsTheSameOnEveryPageIsWhatTheDocumentSays() {
    List<Page> pages = new ArrayList<>();
    for (int number = 1; number <= 5; number++) {
      pages.add(page(number, "Name of the participant", "Number " + number, "Signature"));
    }
    assertThat(Furniture.in(PageUnit.PAGE, pages)).isEqualTo(pages);
  }

  @Test
  void aTableOfContentsIsToldByItsHeadingOrByItsDots() {
    List<Page> english =
        Furniture.in(
            PageUnit.SECTION,
            List.of(
                page(
                    1,
                    "Table of Contents",
                    "Introduction 3",
                    "What newcomers told us about work, housing",
                    "and the schools of their children 5",
                    "Next steps 9",
                    BODY[0])));
    assertThat(texts(english, TextRole.BODY)).containsExactly(BODY[0]);
    assertThat(texts(english, TextRole.CONTENTS).getFirst()).startsWith("Table of").endsWith("9");
    List<Page> french =
        Furniture.in(
            PageUnit.PAGE,
            List.of(
                page(
                    1,
                    BODY[1],
                    "Avant-propos … iii",
                    "Logement ............ 4",
                    "Emploi 7 …",
                    "Santé . . . . . . 9",
                    BODY[3])));
    assertThat(texts(french, TextRole.BODY)).containsExactly(BODY[1], BODY[3]);
  }

  @Test
  void linesThatEndInNumbersAreNotATableOfContentsByThemselves() {
    List<Page> table =
        List.of(page(1, "Newcomers by place", "Ajax 120", "Oshawa 200", "Whitby 210", BODY[0]));
    assertThat(Furniture.in(PageUnit.SECTION, table)).isEqualTo(table);
    List<Page> said = List.of(page(1, "Sommaire", BODY[1], BODY[3], "Ils étaient 12."));
    assertThat(Furniture.in(PageUnit.SECTION, said)).isEqualTo(said);
  }

  @Test
  void contentsOfAWebPageRepeatItsHeadings() {
    List<Page> pages =
        List.of(
            new Page(
                1,
                List.of(Section.of("Contents", 2, false, "Who we are\nWhat we do\nHow to join"))),
            new Page(2, List.of(Section.of("Who we are", 2, false, BODY[0]))),
            new Page(3, List.of(Section.of("What we do", 2, false, BODY[2]))),
            new Page(4, List.of(Section.of("How to join", 2, false, BODY[4]))));
    List<Page> marked = Furniture.in(PageUnit.SECTION, pages);
    assertThat(marked.getFirst().body()).isEmpty();
    assertThat(marked.getFirst().text()).isEqualTo(pages.getFirst().text());
    assertThat(marked.subList(1, 4)).isEqualTo(pages.subList(1, 4));
  }

  @Test
  void ofAParagraphThatComesThreeTimesTheFirstIsTheBody() {
    String block = "Funded by the people of Ontario through their government.";
    List<Page> pages =
        List.of(
            page(1, BODY[0], block, "Factors to consider in site selection", BODY[1]),
            page(
                2,
                BODY[2],
                block,
                "Factors to consider in site selection",
                "To be confirmed",
                BODY[3],
                "To be confirmed"),
            page(
                3,
                BODY[4],
                block,
                "Factors to consider in site selection",
                "To be confirmed",
                BODY[5]));
    List<Page> marked = Furniture.in(PageUnit.SECTION, pages);
    assertThat(texts(marked, TextRole.REPEATED)).containsExactly(block, block);
    assertThat(marked.getFirst()).isEqualTo(pages.getFirst());
    assertThat(texts(marked)).isEqualTo(texts(pages));
  }

  @Test
  void blankLinesAndHeadingsStayWhereTheyAre() {
    String block = "This newsletter is sent to all members of the partnership.";
    Section first = Section.of("News", 1, false, block + "\n\n" + BODY[0] + "\n\n" + block);
    Section second = Section.of("More news", 2, false, "\n" + block + "\n" + BODY[2] + "\n");
    List<Page> pages =
        List.of(
            new Page(1, List.of(first)),
            new Page(2, List.of(second)),
            page(3, BODY[4], BODY[5], BODY[6]));
    List<Page> marked = Furniture.repeated(pages);
    assertThat(texts(marked, TextRole.REPEATED)).hasSize(2);
    assertThat(texts(marked)).isEqualTo(texts(pages));
    assertThat(marked.get(1).sections().getFirst().heading()).isEqualTo("More news");
    assertThat(marked.get(1).sections()).extracting(Section::continued).startsWith(false, true);
  }

  private static Page page(int number, String... lines) {
    return new Page(number, List.of(Section.of("", 0, false, String.join("\n", lines))));
  }

  private static List<String> texts(List<Page> pages) {
    return pages.stream().map(Page::text).toList();
  }

  private static List<String> texts(List<Page> pages, TextRole role) {
    return pages.stream()
        .flatMap(page -> page.sections().stream())
        .filter(section -> section.role() == role)
        .map(Section::text)
        .toList();
  }
}
