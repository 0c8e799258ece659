package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractorTest {
  @TempDir static Path workFolder;
  @TempDir Path folder;
  private static Extractor extractor;

  @BeforeAll
  static void open() throws IOException {
    extractor = Extractor.open(workFolder, ExtractLimits.DEFAULTS, Optional.empty(), List.of());
  }

  @AfterAll
  static void close() throws IOException {
    extractor.close();
  }

  @Test
  void readsEveryPageOfAPdfWithItsNumber() throws Exception {
    List<List<String>> pages = new ArrayList<>();
    for (int number = 1; number <= 64; number++) {
      pages.add(
          number == 2
              ? List.of()
              : List.of(
                  "# " + number + ". Housing",
                  "The partnership council of the region asks for the inte-",
                  "gration of newcomers on page " + number + "."));
    }
    Extracted read = extracted(SampleFiles.write(folder.resolve("a"), SampleFiles.pdf(pages)));

    assertThat(read.mediaType()).isEqualTo("application/pdf");
    assertThat(read.unit()).isEqualTo(PageUnit.PAGE);
    assertThat(read.totalPages()).isEqualTo(64);
    assertThat(read.pages()).hasSize(63);
    Page last = read.pages().getLast();
    assertThat(last.number()).isEqualTo(64);
    assertThat(last.sections())
        .containsExactly(
            Section.of(
                "64. Housing",
                1,
                false,
                "The partnership council of the region asks for the integration of newcomers on"
                    + " page 64."));
  }

  @Test
  void saysWhatIsMissingWhenPagesHaveNoTextAndThereIsNoTesseract() throws Exception {
    Extracted read =
        extracted(
            SampleFiles.write(
                folder.resolve("a"), SampleFiles.pdf(List.of(List.of("Text"), List.of()))));
    assertThat(read.warnings())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.code()).isEqualTo(Warning.Code.OCR_UNAVAILABLE);
          assertThat(warning.count()).isEqualTo(1);
        });
  }

  @Test
  void refusesAnEmptyFile() throws Exception {
    assertThat(read(Files.createFile(folder.resolve("empty")), "empty.pdf"))
        .isEqualTo(new Failed("application/octet-stream", Reason.EMPTY, ""));
  }

  private Extracted extracted(Path file) throws IOException, InterruptedException {
    return extracted(file, "upload.bin");
  }

  private Extracted extracted(Path file, String filename) throws IOException, InterruptedException {
    assertThat(read(file, filename)).isInstanceOf(Extracted.class);
    return (Extracted) read(file, filename);
  }

  private Extraction read(Path file, String filename) throws IOException, InterruptedException {
    return extractor.extract(file, filename);
  }
}
