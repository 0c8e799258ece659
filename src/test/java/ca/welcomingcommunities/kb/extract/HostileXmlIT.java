package ca.welcomingcommunities.kb.extract;

import static ca.welcomingcommunities.kb.extract.WordFile.p;
import static ca.welcomingcommunities.kb.extract.WordFile.r;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import ca.welcomingcommunities.kb.extract.Extraction.Scanned;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * XML that would grow, or fetch something, if a parser did what it asks for. The child may reach
 * the network here, so that it is the parsers that are tried and not what is around them.
 */
@Timeout(300)
class HostileXmlIT {
  private static final int MUCH = 1 << 20;

  @RegisterExtension
  static final Reader READER =
      new Reader(Reader.limits(), Optional.empty()).withoutNamespaces().withNetwork();

  @TempDir Path folder;

  /** A document type and what uses it. */
  private record Attack(String declaration, String use) {}

  @ParameterizedTest
  @ValueSource(strings = {"xml", "svg", "xhtml", "rss", "docx", "core", "odt", "pdf"})
  void entitiesThatGrowAreNotExpanded(String kind) throws Exception {
    Attack quadratic =
        new Attack(
            "<!DOCTYPE q [<!ENTITY a \"" + "a".repeat(50_000) + "\">]>", "&a;".repeat(50_000));
    for (Attack attack : List.of(billionLaughs(), quadratic)) {
      switch (READER.extract(document(kind, attack), "a." + kind)) {
        case Failed failed -> assertThat(failed.reason()).isEqualTo(Reason.CORRUPT);
        case Extracted read -> assertThat(Reader.text(read)).hasSizeLessThan(MUCH);
        case Scanned scanned -> throw new AssertionError(scanned.toString());
      }
    }
    assertThat(READER.extractor().endedProcesses()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xml", "svg", "xhtml", "rss", "docx", "core", "odt", "pdf"})
  void nothingIsLoadedFromOutside(String kind) throws Exception {
    Path secret = SampleFiles.write(folder.resolve("secret"), "canary");
    try (Listener listener = new Listener()) {
      for (String outside : List.of(secret.toUri().toString(), listener.address())) {
        Attack attack =
            new Attack(
                "<!DOCTYPE d [<!ENTITY % p SYSTEM \""
                    + outside
                    + "\"> %p;<!ENTITY x SYSTEM \""
                    + outside
                    + "\">]>",
                "&x;");
        assertThat(READER.extract(document(kind, attack), "a." + kind).toString())
            .doesNotContain("canary");
        Attack type = new Attack("<!DOCTYPE d SYSTEM \"" + outside + "\">", "text");
        assertThat(READER.extract(document(kind, type), "a." + kind).toString())
            .doesNotContain("canary");
      }
      assertThat(listener.connections()).isZero();
    }
  }

  private static Attack billionLaughs() {
    StringBuilder entities = new StringBuilder("<!DOCTYPE l [<!ENTITY l0 \"ha\">");
    for (int i = 1; i <= 9; i++) {
      String before = ("&l" + (i - 1) + ";").repeat(10);
      entities.append("<!ENTITY l").append(i).append(" \"").append(before).append("\">");
    }
    return new Attack(entities + "]>", "&l9;");
  }

  /** A document of a kind whose XML has the declaration, and uses it where its text stands. */
  private Path document(String kind, Attack attack) throws IOException {
    Path file = folder.resolve("attack");
    String use = attack.use;
    return switch (kind) {
      case "xml" -> SampleFiles.write(file, attack.declaration + "<d>" + use + "</d>");
      case "svg" ->
          SampleFiles.write(
              file,
              attack.declaration
                  + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>"
                  + use
                  + "</text></svg>");
      case "xhtml" ->
          SampleFiles.write(
              file,
              attack.declaration
                  + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>"
                  + use
                  + "</p></body></html>");
      case "rss" ->
          SampleFiles.write(
              file,
              attack.declaration
                  + "<rss version=\"2.0\"><channel><title>"
                  + use
                  + "</title><link>http://127.0.0.1:9/</link><description>d</description>"
                  + "</channel></rss>");
      case "docx" -> attackPart(WordFile.write(folder.resolve("whole"), p(r("@"))), attack);
      case "core" -> attackPart(WordFile.withTitle(folder.resolve("whole"), "@"), attack);
      case "odt" ->
          attackPart(
              SampleFiles.zip(
                  folder.resolve("whole"),
                  "mimetype",
                  "application/vnd.oasis.opendocument.text",
                  "content.xml",
                  "<?xml version=\"1.0\"?><office:document-content"
                      + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                      + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
                      + "<office:body><office:text><text:p>@</text:p></office:text>"
                      + "</office:body></office:document-content>"),
              attack);
      default -> formOfXml(attack.declaration + "<xdp><field>" + use + "</field></xdp>");
    };
  }

  /** The same file, the attack in the part that has an @. */
  private Path attackPart(Path whole, Attack attack) throws IOException {
    return SampleFiles.rewritten(
        whole,
        folder.resolve("attack"),
        part -> {
          int root = part.indexOf("?>") + 2;
          return part.contains("@")
              ? part.substring(0, root)
                  + attack.declaration
                  + part.substring(root).replace("@", attack.use)
              : part;
        });
  }

  private Path formOfXml(String xml) throws IOException {
    PDDocument document = SampleFiles.pdf(List.of(List.of("Form")));
    PDAcroForm form = new PDAcroForm(document);
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream()) {
      out.write(xml.getBytes(StandardCharsets.UTF_8));
    }
    form.getCOSObject().setItem(COSName.XFA, stream);
    document.getDocumentCatalog().setAcroForm(form);
    return SampleFiles.write(folder.resolve("attack"), document);
  }
}
