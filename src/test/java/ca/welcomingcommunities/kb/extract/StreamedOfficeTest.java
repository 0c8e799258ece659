package ca.welcomingcommunities.kb.extract;

import static ca.welcomingcommunities.kb.extract.WordFile.p;
import static ca.welcomingcommunities.kb.extract.WordFile.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.ToTextContentHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** Office files that are read as a stream of XML, because the tree of it fails or is too large. */
class StreamedOfficeTest {
  private static final int PARAGRAPHS = 18_000;
  private static final int SMALL_HEAP = 96;

  /** What the tree of a large file does not fit into. */
  @RegisterExtension
  static final Reader NARROW =
      new Reader(
          new ExtractLimits(
              1,
              SMALL_HEAP,
              Duration.ofSeconds(60),
              Duration.ofSeconds(120),
              Duration.ofSeconds(60),
              Duration.ofSeconds(60),
              20_000_000,
              100,
              100),
          Optional.empty());

  @TempDir Path folder;

  @Test
  void slidesOfWhichOneIsDamagedAreReadAsAStream() throws Exception {
    Path whole = folder.resolve("whole.pptx");
    try (XMLSlideShow show = new XMLSlideShow();
        OutputStream out = Files.newOutputStream(whole)) {
      for (String text : List.of("Housing first", "Then work", "And school")) {
        show.createSlide().createTextBox().setText(text);
      }
      show.write(out);
    }
    Path damaged =
        SampleFiles.rewritten(
            whole,
            folder.resolve("damaged.pptx"),
            part ->
                part.contains("And school") ? part.substring(0, part.indexOf("</p:spTree")) : part);
    ToTextContentHandler text = new ToTextContentHandler();
    try (TikaInputStream input = TikaInputStream.get(damaged)) {
      assertThatExceptionOfType(SAXException.class)
          .as("the damage is told")
          .isThrownBy(() ->
              new PatientOfficeParser().parse(input, text, new Metadata(), new ParseContext()));
    }
    assertThat(text.toString()).contains("Housing first", "Then work", "And school");
  }

  @Test
  void aWordFileWhoseTreeIsTooLargeIsReadAsAStream() throws Exception {
    String many = "<w:tab w:val=\"left\" w:pos=\"720\"/>".repeat(33);
    String format = WordFile.properties("<w:tabs>" + many + "</w:tabs>");
    List<String> body = new ArrayList<>();
    for (int i = 1; i <= PARAGRAPHS; i++) {
      body.add(p(format, r("No " + i + ".")));
    }
    Path file = WordFile.write(folder.resolve("large"), body.toArray(String[]::new));
    assertThat(NARROW.text(file, "large.docx"))
        .contains("No 1.", "No " + PARAGRAPHS / 2 + ".", "No " + PARAGRAPHS + ".");
  }
}
