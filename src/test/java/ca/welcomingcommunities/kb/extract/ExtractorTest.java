package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExtractorTest {
  @RegisterExtension static final Reader READER = Reader.withoutTesseract();
  @TempDir Path folder;

  @Test
  void readsEveryPageOfAPdfWithItsNumber() throws Exception {
    List<List<String>> pages = new ArrayList<>();
    for (int number = 1; number <= 64; number++) {
      pages.add(
          number == 2
              ? List.of()
              : List.of(
                  "# " + number + ". Housing",
                  "The partnership council of the region asks for the inte-",
                  "gration of newcomers on page " + number + "."));
    }
    Extracted read = extracted(SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(pages)));

    assertThat(read.mediaType()).isEqualTo("application/pdf");
    assertThat(read.unit()).isEqualTo(PageUnit.PAGE);
    assertThat(read.totalPages()).isEqualTo(64);
    assertThat(read.pages()).hasSize(63);
    Page last = read.pages().getLast();
    assertThat(last.number()).isEqualTo(64);
    assertThat(last.sections())
        .containsExactly(
            Section.of(
                "64. Housing",
                1,
                false,
                "The partnership council of the region asks for the integration of newcomers on"
                    + " page 64."));
  }

  @Test
  void saysWhatIsMissingWhenPagesAreScansAndThereIsNoTesseract() throws Exception {
    PDDocument document = SampleFiles.pdf(List.of(List.of("Text"), List.of()));
    SampleFiles.addScan(document, new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_GRAY), "3");
    Extracted read = extracted(SampleFiles.write(folder.resolve("a"), document));
    assertThat(read.totalPages()).isEqualTo(3);
    assertThat(read.warnings())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.code()).isEqualTo(Warning.Code.OCR_UNAVAILABLE);
          assertThat(warning.count()).isEqualTo(1);
        });
  }

  @Test
  void headingsOfAPdfComeFromItsBookmarks() throws Exception {
    PDDocument document =
        SampleFiles.pdf(
            List.of(
                List.of("# Un toit pour tous", "Le logement reste la première priorité."),
                List.of("La suite du chapitre, sur la page suivante.")));
    PDDocumentOutline outline = new PDDocumentOutline();
    PDOutlineItem bookmark = new PDOutlineItem();
    bookmark.setTitle("Un toit pour tous");
    outline.addLast(bookmark);
    document.getDocumentCatalog().setDocumentOutline(outline);
    document.getDocumentInformation().setTitle("Plan d’établissement");
    document.getDocumentInformation().setAuthor("Ville de Sudbury; Conseil");
    Extracted read = extracted(SampleFiles.write(folder.resolve("a"), document));

    assertThat(read.pages().getFirst().sections())
        .containsExactly(
            Section.of("Un toit pour tous", 1, false, "Le logement reste la première priorité."));
    assertThat(read.pages().getLast().sections())
        .containsExactly(
            Section.of(
                "Un toit pour tous", 1, true, "La suite du chapitre, sur la page suivante."));
    assertThat(read.found().title()).isEqualTo("Plan d’établissement");
    assertThat(read.found().authors()).containsExactly("Ville de Sudbury", "Conseil");
  }

  @Test
  void lineThatRunsAlongThePagesIsNoHeading() throws Exception {
    List<List<String>> pages = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      pages.add(List.of("# CHAPTER FOUR " + number, "The text of this page is long enough."));
    }
    Extracted read = extracted(SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(pages)));
    assertThat(read.pages())
        .allSatisfy(page -> assertThat(page.sections().getFirst().heading()).isEmpty());
  }

  @Test
  void aSlideIsAPageAndItsNotesBelongToIt() throws Exception {
    Path file = folder.resolve("slides");
    try (XMLSlideShow show = new XMLSlideShow();
        OutputStream out = Files.newOutputStream(file)) {
      XSLFSlideLayout layout =
          show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_AND_CONTENT);
      for (int number = 1; number <= 3; number++) {
        XSLFSlide slide = show.createSlide(layout);
        slide.getPlaceholder(0).setText("Établissement " + number);
        slide.getPlaceholder(1).setText("Premier point\nSecond point " + number);
      }
      for (XSLFTextShape shape : show.getNotesSlide(show.getSlides().get(1)).getPlaceholders()) {
        if (shape.getTextType() == Placeholder.BODY) {
          shape.setText("À dire aux partenaires");
        }
      }
      show.write(out);
    }
    Extracted read = extracted(file);
    assertThat(read.unit()).isEqualTo(PageUnit.SLIDE);
    assertThat(read.totalPages()).isEqualTo(3);
    assertThat(read.pages().get(1).text()).contains("À dire aux partenaires");
    assertThat(read.pages().get(2))
        .isEqualTo(
            new Page(
                3,
                List.of(Section.of("Établissement 3", 1, false, "Premier point\nSecond point 3"))));
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void readsOldSlides() throws Exception {
    Path file = folder.resolve("slides");
    try (HSLFSlideShow show = new HSLFSlideShow();
        OutputStream out = Files.newOutputStream(file)) {
      for (int number = 1; number <= 2; number++) {
        HSLFSlide slide = show.createSlide();
        slide.addTitle().setText("Title " + number);
        HSLFTextBox box = slide.createTextBox();
        box.setText("Body " + number);
      }
      show.write(out);
    }
    Extracted read = extracted(file);
    assertThat(read.unit()).isEqualTo(PageUnit.SLIDE);
    assertThat(read.pages().getLast())
        .isEqualTo(new Page(2, List.of(Section.of("Title 2", 1, false, "Body 2"))));
  }

  @Test
  void aSheetIsAPageUnderItsName() throws Exception {
    for (Workbook workbook : List.of(new XSSFWorkbook(), new HSSFWorkbook())) {
      Path file = folder.resolve("sheets");
      try (workbook;
          OutputStream out = Files.newOutputStream(file)) {
        for (String name : List.of("Budget", "Indicateurs")) {
          Row row = workbook.createSheet(name).createRow(0);
          row.createCell(0).setCellValue("Région");
          row.createCell(1).setCellValue(2026);
        }
        workbook.write(out);
      }
      Extracted read = extracted(file);
      assertThat(read.unit()).isEqualTo(PageUnit.SHEET);
      assertThat(read.pages())
          .containsExactly(
              new Page(1, List.of(Section.of("Budget", 1, false, "Région | 2026"))),
              new Page(2, List.of(Section.of("Indicateurs", 1, false, "Région | 2026"))));
    }
  }

  @Test
  void commaSeparatedValuesAreOneSheet() throws Exception {
    Extracted read =
        extracted(
            SampleFiles.write(
                folder.resolve("a"), "LIP;Région\n\"Sudbury; Nord\";Nord\nHamilton;\n"),
            "table.csv");
    assertThat(read.unit()).isEqualTo(PageUnit.SHEET);
    assertThat(read.mediaType()).isEqualTo("text/csv");
    assertThat(read.pages().getFirst().text())
        .isEqualTo("LIP | Région\nSudbury; Nord | Nord\nHamilton");
  }

  @Test
  void webPageIsPartedAtHeadingsAndLosesItsNavigation() throws Exception {
    Extracted read =
        extracted(
            SampleFiles.write(
                folder.resolve("a"),
                """
                <!doctype html><html lang="fr-CA"><head><title>Accueil</title></head><body>
                <nav><a href="/">Menu</a></nav><h1>Bienvenue</h1><div>Un</div><div>Deux
                lignes</div><h3>Détail</h3><p>Trois<br>quatre<h2>Écoles</h2>
                <table><tr><td>a<td>b</table><script>alert(1)</script></body></html>
                """),
            "page.txt");
    assertThat(read.mediaType()).isEqualTo("text/html");
    assertThat(read.unit()).isEqualTo(PageUnit.SECTION);
    assertThat(read.found().language()).isEqualTo(Language.FR);
    assertThat(read.pages())
        .containsExactly(
            new Page(
                1,
                List.of(
                    Section.of("Bienvenue", 1, false, "Un\nDeux lignes"),
                    Section.of("Détail", 3, false, "Trois quatre"))),
            new Page(2, List.of(Section.of("Écoles", 2, false, "a | b"))));
  }

  @Test
  void bookIsReadInTheOrderOfItsSpine() throws Exception {
    Path file =
        SampleFiles.zip(
            folder.resolve("book"),
            "mimetype",
            "application/epub+zip",
            "META-INF/container.xml",
            "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\">"
                + "<rootfiles><rootfile full-path=\"c.opf\""
                + " media-type=\"application/oebps-package+xml\"/></rootfiles></container>",
            "c.opf",
            "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata"
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Recueil</dc:title>"
                + "<dc:language>fr</dc:language></metadata><manifest>"
                + "<item id=\"b\" href=\"b.xhtml\" media-type=\"application/xhtml+xml\"/>"
                + "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>"
                + "</manifest><spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>",
            "a.xhtml",
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><h1>Un</h1><p>aa</p></body></html>",
            "b.xhtml",
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><h1>Deux</h1><p>bb</p></body></html>");
    Extracted read = extracted(file);
    assertThat(read.mediaType()).isEqualTo("application/epub+zip");
    assertThat(read.found().title()).isEqualTo("Recueil");
    assertThat(read.pages())
        .containsExactly(
            new Page(1, List.of(Section.of("Un", 1, false, "aa"))),
            new Page(2, List.of(Section.of("Deux", 1, false, "bb"))));
  }

  @Test
  void attachmentsOfAMailAreFurtherSections() throws Exception {
    Extracted read =
        extracted(
            SampleFiles.write(
                folder.resolve("mail"),
                """
                From: Settlement Office <office@example.org>
                To: council@example.org
                Subject: Minutes
                Date: Mon, 2 Mar 2026 10:00:00 -0500
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=xx

                --xx
                Content-Type: text/plain; charset=utf-8

                The minutes of the last meeting are attached, with the list of
                actions.

                Next meeting in May.
                --xx
                Content-Type: text/html
                Content-Disposition: attachment; filename="minutes.html"

                <html><body><h1>Housing</h1><p>Agreed.</p></body></html>
                --xx--
                """
                    .replace("\n", "\r\n")));
    assertThat(read.mediaType()).isEqualTo("message/rfc822");
    assertThat(read.found().title()).isEqualTo("Minutes");
    assertThat(read.pages())
        .containsExactly(
            new Page(
                1,
                List.of(
                    Section.of(
                        "",
                        0,
                        false,
                        "The minutes of the last meeting are attached, with the list of actions.\n"
                            + "Next meeting in May."))),
            new Page(
                2,
                List.of(
                    Section.of("minutes.html", 1, false, ""),
                    Section.of("Housing", 3, false, "Agreed."))));
  }

  @Test
  void plainTextTurnsPagesAtFormFeeds() throws Exception {
    Extracted read =
        extracted(
            SampleFiles.write(folder.resolve("a"), "Première page\n\f\fTroisième é page\n\f"),
            "a.txt");
    assertThat(read.unit()).isEqualTo(PageUnit.PAGE);
    assertThat(read.totalPages()).isEqualTo(3);
    assertThat(read.pages().getLast())
        .isEqualTo(new Page(3, List.of(Section.of("", 0, false, "Troisième é page"))));
  }

  @Test
  void plainTextInAnOldEncodingIsReadToo() throws Exception {
    Path file = folder.resolve("a");
    Files.write(
        file,
        "L’évènement a été très apprécié par les élèves et leurs familles à Orléans."
            .getBytes(Charset.forName("windows-1252")));
    assertThat(extracted(file, "a.txt").pages().getFirst().text())
        .isEqualTo("L’évènement a été très apprécié par les élèves et leurs familles à Orléans.");
  }

  @Test
  void markdownIsPartedAtItsHeadings() throws Exception {
    Extracted read =
        extracted(
            SampleFiles.write(
                folder.resolve("a"),
                "# Practice\n\nWhat we\ndid.\n\n## Results\nGood.\n\n### Detail\n\nMore."),
            "practice.md");
    assertThat(read.pages())
        .containsExactly(
            new Page(1, List.of(Section.of("Practice", 1, false, "What we did."))),
            new Page(
                2,
                List.of(
                    Section.of("Results", 2, false, "Good."),
                    Section.of("Detail", 3, false, "More."))));
  }

  @Test
  void richTextTurnsPagesAtItsBreaks() throws Exception {
    Extracted read =
        extracted(
            SampleFiles.write(
                folder.resolve("a"),
                "{\\rtf1\\ansi\\pard one \\\\page\\par\\page two \\u233?\\par\\pard\\pagebb three\\par}"));
    assertThat(read.mediaType()).isEqualTo("application/rtf");
    assertThat(read.pages())
        .extracting(page -> page.number() + ": " + page.text())
        .containsExactly("1: one \\page", "2: two é", "3: three");
  }

  @Test
  void refusesAnEmptyFile() throws Exception {
    assertThat(READER.extract(Files.createFile(folder.resolve("empty")), "empty.pdf"))
        .isEqualTo(new Failed("application/octet-stream", Reason.EMPTY, ""));
  }

  private static Extracted extracted(Path file) throws IOException, InterruptedException {
    return extracted(file, "upload.bin");
  }

  private static Extracted extracted(Path file, String filename)
      throws IOException, InterruptedException {
    return READER.read(file, filename);
  }
}
