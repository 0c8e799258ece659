package ca.welcomingcommunities.kb.extract;

import static ca.welcomingcommunities.kb.extract.WordFile.p;
import static ca.welcomingcommunities.kb.extract.WordFile.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import ca.welcomingcommunities.kb.extract.Extraction.Scanned;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesIT {
  private static final ExtractLimits TIGHT =
      new ExtractLimits(
          1,
          128,
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          100_000,
          3,
          100);

  @TempDir static Path workFolder;
  @TempDir Path folder;
  private static Extractor extractor;

  @BeforeAll
  static void open() throws IOException {
    extractor =
        Extractor.open(workFolder, TIGHT, Optional.empty(), List.of(HostileParser.class.getName()));
  }

  @AfterAll
  static void close() throws IOException {
    extractor.close();
  }

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
    assertThat(extractor.extract(bad, "bad.xml", Extractor.Pace.PATIENT))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));

    Path good = SampleFiles.write(folder.resolve("good"), "Still here.");
    assertThat(extractor.extract(good, "good.txt", Extractor.Pace.PATIENT))
        .isInstanceOf(Extracted.class);
  }

  /** As many of each as {@code -Dwci.hostile=50} says; two, if nothing does. */
  @Test
  void goodFilesAmongHostileOnesAreAllRead() throws Exception {
    int each = Integer.getInteger("wci.hostile", 2);
    List<String> attacks =
        List.of(
            "<hang millis='100000' heavy='true' pulse_millis='100'/>",
            "<throw class='java.lang.OutOfMemoryError'/>",
            "<system_exit/>",
            "<throw class='java.lang.StackOverflowError'/>",
            "<print_out>gigabyte</print_out>");
    long before = extractor.endedProcesses();
    for (int i = 0; i < each * attacks.size(); i++) {
      Path bad =
          SampleFiles.write(
              folder.resolve("bad"),
              "<?xml version=\"1.0\"?><mock>" + attacks.get(i % attacks.size()) + "</mock>");
      assertThat(extractor.extract(bad, "bad.xml", Extractor.Pace.QUICK)).isNotNull();
      Path good = SampleFiles.write(folder.resolve("good"), "Good file " + i);
      assertThat(extractor.extract(good, "good.txt", Extractor.Pace.QUICK))
          .isInstanceOfSatisfying(
              Extracted.class,
              read -> assertThat(read.pages().getFirst().text()).startsWith("Good file "));
    }
    // Only what hangs and what exits costs its process.
    assertThat(extractor.endedProcesses() - before).isEqualTo(2L * each);
  }

  @Test
  void tooMuchTextFailsInsteadOfBeingCut() throws Exception {
    Path file =
        WordFile.write(folder.resolve("bomb"), p(r("word ".repeat(TIGHT.maxCharacters() / 4))));
    assertFailed(file, "bomb.docx", Reason.TOO_MUCH_TEXT);
  }

  @Test
  void bombOfPlainTextFailsToo() throws Exception {
    Path file = SampleFiles.write(folder.resolve("bomb"), "a".repeat(TIGHT.maxCharacters() + 1));
    assertFailed(file, "bomb.txt", Reason.TOO_MUCH_TEXT);
  }

  @Test
  void wordFileOfAGigabyteBreaksNothing() throws Exception {
    Path file = folder.resolve("bomb");
    String paragraph = p(r("x".repeat(1_000_000)));
    String[] body = new String[40];
    Arrays.fill(body, paragraph);
    WordFile.write(file, body);
    assertThat(extractor.extract(file, "bomb.docx", Extractor.Pace.PATIENT))
        .isInstanceOf(Failed.class);
  }

  @Test
  void filesWithAPasswordAreEncrypted() throws Exception {
    assertFailed(encryptedPdf("secret"), "a.pdf", Reason.ENCRYPTED);
    assertFailed(encryptedWord(), "a.docx", Reason.ENCRYPTED);
  }

  @Test
  void pdfThatOnlyItsOwnerMayChangeIsRead() throws Exception {
    assertThat(extractor.extract(encryptedPdf(""), "a.pdf", Extractor.Pace.PATIENT))
        .isInstanceOfSatisfying(
            Extracted.class,
            read -> assertThat(read.pages().getFirst().text()).isEqualTo("Hidden"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 50, 90})
  void cutFilesAreCorruptOrSayThatTheyArePartial(int percent) throws Exception {
    Path pdf =
        SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(List.of(List.of("Whole page"))));
    Path word = WordFile.write(folder.resolve("b"), p(r("Whole paragraph")));
    for (Path whole : List.of(pdf, word)) {
      byte[] bytes = Files.readAllBytes(whole);
      Files.write(whole, Arrays.copyOf(bytes, Math.max(1, bytes.length * percent / 100)));
      Extraction read =
          extractor.extract(whole, whole.equals(pdf) ? "a.pdf" : "b.docx", Extractor.Pace.PATIENT);
      switch (read) {
        case Failed failed -> assertThat(failed.reason()).isEqualTo(Reason.CORRUPT);
        case Scanned scanned -> throw new AssertionError("no pictures in it: " + scanned);
        case Extracted extracted -> {
          boolean complete =
              extracted.pages().stream().anyMatch(page -> page.text().startsWith("Whole pa"));
          assertThat(complete || !extracted.warnings().isEmpty()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"50, 1", "90, 1", "99, 1"})
  void ofAWordFileThatWasCutOffWhatIsThereIsRead(int percent, int fewest) throws Exception {
    String[] body = new String[400];
    for (int i = 0; i < body.length; i++) {
      body[i] = p(r("Paragraph " + i + " of " + Integer.toHexString(i * 7_919_993) + "."));
    }
    Path file = WordFile.write(folder.resolve("b"), body);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length * percent / 100));
    assertThat(extractor.extract(file, "b.docx", Extractor.Pace.PATIENT))
        .isInstanceOfSatisfying(
            Extracted.class,
            read -> {
              assertThat(read.pages()).hasSizeGreaterThanOrEqualTo(fewest);
              assertThat(read.pages().getFirst().text()).contains("Paragraph 20 of ");
              assertThat(read.warnings())
                  .extracting(Warning::code)
                  .containsExactly(Warning.Code.PARTIAL);
            });
  }

  @Test
  void aPdfWithoutItsEndIsReadAndSaysSo() throws Exception {
    Path file =
        SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(List.of(List.of("Whole page"))));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
    assertThat(extractor.extract(file, "a.pdf", Extractor.Pace.PATIENT))
        .isInstanceOfSatisfying(
            Extracted.class,
            read -> {
              assertThat(read.pages().getFirst().text()).isEqualTo("Whole page");
              assertThat(read.warnings()).containsExactly(new Warning(Warning.Code.PARTIAL, 0, ""));
            });
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
    assertThat(extractor.extract(file, "a.xml", Extractor.Pace.QUICK))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.TOO_SLOW));
    assertThat(extractor.extract(file, "a.xml", Extractor.Pace.PATIENT))
        .isInstanceOfSatisfying(
            Extracted.class,
            read -> {
              assertThat(read.pages().getFirst().text()).startsWith("Housing came first.");
              assertThat(read.warnings())
                  .containsExactly(new Warning(Warning.Code.STOPPED, 0, "TOO_SLOW"));
            });
  }

  @Test
  void entitiesOfWordFilesAreNotLoaded() throws Exception {
    Path secret = SampleFiles.write(folder.resolve("secret"), "canary");
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
                + "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
                + "2006/relationships/officeDocument\" Target=\"word/document.xml\"/>"
                + "</Relationships>",
            "word/document.xml",
            "<!DOCTYPE w [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]><w:document"
                + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + "<w:body><w:p><w:r><w:t>a &x;</w:t></w:r></w:p></w:body></w:document>");
    assertThat(extractor.extract(file, "a.docx", Extractor.Pace.PATIENT).toString())
        .doesNotContain("canary");
  }

  @Test
  void whatNoParserKnowsIsUnsupported() throws Exception {
    Path program = folder.resolve("b");
    Files.write(program, "MZ\u0090\0\3\0\0\0\4\0".getBytes(StandardCharsets.ISO_8859_1));
    Path bytes = Files.write(folder.resolve("c"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
    assertFailed(program, "plan.pdf", Reason.UNSUPPORTED);
    assertFailed(bytes, "c.bin", Reason.UNSUPPORTED);
  }

  @Test
  void ofAnArchiveWithTooManyFilesTheFirstAreRead() throws Exception {
    Path archive =
        SampleFiles.zip(
            folder.resolve("a"), "1.txt", "one", "2.txt", "two", "3.txt", "three", "4.txt", "four");
    assertThat(extractor.extract(archive, "a.zip", Extractor.Pace.PATIENT))
        .isInstanceOfSatisfying(
            Extracted.class,
            read -> {
              assertThat(read.pages())
                  .extracting(page -> page.sections().getFirst().heading())
                  .containsExactly("1.txt", "2.txt", "3.txt");
              assertThat(read.warnings())
                  .containsExactly(new Warning(Warning.Code.TOO_MANY_FILES, 0, ""));
            });
  }

  @Test
  void childrenSeeNothingOfOurEnvironment() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux shows environments");
    extractor.extract(
        SampleFiles.write(folder.resolve("a"), "Text."), "a.txt", Extractor.Pace.PATIENT);
    List<ProcessHandle> children =
        ProcessHandle.current()
            .descendants()
            .filter(child -> environment(child).contains("HOME=" + workFolder))
            .toList();
    assertThat(children).hasSize(1);
    assertThat(environment(children.getFirst()).split("\0"))
        .allMatch(entry -> entry.matches("(LANG|LC_ALL|OMP_THREAD_LIMIT|PATH|HOME)=.*"));
  }

  private static String environment(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"));
    } catch (IOException gone) {
      return "";
    }
  }

  private void assertFailed(Path file, String filename, Reason reason) throws Exception {
    assertThat(extractor.extract(file, filename, Extractor.Pace.PATIENT))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
  }

  private Path encryptedPdf(String password) throws IOException {
    PDDocument document = SampleFiles.pdf(List.of(List.of("Hidden")));
    StandardProtectionPolicy policy =
        new StandardProtectionPolicy("owner", password, new AccessPermission());
    policy.setEncryptionKeyLength(256);
    document.protect(policy);
    return SampleFiles.write(folder.resolve("encrypted.pdf"), document);
  }

  private Path encryptedWord() throws Exception {
    Path plain = WordFile.write(folder.resolve("plain"), p(r("Hidden")));
    Path file = folder.resolve("encrypted.docx");
    Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
    encryptor.confirmPassword("secret");
    try (POIFSFileSystem container = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      try (OutputStream encrypted = encryptor.getDataStream(container)) {
        Files.copy(plain, encrypted);
      }
      container.writeFilesystem(out);
    }
    return file;
  }
}
