package ca.welcomingcommunities.kb.extract;

import static ca.welcomingcommunities.kb.extract.WordFile.BREAK;
import static ca.welcomingcommunities.kb.extract.WordFile.REMEMBERED;
import static ca.welcomingcommunities.kb.extract.WordFile.p;
import static ca.welcomingcommunities.kb.extract.WordFile.properties;
import static ca.welcomingcommunities.kb.extract.WordFile.r;
import static ca.welcomingcommunities.kb.extract.WordFile.row;
import static ca.welcomingcommunities.kb.extract.WordFile.section;
import static ca.welcomingcommunities.kb.extract.WordFile.style;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WordPagesTest {
  @RegisterExtension static final Reader READER = Reader.withoutTesseract();
  @TempDir Path folder;

  @Test
  void pagesTurnWhereWordRemembersThem() throws Exception {
    assertThat(
            pages(p(r("one")), p(r("still one "), r("two", REMEMBERED)), p(r("three", REMEMBERED))))
        .containsExactly("1: one\nstill one", "2: two", "3: three");
  }

  @Test
  void explicitBreakThatWordRemembersTooTurnsOnce() throws Exception {
    assertThat(
            pages(
                p(r("one"), BREAK),
                p(r("two", REMEMBERED), "<w:r><w:br w:type=\"page\"/></w:r>"),
                p("<w:r>" + REMEMBERED + "<w:br w:type=\"page\"/></w:r>"),
                p(r("four", REMEMBERED)),
                p(r("five", REMEMBERED))))
        .containsExactly("1: one", "2: two", "4: four", "5: five");
  }

  @Test
  void explicitBreaksCountWhereNothingIsRemembered() throws Exception {
    assertThat(
            pages(
                p(BREAK),
                p(r("two"), BREAK),
                p(properties("<w:pageBreakBefore/>"), r("three")),
                p(properties("<w:pageBreakBefore w:val=\"0\"/>"), r("still three")),
                p(style("Chapter"), r("four")),
                p(style("Sub"), r("five"))))
        .containsExactly("2: two", "3: three\nstill three", "4: four", "5: five");
  }

  @Test
  void sectionsTurnThePageAsTheNextOneSays() throws Exception {
    assertThat(
            pages(
                p(properties(section("continuous")), r("one")),
                p(properties(section("")), r("two")),
                p(properties(section("continuous")), r("still two")),
                p(r("three")),
                section("nextPage")))
        .containsExactly("1: one", "2: two\nstill two", "3: three");
  }

  @Test
  void tableRowOverTwoPagesTurnsOnce() throws Exception {
    assertThat(
            pages(
                "<w:tbl>"
                    + row(p(r("a "), r("a2", REMEMBERED)), p(r("b "), r("b2", REMEMBERED)))
                    + row(p(r("c", REMEMBERED)), p(r("d")))
                    + "</w:tbl>",
                p(r("end"))))
        .containsExactly("1: a", "2: a2 | b b2", "3: c | d\nend");
  }

  @Test
  void breaksInTextBoxesAndDeletedTextAreNoneOfTheirOwn() throws Exception {
    assertThat(
            pages(
                p(
                    r("one"),
                    "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>"
                        + p(r("box", REMEMBERED))
                        + "</w:txbxContent></mc:Choice></mc:AlternateContent></w:r>"),
                p("<w:del><w:r>" + REMEMBERED + "<w:delText>gone</w:delText></w:r></w:del>"),
                p(r("two"))))
        .contains("2: two");
  }

  @Test
  void emptyPagesAtTheEndAreCounted() throws Exception {
    Extracted read = read(p(r("one")), p("<w:r>" + REMEMBERED + "</w:r>"));
    assertThat(read.totalPages()).isEqualTo(2);
    assertThat(read.pages()).hasSize(1);
  }

  @Test
  void headingGoesOnOverThePage() throws Exception {
    Extracted read =
        read(
            p(style("Titre1"), r("Santé")),
            p(r("Première page.")),
            p(style("Titre2"), r("Écoles", REMEMBERED)),
            p(r("Deuxième "), r("troisième", REMEMBERED)));
    assertThat(read.unit()).isEqualTo(PageUnit.PAGE);
    assertThat(read.pages())
        .containsExactly(
            new Page(1, List.of(Section.of("Santé", 1, false, "Première page."))),
            new Page(2, List.of(Section.of("Écoles", 2, false, "Deuxième"))),
            new Page(3, List.of(Section.of("Écoles", 2, true, "troisième"))));
  }

  @Test
  void withoutAnyBreakPartsStandUnderHeadings() throws Exception {
    Extracted read =
        read(
            p(r("Before.")),
            p(style("Titre1"), r("First")),
            p(style("Titre2"), r("Second")),
            p(r("Text.")),
            p(style("Titre1"), r("Third")));
    assertThat(read.unit()).isEqualTo(PageUnit.SECTION);
    assertThat(read.totalPages()).isEqualTo(3);
    assertThat(read.pages().getLast().sections())
        .containsExactly(Section.of("Third", 1, false, ""));
  }

  @Test
  void charactersThatLookLikeOurMarksTurnNoPage() throws Exception {
    assertThat(read(p(r("a\uE000b\uE001c"))).unit()).isEqualTo(PageUnit.SECTION);
  }

  private List<String> pages(String... body) throws Exception {
    return read(body).pages().stream().map(page -> page.number() + ": " + page.text()).toList();
  }

  private Extracted read(String... body) throws Exception {
    return READER.read(WordFile.write(folder.resolve("file"), body), "plan.docx");
  }
}
