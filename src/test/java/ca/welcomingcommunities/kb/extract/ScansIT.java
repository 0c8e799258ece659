package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Scanned;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Needs Tesseract with English and French: skipped without it, but not where CI=true. */
class ScansIT {
  private static final int DOTS_PER_INCH = 200;

  private static final Optional<Tesseract> TESSERACT = tesseract();

  @RegisterExtension static final Reader READER = new Reader(Reader.limits(), TESSERACT);

  @TempDir Path folder;
  private final List<Integer> reached = new ArrayList<>();

  private static Optional<Tesseract> tesseract() {
    try {
      return Tesseract.find();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void tesseractIsInstalled() {
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(TESSERACT.isPresent() || required, "Tesseract (tesseract-ocr) is not installed");
    assertThat(TESSERACT).as("Tesseract is installed").isPresent();
  }

  @Test
  void onlyThePagesThatAreScansAreRecognisedAndTheOthersStayAsTheyAre() throws Exception {
    Path file = folder.resolve("a");
    try (PDDocument document = SampleFiles.pdf(List.of(List.of("A page of text.")))) {
      SampleFiles.addScan(document, picture("Les élèves apprennent le français."), "");
      document.addPage(new PDPage(PDRectangle.LETTER));
      SampleFiles.addScan(document, picture("Housing for newcomers"), "4");
      document.save(file.toFile());
    }
    assertThat(READER.extract(file, "upload"))
        .isInstanceOfSatisfying(
            Scanned.class, scanned -> assertThat(scanned.scans()).containsExactly(2, 4));
    Extracted read = extracted(file);
    assertThat(read.totalPages()).isEqualTo(4);
    assertThat(read.pages())
        .extracting(page -> page.number() + ": " + page.text())
        .containsExactly(
            "1: A page of text.",
            "2: Les élèves apprennent le français.",
            "4: Housing for newcomers");
    assertThat(read.warnings())
        .containsExactly(
            new Warning(Warning.Code.OCR_USED, 2, ""),
            new Warning(Warning.Code.PAGES_WITHOUT_TEXT, 1, ""));
    assertThat(reached).containsExactly(2);
  }

  @Test
  void pagesThatAreHardToReadAreNamed() throws Exception {
    Path file = folder.resolve("a");
    BufferedImage blurred = picture("Settlement and integration of newcomers");
    BufferedImage small = new BufferedImage(425, 550, BufferedImage.TYPE_BYTE_GRAY);
    small.createGraphics().drawImage(blurred, 0, 0, 425, 550, null);
    Random noise = new Random(7);
    for (int i = 0; i < 60_000; i++) {
      small.setRGB(noise.nextInt(425), noise.nextInt(550), noise.nextInt());
    }
    try (PDDocument document = new PDDocument()) {
      SampleFiles.addScan(document, small, "");
      document.save(file.toFile());
    }
    assertThat(extracted(file).warnings())
        .filteredOn(warning -> warning.code() == Warning.Code.OCR_UNSURE)
        .singleElement()
        .satisfies(warning -> assertThat(warning.detail()).matches("1 \\(\\d+ %\\)"));
  }

  @Test
  void enormousPictureInAPdfCostsItsPageOnly() throws Exception {
    Path file = folder.resolve("a");
    try (PDDocument document = new PDDocument()) {
      SampleFiles.addScan(
          document, new BufferedImage(20_000, 6_000, BufferedImage.TYPE_BYTE_BINARY), "");
      SampleFiles.addScan(document, picture("Housing for newcomers"), "");
      document.save(file.toFile());
    }
    Extracted read = extracted(file);
    assertThat(read.pages())
        .singleElement()
        .satisfies(page -> {
          assertThat(page.number()).isEqualTo(2);
          assertThat(page.text()).isEqualTo("Housing for newcomers");
        });
    assertThat(read.warnings()).contains(new Warning(Warning.Code.IMAGE_TOO_LARGE, 1, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
  void imageIsReadAsOnePage(String format) throws Exception {
    Path file = folder.resolve("a");
    ImageIO.write(picture("Housing for newcomers"), format, file.toFile());
    assertImage(file, "image/" + format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webp", "jp2"})
  void imageThatJavaCannotReadIsReadAsOnePageToo(String format) throws Exception {
    assertImage(SampleFiles.resource("housing." + format), "image/" + format);
  }

  private void assertImage(Path file, String mediaType) throws Exception {
    Extracted read = extracted(file);
    assertThat(read.mediaType()).isEqualTo(mediaType);
    assertThat(read.unit()).isEqualTo(PageUnit.PAGE);
    assertThat(read.totalPages()).isEqualTo(1);
    assertThat(Reader.text(read)).isEqualTo("Housing for newcomers");
    assertThat(read.warnings()).contains(new Warning(Warning.Code.OCR_USED, 1, ""));
  }

  @Test
  void imageThatJavaCannotReadIsNotLookedAtIfItIsEnormous() throws Exception {
    byte[] bytes = Files.readAllBytes(SampleFiles.resource("housing.webp"));
    bytes[29] = 0x3F; // the highest byte of its height
    assertThat(extracted(Files.write(folder.resolve("a"), bytes)).warnings())
        .contains(new Warning(Warning.Code.IMAGE_TOO_LARGE, 1, ""));
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
    return switch (READER.extract(file, "upload")) {
      case Extracted extracted -> extracted;
      case Scanned scanned ->
          READER.extractor().recognise(file, "upload", scanned, (done, total) -> reached.add(done));
      case Failed failed -> throw new AssertionError(failed.toString());
    };
  }

  private static BufferedImage picture(String text) throws IOException {
    try (PDDocument document = SampleFiles.pdf(List.of(List.of("# " + text)))) {
      return new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
    }
  }
}
