package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.sax.ToTextContentHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

class CleanTextTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenInPiecesIsCleanedAsOne() throws Exception {
    assertThat(cleaned("of\uFB01ce and e", "\u0301tude  ", "\uE000here ....... 12\n"))
        .isEqualTo("office and étude here … 12\n");
  }

  @Test
  void textsOfAnyLengthArePassedOn() throws Exception {
    String line = "A line of \uFB01fty letters, about as long as lines are.\n";
    String clean = line.replace("\uFB01", "fi");
    String[] lines = new String[30_000];
    Arrays.fill(lines, line);
    assertThat(cleaned(lines)).isEqualTo(clean.repeat(lines.length));
    assertThat(cleaned("x".repeat(2_500_000))).isEqualTo("x".repeat(2_500_000));
  }

  @Test
  void whatSeparatesTwoTextsStays() throws Exception {
    ToTextContentHandler text = new ToTextContentHandler();
    CleanText handler = new CleanText(text);
    write(handler, "one ");
    handler.startElement("", "a", "a", new AttributesImpl());
    write(handler, "two");
    handler.endElement("", "a", "a");
    write(handler, "  ");
    handler.startElement("", "a", "a", new AttributesImpl());
    write(handler, "three\n\n");
    handler.endDocument();
    assertThat(text.toString()).isEqualTo("one two three\n");
  }

  /** There the time that it takes is the file's own, and the server has nothing left to do. */
  @Test
  void theTextOfAPdfIsCleanedInTheChild() throws Exception {
    PDDocument document = SampleFiles.pdf(List.of(List.of("Housing . . . . . . . . . . 12")));
    Path file = SampleFiles.write(folder.resolve("a"), document);
    ExtractLimits limits = Reader.limits();
    ChildSetup setup =
        new ChildSetup(
            folder.resolve("child"), 128, Duration.ofSeconds(60), Optional.empty(), List.of());
    try (ParserProcess child = new ParserProcess(setup, limits)) {
      Answer answer = child.parse(file, "a.pdf", TimeLimit.of(Duration.ofSeconds(60)));
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Parsed.class,
              parsed ->
                  assertThat(parsed.parts().getFirst().get(TikaCoreProperties.TIKA_CONTENT))
                      .contains("Housing … 12"));
    }
  }

  private static String cleaned(String... pieces) throws SAXException {
    ToTextContentHandler text = new ToTextContentHandler();
    CleanText handler = new CleanText(text);
    for (String piece : pieces) {
      write(handler, piece);
    }
    handler.endDocument();
    return text.toString();
  }

  private static void write(CleanText handler, String text) throws SAXException {
    handler.characters(text.toCharArray(), 0, text.length());
  }
}
