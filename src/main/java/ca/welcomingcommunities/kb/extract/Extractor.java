package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PagedText;
import org.apache.tika.metadata.TIFF;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.sax.AbstractRecursiveParserWrapperHandler;

/**
 * Reads the text of files, page by page, in child processes.
 *
 * <p>Thread-safe: any number of callers; at most {@link ExtractLimits#workers()} files are parsed
 * at a time, the others wait in order. Scans have a process of their own, which takes one file at a
 * time, so that they keep nobody else waiting. The processes start with the first file and end
 * after five minutes without one.
 */
public final class Extractor implements Closeable {
  private static final String UNKNOWN_TYPE = "application/octet-stream";
  private static final int PIXELS_IN_MEGAPIXEL = 1_000_000;
  private static final int LONGEST_DETAIL = 300;

  private final ExtractLimits limits;
  private final Optional<Tesseract> tesseract;
  private final List<ParserProcess> processes = new ArrayList<>();
  private final BlockingQueue<ParserProcess> idle;
  private final BlockingQueue<ParserProcess> idleOcr;

  private Extractor(ExtractLimits limits, Optional<Tesseract> tesseract) {
    this.limits = limits;
    this.tesseract = tesseract;
    this.idle = new ArrayBlockingQueue<>(limits.workers(), true);
    this.idleOcr = new ArrayBlockingQueue<>(1, true);
  }

  /**
   * An extractor that keeps its files in a folder of its own.
   *
   * @param workFolder made if it does not exist; what is in it, as after a crash, is deleted
   */
  public static Extractor open(Path workFolder, ExtractLimits limits)
      throws IOException, InterruptedException {
    return open(workFolder, limits, Tesseract.find(), List.of());
  }

  static Extractor open(
      Path workFolder, ExtractLimits limits, Optional<Tesseract> tesseract, List<String> parsers)
      throws IOException {
    Path folder = workFolder.toAbsolutePath();
    Folders.empty(folder);
    Extractor extractor = new Extractor(limits, tesseract);
    for (int worker = 1; worker <= limits.workers(); worker++) {
      ChildSetup setup =
          new ChildSetup(
              folder.resolve("parser-" + worker),
              limits.heapMegabytes(),
              limits.perFile(),
              Optional.empty(),
              parsers);
      extractor.idle.add(extractor.process(setup));
    }
    if (tesseract.isPresent()) {
      ChildSetup setup =
          new ChildSetup(
              folder.resolve("ocr"),
              limits.heapMegabytes(),
              limits.perOcrPage(),
              tesseract,
              List.of());
      extractor.idleOcr.add(extractor.process(setup));
    }
    return extractor;
  }

  private ParserProcess process(ChildSetup setup) throws IOException {
    ParserProcess process = new ParserProcess(setup, limits);
    processes.add(process);
    return process;
  }

  /** Whether scans can be read: Tesseract with English or French is installed. */
  public boolean ocrAvailable() {
    return tesseract.isPresent();
  }

  /**
   * Reads a file.
   *
   * @param file only read, never changed
   * @param filename as handed in; only tells kinds of plain text apart, everything else is
   *     recognised by content
   * @throws IOException if the file cannot be opened or no child process can be started: trying
   *     again later may help
   */
  public Extraction extract(Path file, String filename) throws IOException, InterruptedException {
    if (Files.size(file) == 0) {
      return new Failed(UNKNOWN_TYPE, Reason.EMPTY, "");
    }
    Answer answer = parse(idle, file, filename, limits.perFile());
    return switch (answer) {
      case Answer.Broken broken -> new Failed(UNKNOWN_TYPE, broken.reason(), "");
      case Answer.Parsed parsed -> judge(parsed, file, filename);
    };
  }

  private static Answer parse(
      BlockingQueue<ParserProcess> idle, Path file, String filename, Duration timeLimit)
      throws IOException, InterruptedException {
    ParserProcess process = idle.take();
    try {
      return process.parse(file, filename, timeLimit);
    } finally {
      idle.add(process);
    }
  }

  private Extraction judge(Answer.Parsed parsed, Path file, String filename)
      throws IOException, InterruptedException {
    Metadata container = parsed.parts().getFirst();
    String mediaType = Reading.mediaType(container, filename);
    String problem = problem(container);
    if (problem.contains("EncryptedDocumentException")) {
      return new Failed(mediaType, Reason.ENCRYPTED, "");
    }
    if (Format.of(mediaType).isEmpty()) {
      return new Failed(mediaType, Reason.UNSUPPORTED, "");
    }
    if (parsed.parts().stream().anyMatch(Extractor::reachedLimit)) {
      return new Failed(
          mediaType, Reason.TOO_MUCH_TEXT, "more than " + limits.maxCharacters() + " characters");
    }
    Reading reading = Reading.of(parsed, file, filename).orElseThrow();
    if (!problem.isEmpty() && reading.emptyPages() == reading.pages().size()) {
      return new Failed(mediaType, Reason.CORRUPT, firstLine(problem));
    }
    List<Warning> warnings = new ArrayList<>();
    if (!problem.isEmpty()) {
      warnings.add(new Warning(Warning.Code.PARTIAL, 0, firstLine(problem)));
    }
    warnAboutAttachments(parsed, reading.format(), warnings);
    List<Page> pages = withScans(reading, parsed, file, filename, warnings);
    return new Extracted(
        mediaType,
        reading.unit(),
        Math.max(pages.size(), statedPages(container, reading.format())),
        pages.stream().filter(page -> !page.sections().isEmpty()).toList(),
        FoundReader.of(container),
        warnings);
  }

  private static boolean reachedLimit(Metadata part) {
    return Boolean.parseBoolean(part.get(TikaCoreProperties.WRITE_LIMIT_REACHED));
  }

  private static String problem(Metadata container) {
    String trace = container.get(TikaCoreProperties.CONTAINER_EXCEPTION);
    return trace == null ? "" : trace;
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.substring(0, Math.min(line.length(), LONGEST_DETAIL));
  }

  private static int statedPages(Metadata container, Format format) {
    Integer stated = container.getInt(PagedText.N_PAGES);
    return format == Format.PDF && stated != null ? stated : 0;
  }

  private static void warnAboutAttachments(
      Answer.Parsed parsed, Format format, List<Warning> warnings) {
    List<Metadata> attachments = parsed.parts().subList(1, parsed.parts().size());
    boolean tooMany =
        parsed.parts().stream()
            .anyMatch(part ->
                part.get(AbstractRecursiveParserWrapperHandler.EMBEDDED_RESOURCE_LIMIT_REACHED)
                    != null);
    if (format == Format.MAIL ? tooMany : !attachments.isEmpty()) {
      int count = format == Format.MAIL ? 0 : attachments.size();
      warnings.add(new Warning(Warning.Code.ATTACHMENTS_LEFT_OUT, count, ""));
    }
  }

  /** The pages of a reading, the empty ones read with Tesseract where that is possible. */
  private List<Page> withScans(
      Reading reading, Answer.Parsed parsed, Path file, String filename, List<Warning> warnings)
      throws IOException, InterruptedException {
    int empty = reading.emptyPages();
    boolean mayBeScan = reading.format() == Format.PDF || reading.format() == Format.IMAGE;
    if (empty == 0 || !mayBeScan) {
      return reading.pages();
    }
    if (tesseract.isEmpty()) {
      warnings.add(
          new Warning(
              Warning.Code.OCR_UNAVAILABLE,
              empty,
              "install tesseract-ocr with the languages eng and fra"));
      return reading.pages();
    }
    if (megapixels(parsed.parts().getFirst()) > limits.maxMegapixels()) {
      warnings.add(new Warning(Warning.Code.IMAGE_TOO_LARGE, empty, ""));
      return reading.pages();
    }
    return recognised(reading, file, filename, warnings);
  }

  private List<Page> recognised(Reading reading, Path file, String filename, List<Warning> warnings)
      throws IOException, InterruptedException {
    int empty = reading.emptyPages();
    Duration wanted = limits.perOcrPage().multipliedBy(empty);
    Duration limit = wanted.compareTo(limits.perOcrFile()) < 0 ? wanted : limits.perOcrFile();
    Answer answer = parse(idleOcr, file, filename, limit);
    List<Page> pages =
        switch (answer) {
          case Answer.Broken broken -> {
            warnings.add(new Warning(Warning.Code.OCR_FAILED, empty, broken.reason().toString()));
            yield reading.pages();
          }
          case Answer.Parsed scanned -> {
            String problem = problem(scanned.parts().getFirst());
            if (!problem.isEmpty()) {
              warnings.add(new Warning(Warning.Code.OCR_FAILED, empty, firstLine(problem)));
            }
            yield filled(
                reading.pages(), Reading.of(scanned, file, filename).orElse(reading).pages());
          }
        };
    int left = (int) pages.stream().filter(page -> page.sections().isEmpty()).count();
    int used = empty - Math.min(empty, left);
    if (used > 0) {
      warnings.add(new Warning(Warning.Code.OCR_USED, used, ""));
    }
    if (left > 0) {
      warnings.add(new Warning(Warning.Code.PAGES_WITHOUT_TEXT, left, ""));
    }
    return pages;
  }

  private static List<Page> filled(List<Page> pages, List<Page> scanned) {
    List<Page> all = new ArrayList<>();
    for (int i = 0; i < Math.max(pages.size(), scanned.size()); i++) {
      boolean useScan =
          i >= pages.size() || (pages.get(i).sections().isEmpty() && i < scanned.size());
      all.add(useScan ? scanned.get(i) : pages.get(i));
    }
    return all;
  }

  private static double megapixels(Metadata image) {
    Integer width = image.getInt(TIFF.IMAGE_WIDTH);
    Integer height = image.getInt(TIFF.IMAGE_LENGTH);
    return width == null || height == null ? 0 : (double) width * height / PIXELS_IN_MEGAPIXEL;
  }

  /** Ends the child processes. Files still being read fail. */
  @Override
  public void close() throws IOException {
    for (ParserProcess process : processes) {
      process.close();
    }
  }
}
