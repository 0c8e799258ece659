package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Reads files for the tests of one class, in a real child process that starts with the first. */
final class Reader implements AfterAllCallback {
  /** Small and impatient. */
  static final ExtractLimits TIGHT =
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

  private final Path folder;
  private final Extractor extractor;

  Reader(ExtractLimits limits, Optional<Tesseract> tesseract, String... moreParsers) {
    try {
      folder = Files.createTempDirectory("reader");
      extractor = Extractor.open(folder, limits, tesseract, List.of(moreParsers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the limits of a real server, as on a machine without Tesseract. */
  static Reader withoutTesseract() {
    return new Reader(limits(), Optional.empty());
  }

  /** The limits of a real server, with one process: tests read one file after the other. */
  static ExtractLimits limits() {
    ExtractLimits real = ExtractLimits.DEFAULTS;
    return new ExtractLimits(
        1,
        real.heapMegabytes(),
        real.quick(),
        real.perFile(),
        real.perOcrPage(),
        real.perOcrFile(),
        real.maxCharacters(),
        real.maxEmbedded(),
        real.maxMegapixels());
  }

  /** As on a system that lets nobody make namespaces; before the first file. */
  Reader withoutNamespaces() {
    rewrite("java.sh", "unshare", "nonexistent");
    return this;
  }

  /** Where nothing but the parsers themselves refuses to fetch; before the first file. */
  Reader withNetwork() {
    rewrite(
        "java.sh",
        "exec 2>",
        """
        for each; do
          shift
          case "$each" in -Dsocks*|-Djdk.net.hosts*) ;; *) set -- "$@" "$each" ;; esac
        done
        exec 2>\
        """);
    return this;
  }

  private void rewrite(String name, String what, String with) {
    Path file = folder.resolve("parser-1").resolve(name);
    try {
      String text = Files.readString(file);
      assertThat(text).contains(what);
      Files.writeString(file, text.replace(what, with));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Extractor extractor() {
    return extractor;
  }

  /** In which the files of the child processes are. */
  Path folder() {
    return folder;
  }

  Extraction extract(Path file, String name) throws IOException, InterruptedException {
    return extractor.extract(file, name, Extractor.Pace.PATIENT);
  }

  /** What was read of a file that can be read. */
  Extracted read(Path file, String name) throws IOException, InterruptedException {
    Extraction ended = extract(file, name);
    assertThat(ended).isInstanceOf(Extracted.class);
    return (Extracted) ended;
  }

  /** Why a file cannot be read. */
  Reason failure(Path file, String name) throws IOException, InterruptedException {
    Extraction ended = extract(file, name);
    assertThat(ended).isInstanceOf(Failed.class);
    return ((Failed) ended).reason();
  }

  /** All headings and texts of a file, a line each. */
  String text(Path file, String name) throws IOException, InterruptedException {
    return text(read(file, name));
  }

  static String text(Extracted read) {
    return read.pages().stream()
        .flatMap(page -> page.sections().stream())
        .flatMap(section -> List.of(section.heading(), section.text()).stream())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** Whatever was read before did no lasting harm. */
  void stillReads() throws IOException, InterruptedException {
    Path good = Files.writeString(folder.resolve("good"), "Still here.");
    assertThat(text(good, "good.txt")).isEqualTo("Still here.");
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    extractor.close();
    Folders.empty(folder);
    Files.delete(folder);
  }
}
