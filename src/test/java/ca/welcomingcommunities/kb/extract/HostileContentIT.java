package ca.welcomingcommunities.kb.extract;

import static ca.welcomingcommunities.kb.extract.WordFile.p;
import static ca.welcomingcommunities.kb.extract.WordFile.r;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to hurt, under the limits of a real server: each ends in a clear state. */
@Timeout(300)
class HostileContentIT {
  private static final int MEGABYTE = 1 << 20;
  private static final String LAUGHS = laughs();

  @TempDir static Path workFolder;
  @TempDir Path folder;
  private static Extractor extractor;

  @BeforeAll
  static void open() throws IOException {
    // Pretends that there is Tesseract, which is never called.
    Tesseract tesseract = new Tesseract(Path.of("/nonexistent"), List.of("eng"));
    extractor =
        Extractor.open(workFolder, ExtractLimits.DEFAULTS, Optional.of(tesseract), List.of());
  }

  @AfterAll
  static void close() throws IOException {
    extractor.close();
  }

  @Test
  void wordFileOfAGigabyteOfXmlIsStopped() throws Exception {
    Path whole = WordFile.write(folder.resolve("whole"), p(r("@")));
    Path bomb = folder.resolve("bomb");
    byte[] million = "word ".repeat(MEGABYTE / 5).getBytes(StandardCharsets.US_ASCII);
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(whole));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        int at = content.indexOf('@');
        out.putNextEntry(new ZipEntry(entry.getName()));
        write(out, content.substring(0, Math.max(at, 0)));
        for (int i = 0; at >= 0 && i < 1_024; i++) {
          out.write(million);
        }
        write(out, content.substring(at + 1));
      }
    }
    assertThat(Files.size(bomb)).isLessThan(10L * MEGABYTE);
    assertThat(failure(bomb, "bomb.docx"))
        .isIn(Reason.TOO_MUCH_TEXT, Reason.OUT_OF_MEMORY, Reason.TOO_SLOW);
  }

  @Test
  void millionLeavesInThirteenKilobytesAreNotAllPicked() throws Exception {
    byte[] nested = zipped("leaf.txt", "leaf".getBytes(StandardCharsets.UTF_8), 10);
    for (int depth = 0; depth < 5; depth++) {
      nested = zipped("inner.zip", nested, 10);
    }
    Path million = Files.write(folder.resolve("million"), nested);
    assertThat(nested).hasSizeLessThan(20_000);
    // Too slow for a first try; a second one would keep what it had by then.
    assertThat(extractor.extract(million, "million.zip", Extractor.Pace.QUICK))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.TOO_SLOW));

    String attached = Base64.getMimeEncoder().encodeToString(nested);
    Path mail =
        SampleFiles.write(
            folder.resolve("mail"),
            "From: a@example.org\r\nSubject: Plans\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: text/plain\r\n\r\nSee the plans.\r\n--b\r\n"
                + "Content-Type: application/zip; name=plans.zip\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + attached
                + "\r\n--b--\r\n");
    assertThat(extractor.extract(mail, "mail.eml", Extractor.Pace.QUICK))
        .isInstanceOfAny(Extracted.class, Failed.class);
    stillWorks();
  }

  @Test
  void archivesInArchivesAreReadFiveDeep() throws Exception {
    byte[] nested = zipped("leaf.txt", "leaf".getBytes(StandardCharsets.UTF_8), 1);
    for (int depth = 0; depth < 8; depth++) {
      nested = zipped("inner" + depth + ".zip", nested, 1);
    }
    Path file = Files.write(folder.resolve("deep"), nested);
    assertThat(extractor.extract(file, "deep.zip", Extractor.Pace.PATIENT))
        .isInstanceOfSatisfying(
            Extracted.class,
            read -> {
              assertThat(read.pages().toString())
                  .contains("inner7", "inner3")
                  .doesNotContain("leaf");
              assertThat(read.warnings())
                  .containsExactly(new Warning(Warning.Code.TOO_DEEP, 0, ""));
            });
  }

  @Test
  void zipOfAGigabyteOfNothingIsNotUnpacked() throws Exception {
    Path file = folder.resolve("flat");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      write(zip, "Harmless.");
      zip.putNextEntry(new ZipEntry("large.zip"));
      zip.write(zipped("a.txt", new byte[10], 1));
      for (int i = 0; i < 1_024; i++) {
        zip.write(new byte[MEGABYTE]);
      }
    }
    assertThat(extractor.extract(file, "flat.zip", Extractor.Pace.PATIENT))
        .isInstanceOfSatisfying(
            Extracted.class, read -> assertThat(read.pages().toString()).contains("Harmless."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xml", "svg", "xhtml", "docx", "odt"})
  void entitiesThatGrowAreNotExpanded(String kind) throws Exception {
    String quadratic =
        "<!DOCTYPE q [<!ENTITY a \"" + "a".repeat(50_000) + "\">]>|" + "&a;".repeat(50_000);
    for (String attack : List.of(LAUGHS, quadratic)) {
      Path file = document(kind, attack);
      switch (extractor.extract(file, "a." + kind, Extractor.Pace.PATIENT)) {
        case Failed failed -> assertThat(failed.reason()).isNotEqualTo(Reason.TOO_SLOW);
        case Extracted extracted ->
            assertThat(extracted.pages().stream().mapToInt(page -> page.text().length()).sum())
                .isLessThan(MEGABYTE);
        case Extraction.Scanned scanned -> throw new AssertionError(scanned.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xml", "svg", "xhtml", "rss", "docx", "core", "odt", "pdf"})
  void nothingIsLoadedFromOutside(String kind) throws Exception {
    Path secret = SampleFiles.write(folder.resolve("secret"), "canary");
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> count(server, connections));
      String address = "http://127.0.0.1:" + server.getLocalPort() + "/";
      for (String outside : List.of(secret.toUri().toString(), address)) {
        String attack =
            "<!DOCTYPE d [<!ENTITY % p SYSTEM \""
                + outside
                + "\"> %p;"
                + "<!ENTITY x SYSTEM \""
                + outside
                + "\">]>|&x;";
        Path file = document(kind, attack);
        assertThat(extractor.extract(file, "a." + kind, Extractor.Pace.PATIENT).toString())
            .doesNotContain("canary");
      }
      assertThat(connections).hasValue(0);
      // The listener itself works.
      new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort()).close();
      while (connections.get() == 0) {
        Thread.onSpinWait();
      }
    }
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
    assertThat(extractor.extract(file, "a.pdf", Extractor.Pace.PATIENT))
        .isInstanceOfSatisfying(
            Extracted.class,
            read -> {
              assertThat(read.totalPages()).isEqualTo(10_000);
              assertThat(read.pages()).isNotEmpty();
            });
  }

  @Test
  void twoHundredMegabytesOfOneWordAreTooMuch() throws Exception {
    Path file = folder.resolve("a");
    byte[] megabyte = "a".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 200; i++) {
        out.write(megabyte);
      }
    }
    assertThat(failure(file, "a.txt")).isEqualTo(Reason.TOO_MUCH_TEXT);
  }

  @Test
  void textInSeveralEncodingsAtOnceIsRead() throws Exception {
    byte[] utf8 = "Élan: un été\n".getBytes(StandardCharsets.UTF_8);
    byte[] latin = "Élan: un été\n".getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.writeBytes(utf8);
    mixed.writeBytes(latin);
    assertThat(text(Files.write(folder.resolve("a"), mixed.toByteArray()), "a.txt"))
        .contains("lan: un ");
  }

  @Test
  void scriptsOfAPdfAreNotItsText() throws Exception {
    PDDocument document = SampleFiles.pdf(List.of(List.of("Plan")));
    document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('boo')"));
    assertThat(text(SampleFiles.write(folder.resolve("a"), document), "a.pdf")).isEqualTo("Plan");
  }

  @Test
  void pictureOfNineHundredMegapixelsIsNotDecoded() throws Exception {
    Path file = folder.resolve("a");
    ImageIO.write(
        new BufferedImage(30_000, 30_000, BufferedImage.TYPE_BYTE_BINARY), "png", file.toFile());
    assertThat(extractor.extract(file, "a.png", Extractor.Pace.PATIENT))
        .isInstanceOfSatisfying(
            Extracted.class,
            read ->
                assertThat(read.warnings())
                    .extracting(Warning::code)
                    .containsExactly(Warning.Code.IMAGE_TOO_LARGE));
  }

  @Test
  void oddTextsEnd() throws Exception {
    String marks = "e" + "\u0301".repeat(60_000) + " after";
    assertThat(text(SampleFiles.write(folder.resolve("a"), marks), "a.txt")).endsWith("after");
    String deep = "<html><body>" + "<div>".repeat(100_000) + "deep" + "</div>".repeat(100_000);
    assertThat(failure(SampleFiles.write(folder.resolve("b"), deep), "b.html"))
        .isIn(Reason.CORRUPT, Reason.CRASHED);
    byte[] mixed = new byte[300];
    new Random(5).nextBytes(mixed);
    Path file = Files.write(folder.resolve("c"), mixed);
    assertThat(extractor.extract(file, "c.txt", Extractor.Pace.PATIENT))
        .isInstanceOfAny(Extracted.class, Failed.class);
    stillWorks();
  }

  @Test
  void mailInMailThreeHundredTimesEnds() throws Exception {
    StringBuilder mail = new StringBuilder("From: a@example.org\r\nSubject: Deep\r\n");
    for (int i = 0; i < 300; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
      mail.append(i).append("\r\n");
    }
    mail.append("Content-Type: text/plain\r\n\r\nbottom\r\n");
    Path file = SampleFiles.write(folder.resolve("a"), mail.toString());
    assertThat(extractor.extract(file, "a.eml", Extractor.Pace.PATIENT))
        .isInstanceOfAny(Extracted.class, Failed.class);
    stillWorks();
  }

  @Test
  void contentDecidesAndNotTheName() throws Exception {
    Path pdf = SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(List.of(List.of("A plan"))));
    Path word = WordFile.write(folder.resolve("b"), p(r("A note")));
    assertThat(text(pdf, "a.docx")).isEqualTo("A plan");
    assertThat(text(word, "b.pdf")).isEqualTo("A note");
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(Files.readAllBytes(pdf));
    both.writeBytes(zipped("evil.txt", new byte[10], 1));
    Path polyglot = Files.write(folder.resolve("c"), both.toByteArray());
    assertThat(text(polyglot, "c.zip")).isEqualTo("A plan");
  }

  @Test
  void twoHundredFilesWithAWrongBitEndAndTheNextOneIsRead() throws Exception {
    Path pdf = SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(List.of(List.of("A plan"))));
    Path word = WordFile.write(folder.resolve("b"), p(r("A note")));
    Random random = new Random(11);
    for (Path whole : List.of(pdf, word)) {
      byte[] bytes = Files.readAllBytes(whole);
      for (int i = 0; i < 100; i++) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Path file = Files.write(folder.resolve("flipped"), flipped);
        assertThat(extractor.extract(file, "flipped", Extractor.Pace.PATIENT))
            .isInstanceOfAny(Extracted.class, Failed.class);
      }
    }
    stillWorks();
  }

  private void stillWorks() throws Exception {
    assertThat(text(SampleFiles.write(folder.resolve("good"), "Still here."), "good.txt"))
        .isEqualTo("Still here.");
  }

  private static Reason failure(Path file, String name) throws Exception {
    Extraction read = extractor.extract(file, name, Extractor.Pace.PATIENT);
    assertThat(read).isInstanceOf(Failed.class);
    return ((Failed) read).reason();
  }

  private static String text(Path file, String name) throws Exception {
    Extraction read = extractor.extract(file, name, Extractor.Pace.PATIENT);
    assertThat(read).isInstanceOf(Extracted.class);
    return ((Extracted) read).pages().getFirst().text();
  }

  /** A document of a kind whose XML has a type declaration, and uses it where its text stands. */
  private Path document(String kind, String attack) throws Exception {
    String declaration = attack.substring(0, attack.indexOf('|'));
    String use = attack.substring(attack.indexOf('|') + 1);
    Path file = folder.resolve("attack");
    return switch (kind) {
      case "xml" -> SampleFiles.write(file, declaration + "<d>" + use + "</d>");
      case "svg" ->
          SampleFiles.write(
              file,
              declaration
                  + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>"
                  + use
                  + "</text></svg>");
      case "xhtml" ->
          SampleFiles.write(
              file,
              declaration
                  + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>"
                  + use
                  + "</p></body></html>");
      case "rss" ->
          SampleFiles.write(
              file,
              declaration
                  + "<rss version=\"2.0\"><channel><title>"
                  + use
                  + "</title><link>http://127.0.0.1:9/</link><description>d</description>"
                  + "</channel></rss>");
      case "core" -> {
        Path whole = WordFile.write(folder.resolve("whole"), p(r("A note")));
        yield withProperties(whole, file, declaration, use);
      }
      case "docx" -> {
        Path whole = WordFile.write(folder.resolve("whole"), p(r("@")));
        yield rewritten(whole, file, "word/document.xml", declaration, use);
      }
      case "odt" -> {
        SampleFiles.zip(
            folder.resolve("whole"),
            "mimetype",
            "application/vnd.oasis.opendocument.text",
            "content.xml",
            "<?xml version=\"1.0\"?><office:document-content"
                + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>"
                + "<office:text><text:p>@</text:p></office:text></office:body>"
                + "</office:document-content>");
        yield rewritten(folder.resolve("whole"), file, "content.xml", declaration, use);
      }
      default -> formOfXml(declaration + "<xdp><field>" + use + "</field></xdp>");
    };
  }

  /** The same Word file with a part that says its title. */
  private static Path withProperties(Path whole, Path to, String declaration, String use)
      throws IOException {
    String office = "http://schemas.openxmlformats.org/package/2006/";
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(whole));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        out.putNextEntry(new ZipEntry(entry.getName()));
        write(
            out,
            content
                .replace(
                    "</Types>",
                    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd."
                        + "openxmlformats-package.core-properties+xml\"/></Types>")
                .replace(
                    "</Relationships>",
                    "<Relationship Id=\"core\" Type=\""
                        + office
                        + "relationships/metadata/core-properties\""
                        + " Target=\"docProps/core.xml\"/></Relationships>"));
      }
      out.putNextEntry(new ZipEntry("docProps/core.xml"));
      write(
          out,
          declaration
              + "<cp:coreProperties xmlns:cp=\""
              + office
              + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
              + "<dc:title>"
              + use
              + "</dc:title></cp:coreProperties>");
    }
    return to;
  }

  private static Path rewritten(Path whole, Path to, String part, String declaration, String use)
      throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(whole));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (entry.getName().equals(part)) {
          int root = content.indexOf("?>") + 2;
          content = content.substring(0, root) + declaration + content.substring(root);
          content = content.replace("@", use);
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        write(out, content);
      }
    }
    return to;
  }

  private Path formOfXml(String xml) throws IOException {
    PDDocument document = SampleFiles.pdf(List.of(List.of("Form")));
    PDAcroForm form = new PDAcroForm(document);
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream()) {
      write(out, xml);
    }
    form.getCOSObject().setItem(COSName.XFA, stream);
    document.getDocumentCatalog().setAcroForm(form);
    return SampleFiles.write(folder.resolve("attack"), document);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] zipped(String name, byte[] content, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < times; i++) {
        zip.putNextEntry(new ZipEntry(i + name));
        zip.write(content);
      }
    }
    return bytes.toByteArray();
  }

  private static String laughs() {
    StringBuilder entities = new StringBuilder("<!DOCTYPE l [<!ENTITY l0 \"ha\">");
    for (int i = 1; i <= 9; i++) {
      String before = ("&l" + (i - 1) + ";").repeat(10);
      entities.append("<!ENTITY l").append(i).append(" \"").append(before).append("\">");
    }
    return entities + "]>|&l9;";
  }

  private static void count(ServerSocket server, AtomicInteger connections) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept();
          InputStream in = socket.getInputStream()) {
        connections.incrementAndGet();
        assertThat(in).isNotNull();
      } catch (IOException closed) {
        return;
      }
    }
  }
}
