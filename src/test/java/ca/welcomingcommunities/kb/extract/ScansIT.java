package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs Tesseract with English and French: skipped without it, but not where CI=true. */
class ScansIT {
  private static final int DOTS_PER_INCH = 200;

  @TempDir static Path workFolder;
  @TempDir Path folder;
  private static Extractor extractor;

  @BeforeAll
  static void open() throws Exception {
    extractor = Extractor.open(workFolder, ExtractLimits.DEFAULTS);
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(extractor.ocrAvailable() || required, "Tesseract (tesseract-ocr) is not installed");
    assertThat(extractor.ocrAvailable()).as("Tesseract is installed").isTrue();
  }

  @AfterAll
  static void close() throws IOException {
    extractor.close();
  }

  @Test
  void scannedPageOfAPdfIsReadAndTheOthersStayAsTheyAre() throws Exception {
    Path file = folder.resolve("a");
    try (PDDocument document = SampleFiles.pdf(List.of(List.of("A page of text.")))) {
      PDPage scan = new PDPage(PDRectangle.LETTER);
      document.addPage(scan);
      try (PDPageContentStream content = new PDPageContentStream(document, scan)) {
        content.drawImage(
            LosslessFactory.createFromImage(
                document, picture("Les élèves apprennent le français.")),
            0,
            0,
            PDRectangle.LETTER.getWidth(),
            PDRectangle.LETTER.getHeight());
      }
      document.addPage(new PDPage(PDRectangle.LETTER));
      document.save(file.toFile());
    }
    Extracted read = extracted(file);
    assertThat(read.totalPages()).isEqualTo(3);
    assertThat(read.pages())
        .extracting(page -> page.number() + ": " + page.text())
        .containsExactly("1: A page of text.", "2: Les élèves apprennent le français.");
    assertThat(read.warnings())
        .containsExactly(
            new Warning(Warning.Code.OCR_USED, 1, ""),
            new Warning(Warning.Code.PAGES_WITHOUT_TEXT, 1, ""));
  }

  @Test
  void imageIsReadAsOnePage() throws Exception {
    Path file = folder.resolve("a");
    ImageIO.write(picture("Housing for newcomers"), "png", file.toFile());
    Extracted read = extracted(file);
    assertThat(read.mediaType()).isEqualTo("image/png");
    assertThat(read.unit()).isEqualTo(PageUnit.PAGE);
    assertThat(read.totalPages()).isEqualTo(1);
    assertThat(read.pages().getFirst().text()).isEqualTo("Housing for newcomers");
  }

  @Test
  void everyPictureOfATiffIsAPage() throws Exception {
    Path file = folder.resolve("a");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (String text : List.of("First page of fax", "Second page of fax")) {
        writer.writeToSequence(new IIOImage(picture(text), null, null), null);
      }
      writer.endWriteSequence();
    }
    assertThat(extracted(file).pages())
        .extracting(page -> page.number() + ": " + page.text())
        .containsExactly("1: First page of fax", "2: Second page of fax");
  }

  @Test
  void enormousImageIsRefusedBeforeItIsRead() throws Exception {
    Path file = folder.resolve("a");
    ImageIO.write(
        new BufferedImage(20_000, 6_000, BufferedImage.TYPE_BYTE_BINARY), "png", file.toFile());
    assertThat(extracted(file).warnings())
        .extracting(Warning::code)
        .containsExactly(Warning.Code.IMAGE_TOO_LARGE);
  }

  private Extracted extracted(Path file) throws IOException, InterruptedException {
    assertThat(Files.size(file)).isPositive();
    Extraction read = extractor.extract(file, "upload");
    assertThat(read).isInstanceOf(Extracted.class);
    return (Extracted) read;
  }

  private static BufferedImage picture(String text) throws IOException {
    try (PDDocument document = SampleFiles.pdf(List.of(List.of("# " + text)))) {
      return new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
    }
  }
}
