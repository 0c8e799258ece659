package ca.welcomingcommunities.kb.extract;

import static ca.welcomingcommunities.kb.extract.WordFile.p;
import static ca.welcomingcommunities.kb.extract.WordFile.r;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not an office file, a PDF or a web page is read too, as far as there are words in it. */
class OtherFormatsTest {
  @RegisterExtension static final Reader READER = Reader.withoutTesseract();
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a.xml | <plan><goal>Housing for all</goal></plan> | Housing for all",
        "a.xml | <plan><goal>Housing & more</goal><b>Work</plan> | Work",
        "a.svg | <svg xmlns='http://www.w3.org/2000/svg'><text>Housing</text></svg> | Housing",
        "a.rss | <rss version='2.0'><channel><title>News</title><link>http://example.org</link>"
            + "<description>d</description><item><title>Housing</title><link>http://example.org/1</link></item></channel></rss>"
            + " | Housing",
        "a.json | {\"goal\": \"Housing\"} | Housing",
        "a.py | print('Housing') | Housing",
        "a.ics | BEGIN:VCALENDAR | BEGIN:VCALENDAR",
      })
  void wordsOfTextFilesOfAllKindsAreRead(String name, String content, String expected)
      throws Exception {
    Extracted read = READER.read(SampleFiles.write(folder.resolve("a"), content), name);
    assertThat(Reader.text(read)).contains(expected);
    assertThat(read.unit()).isEqualTo(PageUnit.SECTION);
  }

  @Test
  void archiveIsOneDocumentWithAPartForEachFile() throws Exception {
    Path word = WordFile.write(folder.resolve("word"), p(r("A note on work")));
    Path zip = folder.resolve("a");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("plans/one.txt"));
      out.write("Housing first".getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("plans/two.docx"));
      Files.copy(word, out);
      out.putNextEntry(new ZipEntry("plans/nothing.bin"));
      out.write(new byte[] {0, 1, 2, 3});
    }
    Extracted read = READER.read(zip, "plans.zip");
    assertThat(read.mediaType()).isEqualTo("application/zip");
    assertThat(read.pages())
        .anySatisfy(page -> {
          assertThat(page.sections().getFirst().heading()).isEqualTo("plans/one.txt");
          assertThat(page.sections().getFirst().text()).isEqualTo("Housing first");
        })
        .anySatisfy(page -> {
          assertThat(page.sections().getFirst().heading()).isEqualTo("plans/two.docx");
          assertThat(page.sections().getFirst().text()).isEqualTo("A note on work");
        });
    assertThat(Reader.text(read)).contains("plans/nothing.bin");
  }

  @Test
  void compressedFileIsTheFileInside() throws Exception {
    Path file = folder.resolve("a");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("Housing first".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(READER.text(file, "plan.txt.gz")).contains("Housing first");
  }

  @Test
  void mailboxHasAPartForEachMail() throws Exception {
    String mailbox =
        """
        From a@example.org Mon Nov 23 10:00:00 2026
        From: a@example.org
        Subject: Budget
        Date: Mon, 23 Nov 2026 10:00:00 +0000

        The budget is done.

        From b@example.org Mon Nov 23 11:00:00 2026
        From: b@example.org
        Subject: Venue
        Date: Mon, 23 Nov 2026 11:00:00 +0000

        The venue is booked.
        """;
    Extracted read = READER.read(SampleFiles.write(folder.resolve("a"), mailbox), "a.mbox");
    assertThat(read.pages())
        .extracting(page -> page.sections().getFirst().heading())
        .contains("Budget", "Venue");
    assertThat(Reader.text(read)).contains("The budget is done.", "The venue is booked.");
  }

  @Test
  void wordFileInTheStrictFormOfTheStandardIsRead() throws Exception {
    Path file =
        SampleFiles.zip(
            folder.resolve("a"),
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd."
                + "openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
            "_rels/.rels",
            "<Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r\" Type=\"http://purl.oclc.org/ooxml/officeDocument/"
                + "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
            "word/document.xml",
            "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>"
                + "<w:p><w:r><w:t>Strictly</w:t></w:r><w:r><w:t> housing</w:t></w:r></w:p>"
                + "</w:body></w:document>");
    assertThat(READER.text(file, "a.docx")).contains("Strictly housing");
  }

  @Test
  void slidesInTheStrictFormOfTheStandardAreRead() throws Exception {
    String slide =
        "<p:sld xmlns:p=\"http://purl.oclc.org/ooxml/presentationml/main\""
            + " xmlns:a=\"http://purl.oclc.org/ooxml/drawingml/main\"><p:cSld><p:spTree><p:sp>"
            + "<p:txBody><a:p><a:r><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>"
            + "</p:cSld></p:sld>";
    Path file =
        SampleFiles.zip(
            folder.resolve("a"),
            "[Content_Types].xml",
            strictTypes(
                "ppt/presentation.xml", "presentationml.presentation.main",
                "ppt/slides/slide1.xml", "presentationml.slide",
                "ppt/slides/slide2.xml", "presentationml.slide"),
            "_rels/.rels",
            strictRelationships("officeDocument", "ppt/presentation.xml"),
            "ppt/presentation.xml",
            "<p:presentation xmlns:p=\"http://purl.oclc.org/ooxml/presentationml/main\""
                + " xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\""
                + " conformance=\"strict\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"r1\"/>"
                + "<p:sldId id=\"257\" r:id=\"r2\"/></p:sldIdLst></p:presentation>",
            "ppt/_rels/presentation.xml.rels",
            strictRelationships("slide", "slides/slide1.xml", "slide", "slides/slide2.xml"),
            "ppt/slides/slide1.xml",
            slide.formatted("Strictly housing"),
            "ppt/slides/slide2.xml",
            slide.formatted("Strictly work"));
    Extracted read = READER.read(file, "a.pptx");
    assertThat(read.unit()).isEqualTo(PageUnit.SLIDE);
    assertThat(read.pages()).hasSize(2);
    assertThat(Reader.text(read)).contains("Strictly housing", "Strictly work");
  }

  @Test
  void sheetsInTheStrictFormOfTheStandardAreRead() throws Exception {
    String main = " xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"";
    Path file =
        SampleFiles.zip(
            folder.resolve("a"),
            "[Content_Types].xml",
            strictTypes(
                "xl/workbook.xml", "spreadsheetml.sheet.main",
                "xl/worksheets/sheet1.xml", "spreadsheetml.worksheet",
                "xl/sharedStrings.xml", "spreadsheetml.sharedStrings"),
            "_rels/.rels",
            strictRelationships("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml",
            "<workbook"
                + main
                + " xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\""
                + " conformance=\"strict\"><sheets><sheet name=\"Budget\" sheetId=\"1\""
                + " r:id=\"r1\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels",
            strictRelationships(
                "worksheet", "worksheets/sheet1.xml", "sharedStrings", "sharedStrings.xml"),
            "xl/worksheets/sheet1.xml",
            "<worksheet"
                + main
                + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                + "<c r=\"B1\" t=\"inlineStr\"><is><t>Strictly rent</t></is></c></row>"
                + "</sheetData></worksheet>",
            "xl/sharedStrings.xml",
            "<sst" + main + "><si><t>Strictly housing</t></si></sst>");
    assertThat(READER.text(file, "a.xlsx")).contains("Strictly housing", "Strictly rent");
  }

  private static String strictTypes(String... partsAndTypes) {
    StringBuilder types =
        new StringBuilder(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    for (int i = 0; i < partsAndTypes.length; i += 2) {
      types.append(
          "<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-officedocument.%s+xml\"/>"
              .formatted(partsAndTypes[i], partsAndTypes[i + 1]));
    }
    return types + "</Types>";
  }

  private static String strictRelationships(String... typesAndTargets) {
    StringBuilder all =
        new StringBuilder(
            "<Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (int i = 0; i < typesAndTargets.length; i += 2) {
      all.append(
          "<Relationship Id=\"r%d\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/%s\" Target=\"%s\"/>"
              .formatted(i / 2 + 1, typesAndTargets[i], typesAndTargets[i + 1]));
    }
    return all + "</Relationships>";
  }

  @Test
  void pdfThatOnlyHoldsOtherFilesIsThoseFiles() throws Exception {
    PDDocument document = new PDDocument();
    document.addPage(new PDPage());
    PDEmbeddedFile inside =
        new PDEmbeddedFile(
            document, new ByteArrayInputStream("Housing".getBytes(StandardCharsets.UTF_8)));
    inside.setSubtype("text/plain");
    PDComplexFileSpecification specification = new PDComplexFileSpecification();
    specification.setFile("plan.txt");
    specification.setEmbeddedFile(inside);
    PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
    files.setNames(Map.of("plan.txt", specification));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(files);
    document.getDocumentCatalog().setNames(names);
    Extracted read = READER.read(SampleFiles.write(folder.resolve("a"), document), "a.pdf");
    assertThat(read.unit()).isEqualTo(PageUnit.SECTION);
    assertThat(read.pages().getFirst().sections().getFirst().heading()).isEqualTo("plan.txt");
    assertThat(Reader.text(read)).contains("Housing");
  }

  @Test
  void oldWordProcessorsLeaveTheirWords() throws Exception {
    Path file = folder.resolve("a");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(new byte[] {0x31, (byte) 0xBE, 0, 0, 0, (byte) 0xAB, 0, 0});
      out.write(new byte[120]);
      out.write("A letter about housing in Sarnia.\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.write(new byte[400]);
    }
    assertThat(READER.text(file, "letter.wri")).isEqualTo("A letter about housing in Sarnia.");
  }
}
