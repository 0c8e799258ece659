package ca.welcomingcommunities.kb.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The committed files are what the sources say, open, and say that they are samples. */
class SampleDocumentsTest {

  private static final Path FOLDER = Path.of("sample-docs");
  private static final Path EXPECTED = Path.of("src/test/resources/samples/expected.tsv");

  /** One for all files: making it asks the machine for several programs. */
  private static final AutoDetectParser PARSER = new AutoDetectParser();

  private static List<Sample> samples = List.of();

  @BeforeAll
  static void read() throws IOException {
    samples = SampleReader.readAll(Path.of("src/samples"));
  }

  /** All but the scan, which has no text. */
  static Stream<String> textFiles() {
    return samples.stream().map(Sample::file).filter(file -> !file.endsWith("-scan.pdf"));
  }

  private static Sample sample(String file) {
    return samples.stream().filter(each -> each.file().equals(file)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("textFiles")
  void theCommittedFileIsWhatTheMakerWritesToday(String file) throws IOException {
    byte[] made = MakeSampleDocuments.render(sample(file));
    byte[] committed = Files.readAllBytes(FOLDER.resolve(file));

    // Deflate may pack the same bytes differently on another JDK: then what is packed is compared.
    assertThat(Arrays.equals(made, committed) || unpacked(made).equals(unpacked(committed)))
        .as("run MakeSampleDocuments after changing a source")
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("textFiles")
  void everyFileOpensAndSaysAtItsStartThatItIsASample(String file)
      throws IOException, SAXException, TikaException {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, file);
    BodyContentHandler text = new BodyContentHandler(-1);
    try (var in = Files.newInputStream(FOLDER.resolve(file))) {
      PARSER.parse(in, text, metadata, new ParseContext());
    }
    String start = plain(text.toString());

    assertThat(start.substring(0, Math.min(1000, start.length())))
        .contains(plain(sample(file).disclaimer()));
  }

  @Test
  void theScanIsPicturesOfTwoPagesWithoutText() throws IOException {
    String file = "quinte-council-report-2011-scan.pdf";

    assertThatItShowsTwoPictures(Files.readAllBytes(FOLDER.resolve(file)));
    // Painted letters may differ in a few dots between JDKs, so the scan's bytes are not compared.
    assertThatItShowsTwoPictures(MakeSampleDocuments.render(sample(file)));
  }

  private static void assertThatItShowsTwoPictures(byte[] pdf) throws IOException {
    try (PDDocument scan = Loader.loadPDF(pdf)) {
      assertThat(scan.getNumberOfPages()).isEqualTo(2);
      assertThat(new PDFTextStripper().getText(scan)).isBlank();
      for (PDPage page : scan.getPages()) {
        assertThat(page.getResources().getXObjectNames()).hasSize(1);
      }
      assertThat(scan.getDocumentInformation().getSubject()).startsWith("Sample document");
    }
  }

  @Test
  void theFolderHoldsTheSamplesAndAReadmeThatNamesEachOfThem() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    Set<String> wanted =
        samples.stream().map(Sample::file).collect(Collectors.toCollection(TreeSet::new));
    wanted.add("README.md");

    assertThat(names).isEqualTo(wanted);
    assertThat(Files.readString(FOLDER.resolve("README.md"))).isEqualTo(SampleList.of(samples));
  }

  @Test
  void thereAreEnoughFilesPagesAndLanguagesToTry() throws IOException {
    assertThat(samples).hasSizeGreaterThanOrEqualTo(34);
    assertThat(samples).filteredOn(Sample::french).hasSizeGreaterThanOrEqualTo(12);
    assertThat(extensions())
        .contains("pdf", "docx", "pptx", "xlsx", "odt", "html", "txt", "md", "eml", "rtf", "csv");
    try (PDDocument plan =
        Loader.loadPDF(FOLDER.resolve("ottawa-immigration-strategy-2011-2016.pdf").toFile())) {
      assertThat(plan.getNumberOfPages()).isGreaterThan(40);
    }
  }

  @Test
  void theExpectedAnswersStandOnTheirPages() throws IOException {
    for (String line :
        Files.readAllLines(EXPECTED, StandardCharsets.UTF_8).stream().skip(1).toList()) {
      String[] fields = line.split("\t", -1);
      assertThat(FOLDER.resolve(fields[1])).as(line).exists();
      if (fields[1].endsWith(".pdf") && !fields[3].isEmpty()) {
        assertThat(plain(page(fields[1], Integer.parseInt(fields[2]))))
            .as(line)
            .contains(plain(fields[3]));
      }
    }
  }

  private static Set<String> extensions() {
    return samples.stream()
        .map(each -> each.file().substring(each.file().lastIndexOf('.') + 1))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String page(String file, int number) throws IOException {
    try (PDDocument document = Loader.loadPDF(FOLDER.resolve(file).toFile())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(number);
      stripper.setEndPage(number);
      return stripper.getText(document);
    }
  }

  private static String plain(String text) {
    return text.replace('’', '\'').replaceAll("[\\s\\u00a0>]+", " ");
  }

  /** What the file holds once nothing is compressed any more, by name of the part. */
  private static Map<String, String> unpacked(byte[] file) throws IOException {
    Map<String, String> parts = new TreeMap<>();
    if (file[0] == 'P') {
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          parts.put(entry.getName(), text(zip.readAllBytes()));
        }
      }
    } else if (file[0] == '%') {
      try (PDDocument document = Loader.loadPDF(file)) {
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
          parts.put(
              key.toString(), unpacked(document.getDocument().getObjectFromPool(key).getObject()));
        }
      }
    } else {
      parts.put("", text(file));
    }
    return parts;
  }

  private static String unpacked(COSBase object) throws IOException {
    if (object instanceof COSStream stream) {
      try (var in = stream.createInputStream()) {
        return stream.getCOSName(COSName.TYPE) + text(in.readAllBytes());
      }
    }
    return object.getClass().getSimpleName();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
