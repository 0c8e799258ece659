package ca.welcomingcommunities.kb.extract;

import static ca.welcomingcommunities.kb.extract.WordFile.p;
import static ca.welcomingcommunities.kb.extract.WordFile.r;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files made to hurt, under the limits of a real server: each ends in a clear state, and after each
 * the next file is read by the same process.
 */
@Timeout(300)
class HostileContentIT {
  private static final int MEGABYTE = 1 << 20;

  /** Pretends that there is Tesseract, which is never called. */
  private static final Optional<Tesseract> TESSERACT =
      Optional.of(
          new Tesseract(
              Path.of("/nonexistent"), List.of("/nonexistent/tesseract"), List.of("eng")));

  @RegisterExtension static final Reader READER = new Reader(Reader.limits(), TESSERACT);
  @TempDir Path folder;

  @AfterEach
  void noProcessEndedAndTheNextFileIsRead() throws Exception {
    assertThat(READER.extractor().endedProcesses()).isZero();
    READER.stillReads();
  }

  @Test
  void pdfOfTenThousandPagesIsRead() throws Exception {
    Path file = folder.resolve("a");
    try (PDDocument document = SampleFiles.pdf(List.of(List.of("One page of many")))) {
      PDPage first = document.getPage(0);
      for (int i = 1; i < 10_000; i++) {
        document.addPage(new PDPage(new COSDictionary(first.getCOSObject())));
      }
      document.save(file.toFile());
    }
    Extracted read = READER.read(file, "a.pdf");
    assertThat(read.totalPages()).isEqualTo(10_000);
    assertThat(read.pages()).hasSize(10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "housing plan "})
  void twoHundredMegabytesInOneLineAreTooMuchAsOneWordAndAsMany(String words) throws Exception {
    Path file = folder.resolve("a");
    byte[] some = words.repeat(MEGABYTE / words.length()).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 201; i++) {
        out.write(some);
      }
    }
    assertThat(Files.size(file)).isGreaterThan(200L * MEGABYTE);
    assertThat(READER.failure(file, "a.txt")).isEqualTo(Reason.TOO_MUCH_TEXT);
  }

  @Test
  void textInSeveralEncodingsAtOnceIsRead() throws Exception {
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.writeBytes("Élan: un été\n".getBytes(StandardCharsets.UTF_8));
    mixed.writeBytes("Élan: un été\n".getBytes(StandardCharsets.ISO_8859_1));
    mixed.writeBytes("Élan: un été\n".getBytes(StandardCharsets.UTF_16LE));
    assertThat(READER.text(Files.write(folder.resolve("a"), mixed.toByteArray()), "a.txt"))
        .contains("lan: un ");
  }

  @Test
  void scriptsOfAPdfAreNotItsText() throws Exception {
    PDDocument document = SampleFiles.pdf(List.of(List.of("Plan")));
    document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('boo')"));
    assertThat(READER.text(SampleFiles.write(folder.resolve("a"), document), "a.pdf"))
        .isEqualTo("Plan");
  }

  @Test
  void pictureOfNineHundredMegapixelsIsNotDecoded() throws Exception {
    Path file = LargeFiles.png(folder.resolve("a"), 30_000, 30_000);
    assertThat(READER.read(file, "a.png").warnings())
        .extracting(Warning::code)
        .containsExactly(Warning.Code.IMAGE_TOO_LARGE);
  }

  @Test
  void sixtyThousandMarksOnOneLetterAreRead() throws Exception {
    String marks = "e" + "\u0301".repeat(60_000) + " after";
    assertThat(READER.text(SampleFiles.write(folder.resolve("a"), marks), "a.txt"))
        .endsWith("after");
  }

  @ParameterizedTest
  @CsvSource({"a.html, html, deep <b>in</b>side", "a.xml, plan, deep inside"})
  void aHundredThousandNestedElementsLoseNoWord(String name, String root, String inside)
      throws Exception {
    String deep =
        "<%s><p>first</p>%s%s%s<p>last</p></%s>"
            .formatted(root, "<div>".repeat(100_000), inside, "</div>".repeat(100_000), root);
    Extracted read = READER.read(SampleFiles.write(folder.resolve("a"), deep), name);
    assertThat(Reader.text(read).lines()).containsExactly("first", "deep inside", "last");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 5_001, 200_000})
  void bytesWithoutMeaningAreNoText(int length) throws Exception {
    for (int seed = 1; seed <= 5; seed++) {
      byte[] noise = new byte[length];
      new Random(seed).nextBytes(noise);
      assertThat(READER.failure(Files.write(folder.resolve("a"), noise), "a.txt"))
          .isEqualTo(Reason.CORRUPT);
    }
  }

  @Test
  void mailOfThreeHundredPartsInPartsEnds() throws Exception {
    StringBuilder mail = new StringBuilder("From: a@example.org\r\nSubject: Deep\r\n");
    for (int i = 0; i < 300; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
      mail.append(i).append("\r\n");
    }
    mail.append("Content-Type: text/plain\r\n\r\nbottom\r\n");
    assertThat(READER.extract(SampleFiles.write(folder.resolve("a"), mail.toString()), "a.eml"))
        .isInstanceOfAny(Extracted.class, Failed.class);
  }

  @Test
  void contentDecidesAndNotTheName() throws Exception {
    Path pdf = SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(List.of(List.of("A plan"))));
    Path word = WordFile.write(folder.resolve("b"), p(r("A note")));
    assertThat(READER.text(pdf, "a.docx")).isEqualTo("A plan");
    assertThat(READER.text(word, "b.pdf")).isEqualTo("A note");
    assertThat(READER.text(pdf, "a")).isEqualTo("A plan");
    assertThat(READER.text(word, "b.jpg")).isEqualTo("A note");
  }

  @Test
  void whatIsTwoFormatsAtOnceIsReadAsOne() throws Exception {
    byte[] pdf =
        Files.readAllBytes(
            SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(List.of(List.of("A plan")))));
    byte[] zip = SampleFiles.zipped("evil.txt", "An archive".getBytes(StandardCharsets.UTF_8), 1);
    byte[] html =
        "<html><body><p>A page</p><script>alert(1)</script></body></html>"
            .getBytes(StandardCharsets.UTF_8);
    byte[] gif = "GIF89a/*".getBytes(StandardCharsets.UTF_8);
    assertThat(READER.text(joined(pdf, zip), "a.zip")).isEqualTo("A plan");
    assertThat(READER.text(joined(zip, pdf), "a.pdf")).contains("An archive");
    assertThat(READER.extract(joined(html, pdf), "a.pdf").toString()).doesNotContain("alert");
    assertThat(READER.extract(joined(gif, html), "a.html").mediaType()).isEqualTo("image/gif");
  }

  private Path joined(byte[] first, byte[] second) throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return Files.write(folder.resolve("joined"), both.toByteArray());
  }

  @Test
  void twoHundredFilesWithAWrongBitEnd() throws Exception {
    Path pdf = SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(List.of(List.of("A plan"))));
    Path word = WordFile.write(folder.resolve("b"), p(r("A note")));
    Random random = new Random(11);
    for (Path whole : List.of(pdf, word)) {
      byte[] bytes = Files.readAllBytes(whole);
      for (int i = 0; i < 100; i++) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Path file = Files.write(folder.resolve("flipped"), flipped);
        assertThat(READER.extract(file, "flipped")).isInstanceOfAny(Extracted.class, Failed.class);
      }
    }
  }
}
