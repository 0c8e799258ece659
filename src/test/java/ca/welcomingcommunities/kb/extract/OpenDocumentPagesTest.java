package ca.welcomingcommunities.kb.extract;

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

class OpenDocumentPagesTest {
  private static final String NAMESPACES =
      "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
          + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
          + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
          + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
          + " xmlns:presentation=\"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\""
          + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
          + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
          + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

  @RegisterExtension static final Reader READER = Reader.withoutTesseract();
  @TempDir Path folder;

  @Test
  void textTurnsPagesAtSoftBreaksAndBreakingStyles() throws Exception {
    Extracted read =
        read(
            "text",
            "<office:text><text:h text:outline-level=\"1\" text:style-name=\"H\">Santé</text:h>"
                + "<text:p>un <text:soft-page-break/>deux</text:p>"
                + "<text:p text:style-name=\"P1\">trois</text:p>"
                + "<text:p text:style-name=\"P2\">encore trois</text:p>"
                + "<text:soft-page-break/><text:p/><text:p>quatre \uE000</text:p>"
                + "<text:soft-page-break/></office:text>");
    assertThat(read.unit()).isEqualTo(PageUnit.PAGE);
    assertThat(read.totalPages()).isEqualTo(5);
    assertThat(read.found().title()).isEqualTo("Titre");
    assertThat(read.pages())
        .containsExactly(
            new Page(1, List.of(Section.of("Santé", 1, false, "un"))),
            new Page(2, List.of(Section.of("Santé", 1, true, "deux"))),
            new Page(3, List.of(Section.of("Santé", 1, true, "trois\nencore trois"))),
            new Page(4, List.of(Section.of("Santé", 1, true, "quatre"))));
  }

  @Test
  void aSlideIsAPageEvenIfItIsEmpty() throws Exception {
    Extracted read =
        read(
            "presentation",
            "<office:presentation>"
                + slide("Bienvenue", "un")
                + "<draw:page draw:name=\"empty\"/>"
                + slide("Merci", "deux")
                + "</office:presentation>");
    assertThat(read.unit()).isEqualTo(PageUnit.SLIDE);
    assertThat(read.totalPages()).isEqualTo(3);
    assertThat(read.pages())
        .containsExactly(
            new Page(1, List.of(Section.of("Bienvenue", 1, false, "un"))),
            new Page(3, List.of(Section.of("Merci", 1, false, "deux"))));
  }

  @Test
  void aSheetIsAPageUnderItsName() throws Exception {
    Extracted read =
        read(
            "spreadsheet",
            "<office:spreadsheet>"
                + sheet("Budget", "a", "b")
                + sheet("Indicateurs", "c", "d")
                + "</office:spreadsheet>");
    assertThat(read.unit()).isEqualTo(PageUnit.SHEET);
    assertThat(read.pages())
        .containsExactly(
            new Page(1, List.of(Section.of("Budget", 1, false, "a | b"))),
            new Page(2, List.of(Section.of("Indicateurs", 1, false, "c | d"))));
  }

  private static String slide(String title, String body) {
    return "<draw:page draw:name=\"p\"><draw:frame presentation:class=\"title\"><draw:text-box>"
        + "<text:p>"
        + title
        + "</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box><text:p>"
        + body
        + "</text:p></draw:text-box></draw:frame></draw:page>";
  }

  private static String sheet(String name, String first, String second) {
    return "<table:table table:name=\""
        + name
        + "\"><table:table-row><table:table-cell><text:p>"
        + first
        + "</text:p></table:table-cell><table:table-cell><text:p>"
        + second
        + "</text:p></table:table-cell></table:table-row></table:table>";
  }

  private Extracted read(String kind, String body) throws Exception {
    Path file =
        SampleFiles.zip(
            folder.resolve("file"),
            "mimetype",
            "application/vnd.oasis.opendocument." + kind,
            "content.xml",
            "<office:document-content "
                + NAMESPACES
                + "><office:automatic-styles>"
                + "<style:style style:name=\"H\" style:family=\"paragraph\""
                + " style:master-page-name=\"Standard\"/>"
                + "<style:style style:name=\"P1\" style:family=\"paragraph\""
                + " style:parent-style-name=\"P0\"/>"
                + "<style:style style:name=\"P0\" style:family=\"paragraph\">"
                + "<style:paragraph-properties fo:break-before=\"page\"/></style:style>"
                + "</office:automatic-styles><office:body>"
                + body
                + "</office:body></office:document-content>",
            "meta.xml",
            "<office:document-meta "
                + NAMESPACES
                + "><office:meta><dc:title>Titre</dc:title></office:meta></office:document-meta>");
    return READER.read(file, "plan");
  }
}
