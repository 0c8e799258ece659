package ca.welcomingcommunities.kb.extract;

import static ca.welcomingcommunities.kb.extract.WordFile.p;
import static ca.welcomingcommunities.kb.extract.WordFile.r;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import ca.welcomingcommunities.kb.extract.Extraction.Scanned;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that break the process that reads them, damaged ones, and those with a password. */
class HostileFilesIT {
  @RegisterExtension
  static final Reader READER =
      new Reader(Reader.TIGHT, Optional.empty(), HostileParser.class.getName());

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<hang millis='100000' heavy='false' pulse_millis='100'/> | TOO_SLOW",
        "<hang millis='100000' heavy='true' pulse_millis='100'/> | TOO_SLOW",
        "<throw class='java.lang.OutOfMemoryError'/> | OUT_OF_MEMORY",
        "<system_exit/> | CRASHED",
        "<throw class='java.lang.StackOverflowError'/> | CRASHED"
      })
  void afterAChildBrokeTheNextFileIsRead(String action, Reason reason) throws Exception {
    Path bad =
        SampleFiles.write(
            folder.resolve("bad"), "<?xml version=\"1.0\"?><mock>" + action + "</mock>");
    assertThat(READER.failure(bad, "bad.xml")).isEqualTo(reason);
    READER.stillReads();
  }

  @Test
  void tooMuchTextFailsInsteadOfBeingCut() throws Exception {
    Path file =
        WordFile.write(
            folder.resolve("bomb"), p(r("word ".repeat(Reader.TIGHT.maxCharacters() / 4))));
    assertThat(READER.failure(file, "bomb.docx")).isEqualTo(Reason.TOO_MUCH_TEXT);
  }

  @Test
  void bombOfPlainTextFailsToo() throws Exception {
    Path file =
        SampleFiles.write(folder.resolve("bomb"), "a".repeat(Reader.TIGHT.maxCharacters() + 1));
    assertThat(READER.failure(file, "bomb.txt")).isEqualTo(Reason.TOO_MUCH_TEXT);
  }

  @Test
  void filesWithAPasswordAreEncrypted() throws Exception {
    assertThat(READER.failure(SampleFiles.encryptedPdf(folder.resolve("a"), "secret"), "a.pdf"))
        .isEqualTo(Reason.ENCRYPTED);
    assertThat(READER.failure(SampleFiles.encryptedWord(folder.resolve("b"), "secret"), "b.docx"))
        .isEqualTo(Reason.ENCRYPTED);
  }

  @Test
  void pdfThatOnlyItsOwnerMayChangeIsRead() throws Exception {
    Path file = SampleFiles.encryptedPdf(folder.resolve("a"), "");
    assertThat(READER.text(file, "a.pdf")).isEqualTo("Hidden");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 50, 90, 99})
  void cutFilesAreCorruptOrSayThatTheyArePartial(int percent) throws Exception {
    Path pdf =
        SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(List.of(List.of("Whole page"))));
    Path word = WordFile.write(folder.resolve("b"), p(r("Whole paragraph")));
    for (Path whole : List.of(pdf, word)) {
      byte[] bytes = Files.readAllBytes(whole);
      Files.write(whole, Arrays.copyOf(bytes, Math.max(1, bytes.length * percent / 100)));
      switch (READER.extract(whole, whole.equals(pdf) ? "a.pdf" : "b.docx")) {
        case Failed failed -> assertThat(failed.reason()).isEqualTo(Reason.CORRUPT);
        case Scanned scanned -> throw new AssertionError("no pictures in it: " + scanned);
        case Extracted extracted -> {
          boolean complete = Reader.text(extracted).startsWith("Whole pa");
          assertThat(complete || !extracted.warnings().isEmpty()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 90, 99})
  void ofAWordFileThatWasCutOffWhatIsThereIsRead(int percent) throws Exception {
    String[] body = new String[400];
    for (int i = 0; i < body.length; i++) {
      body[i] = p(r("Paragraph " + i + " of " + Integer.toHexString(i * 7_919_993) + "."));
    }
    Path file = WordFile.write(folder.resolve("b"), body);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length * percent / 100));
    Extracted read = READER.read(file, "b.docx");
    assertThat(Reader.text(read)).contains("Paragraph 20 of ");
    assertThat(read.warnings()).extracting(Warning::code).containsExactly(Warning.Code.PARTIAL);
  }

  @Test
  void aPdfWithoutItsEndIsReadAndSaysSo() throws Exception {
    Path file =
        SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(List.of(List.of("Whole page"))));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
    Extracted read = READER.read(file, "a.pdf");
    assertThat(Reader.text(read)).isEqualTo("Whole page");
    assertThat(read.warnings()).containsExactly(new Warning(Warning.Code.PARTIAL, 0, ""));
  }

  @Test
  void whatWasReadBeforeTheTimeWasOverIsKept() throws Exception {
    Path file =
        SampleFiles.write(
            folder.resolve("a"),
            "<?xml version=\"1.0\"?><mock><metadata name=\"Content-Type\""
                + " action=\"set\">text/html</metadata>"
                + "<write element=\"p\">"
                + "Housing came first. ".repeat(1_000)
                + "</write>"
                + "<hang millis=\"100000\" heavy=\"false\" pulse_millis=\"100\"/></mock>");
    assertThat(READER.extractor().extract(file, "a.xml", Extractor.Pace.QUICK))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.TOO_SLOW));
    Extracted read = READER.read(file, "a.xml");
    assertThat(Reader.text(read)).startsWith("Housing came first.");
    assertThat(read.warnings()).containsExactly(new Warning(Warning.Code.STOPPED, 0, "TOO_SLOW"));
  }

  @Test
  void whatNoParserKnowsIsUnsupported() throws Exception {
    Path program = folder.resolve("b");
    Files.write(program, "MZ\u0090\0\3\0\0\0\4\0".getBytes(StandardCharsets.ISO_8859_1));
    Path bytes = Files.write(folder.resolve("c"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
    assertThat(READER.failure(program, "plan.pdf")).isEqualTo(Reason.UNSUPPORTED);
    assertThat(READER.failure(bytes, "c.bin")).isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void ofAnArchiveWithTooManyFilesTheFirstAreRead() throws Exception {
    Path archive =
        SampleFiles.zip(
            folder.resolve("a"), "1.txt", "one", "2.txt", "two", "3.txt", "three", "4.txt", "four");
    Extracted read = READER.read(archive, "a.zip");
    assertThat(read.pages())
        .extracting(page -> page.sections().getFirst().heading())
        .containsExactly("1.txt", "2.txt", "3.txt");
    assertThat(read.warnings()).containsExactly(new Warning(Warning.Code.TOO_MANY_FILES, 0, ""));
  }
}
