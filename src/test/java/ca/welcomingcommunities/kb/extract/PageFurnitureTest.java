package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files of each kind have beside their text, through the real parsers. */
class PageFurnitureTest {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final List<List<String>> PAGES =
      List.of(
          List.of(
              "Table of contents",
              "Summary ......................................................... 3",
              "Housing .......................................................... 4",
              "Work ............................................................. 5"),
          List.of(
              "In the spring the partnership asked newcomers what they had found and the inte-",
              "gration of families in smaller towns was what they spoke about \uFB01rst of all, with",
              "their e\u0301tudes, their \uFB02ats and the of\uFB01ces that they were sent to.The council",
              "listened and took the minutes in both of the official languages."),
          List.of(
              "Rents rose faster than wages. A family with four children waits for years in",
              "two rooms, and landlords ask for the names of guarantors nobody has."),
          List.of(
              "Employers in the region look for people and do not read what a degree from else-",
              "where says. A mentor who does the same work opens more doors than a letter."));

  @TempDir static Path workFolder;
  @TempDir Path folder;
  private static Extractor extractor;

  @BeforeAll
  static void open() throws IOException {
    extractor = Extractor.open(workFolder, ExtractLimits.DEFAULTS, Optional.empty(), List.of());
  }

  @AfterAll
  static void close() throws IOException {
    extractor.close();
  }

  @Test
  void aPdfSaysWhatItsPagesSay() throws Exception {
    Extracted read = read(SampleFiles.write(folder.resolve("plan.pdf"), report()), "plan.pdf");
    assertThat(lines(read, TextRole.RUNNING_HEADER))
        .hasSize(4)
        .containsOnly("Durham Region Newcomer Report");
    assertThat(lines(read, TextRole.PAGE_NUMBER))
        .containsExactly("Page 2 of 5", "Page 3 of 5", "Page 4 of 5", "Page 5 of 5");
    assertThat(lines(read, TextRole.RUNNING_FOOTER)).hasSize(4).containsOnly("June 2012");
    assertThat(lines(read, TextRole.CONTENTS)).startsWith("Table of contents").hasSize(4);
    assertThat(read.pages().get(2).bodyText())
        .isEqualTo(
            "In the spring the partnership asked newcomers what they had found and the integration"
                + " of families in smaller towns was what they spoke about first of all, with"
                + " their études, their flats and the offices that they were sent to. The council"
                + " listened and took the minutes in both of the official languages.");
    assertThat(read.pages().get(4).bodyText()).contains("from elsewhere says");
    assertThat(read.pages().get(3).text())
        .startsWith("Durham Region Newcomer Report\nRents rose")
        .endsWith("June 2012\nPage 4 of 5");
  }

  @Test
  void aWordFileHasItsHeadersAndContents() throws Exception {
    Path file = folder.resolve("plan.docx");
    try (XWPFDocument word = new XWPFDocument();
        OutputStream out = Files.newOutputStream(file)) {
      word.createHeader(HeaderFooterType.DEFAULT)
          .createParagraph()
          .createRun()
          .setText("Halton Newcomer Strategy");
      word.createFooter(HeaderFooterType.DEFAULT).createParagraph().createRun().setText("Page 1");
      for (String line :
          List.of(
              "Contents",
              "Logement\t2",
              "Emploi\t3",
              "Santé\t5",
              "Les loyers montent et les familles attendent.")) {
        word.createParagraph().createRun().setText(line);
      }
      word.write(out);
    }
    Extracted read = read(file, "plan.docx");
    assertThat(lines(read, TextRole.RUNNING_HEADER)).containsExactly("Halton Newcomer Strategy");
    assertThat(lines(read, TextRole.RUNNING_FOOTER)).containsExactly("Page 1");
    assertThat(lines(read, TextRole.CONTENTS))
        .containsExactly("Contents", "Logement 2", "Emploi 3", "Santé 5");
    assertThat(body(read)).isEqualTo("Les loyers montent et les familles attendent.");
  }

  @Test
  void anOpenDocumentTextHasItsHeaders() throws Exception {
    String namespaces =
        " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    Path file =
        SampleFiles.zip(
            folder.resolve("plan.odt"),
            "mimetype",
            "application/vnd.oasis.opendocument.text",
            "content.xml",
            "<office:document-content%s><office:body><office:text><text:p>Les loyers montent.</text:p></office:text></office:body></office:document-content>"
                .formatted(namespaces),
            "styles.xml",
            ("<office:document-styles%s><office:master-styles><style:master-page"
                    + " style:name=\"Standard\"><style:header><text:p>Stratégie de"
                    + " <text:span>Halton</text:span></text:p></style:header><style:header-left>"
                    + "<text:p>Halton 2012</text:p></style:header-left><style:footer><text:p>Page"
                    + "</text:p><text:p>Juin</text:p>"
                    + "</style:footer></style:master-page></office:master-styles>"
                    + "</office:document-styles>")
                .formatted(namespaces));
    Extracted read = read(file, "plan.odt");
    assertThat(lines(read, TextRole.RUNNING_HEADER))
        .containsExactly("Stratégie de Halton", "Halton 2012");
    assertThat(lines(read, TextRole.RUNNING_FOOTER)).containsExactly("Page", "Juin");
    assertThat(body(read)).isEqualTo("Les loyers montent.");
  }

  @Test
  void richTextHasItsHeadersAlsoWhereTheyDoNotEndTheirParagraph() throws Exception {
    Path file =
        SampleFiles.write(
            folder.resolve("plan.rtf"),
            "{\\rtf1\\ansi{\\header\\pard\\plain\\qc Halton {\\b Newcomer} Strategy\\par 2012\\par}"
                + "{\\footerl Page {\\field{\\*\\fldinst PAGE}{\\fldrslt 1}}}"
                + "\\pard Rents \\{rise\\} fast.\\par\\pagebb0 Families wait.\\par"
                + "{\\footerf\\bin3 }}}June}\\page And work.\\par}");
    Extracted read = read(file, "plan.rtf");
    assertThat(lines(read, TextRole.RUNNING_HEADER))
        .containsExactly("Halton Newcomer Strategy", "2012");
    assertThat(lines(read, TextRole.RUNNING_FOOTER)).containsExactly("Page 1", "June");
    assertThat(body(read)).isEqualTo("Rents {rise} fast.\nFamilies wait.\nAnd work.");
    assertThat(read.totalPages()).isEqualTo(2);
  }

  @Test
  void aWebPageHasAFooterAndItsNavigationIsLeftOut() throws Exception {
    Path file =
        SampleFiles.write(
            folder.resolve("page.html"),
            "<html><body><nav><a href='/'>Home</a></nav><header><h1>Bienvenue</h1></header>"
                + "<main><p>Le conseil accueille les familles.</p></main>"
                + "<footer><p>Tous droits réservés</p><table><tr><td>Tél.</td><td>555</td></tr>"
                + "</table></footer></body></html>");
    Extracted read = read(file, "page.html");
    assertThat(lines(read, TextRole.RUNNING_FOOTER))
        .containsExactly("Tous droits réservés", "Tél. | 555");
    assertThat(body(read)).isEqualTo("Bienvenue\nLe conseil accueille les familles.");
  }

  private static Extracted read(Path file, String name) throws Exception {
    return (Extracted) extractor.extract(file, name, Extractor.Pace.PATIENT);
  }

  private static String body(Extracted read) {
    return read.pages().stream()
        .map(Page::bodyText)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static List<String> lines(Extracted read, TextRole role) {
    return read.pages().stream()
        .flatMap(page -> page.sections().stream())
        .filter(section -> section.role() == role)
        .map(Section::text)
        .flatMap(String::lines)
        .toList();
  }

  /** A cover, and pages with a header and two lines of footer, in a font that has ligatures. */
  private static PDDocument report() throws IOException {
    PDDocument document = new PDDocument();
    try (InputStream ttf = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
      PDFont font = PDType0Font.load(document, ttf);
      addPage(document, font, List.of(), List.of("What newcomers told us in 2012"), List.of());
      for (int i = 0; i < PAGES.size(); i++) {
        addPage(
            document,
            font,
            List.of("Durham Region Newcomer Report"),
            PAGES.get(i),
            List.of("June 2012", "Page " + (i + 2) + " of 5"));
      }
    }
    return document;
  }

  private static void addPage(
      PDDocument document, PDFont font, List<String> top, List<String> body, List<String> bottom)
      throws IOException {
    PDPage page = new PDPage(PDRectangle.LETTER);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      show(content, font, top, 760);
      show(content, font, body, 700);
      show(content, font, bottom, 50);
    }
  }

  private static void show(PDPageContentStream content, PDFont font, List<String> lines, float top)
      throws IOException {
    float y = top;
    for (String line : lines) {
      content.beginText();
      content.setFont(font, 11);
      content.newLineAtOffset(72, y);
      content.showText(line);
      content.endText();
      y -= 14;
    }
  }
}
