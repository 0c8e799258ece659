package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import ca.welcomingcommunities.kb.extract.Extraction.Scanned;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PagedText;
import org.apache.tika.metadata.TIFF;
import org.apache.tika.metadata.TikaCoreProperties;

/**
 * Reads the text of files, page by page, in child processes.
 *
 * <p>Thread-safe: any number of callers; at most {@link ExtractLimits#workers()} files are parsed
 * at a time, the others wait in order. Scans are recognised in a process of their own, which takes
 * one file at a time, so that they keep nobody else waiting. The processes start with the first
 * file and end after five minutes without one.
 */
public final class Extractor implements Closeable {
  private static final String UNKNOWN_TYPE = "application/octet-stream";
  private static final int PIXELS_IN_MEGAPIXEL = 1_000_000;
  private static final int LONGEST_DETAIL = 300;

  private final ExtractLimits limits;
  private final List<ParserProcess> processes = new ArrayList<>();
  private final BlockingQueue<ParserProcess> idle;
  private final Optional<Recognition> recognition;

  private Extractor(
      ExtractLimits limits, List<ParserProcess> readers, Optional<ParserProcess> scanner) {
    this.limits = limits;
    this.processes.addAll(readers);
    scanner.ifPresent(processes::add);
    this.idle = new ArrayBlockingQueue<>(readers.size(), true, readers);
    this.recognition = scanner.map(process -> new Recognition(process, limits));
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
    List<ParserProcess> readers = new ArrayList<>();
    for (int worker = 1; worker <= limits.workers(); worker++) {
      ChildSetup setup =
          new ChildSetup(
              folder.resolve("parser-" + worker),
              limits.heapMegabytes(),
              limits.perFile(),
              Optional.empty(),
              parsers);
      readers.add(new ParserProcess(setup, limits));
    }
    if (tesseract.isEmpty()) {
      return new Extractor(limits, readers, Optional.empty());
    }
    ChildSetup setup =
        new ChildSetup(
            folder.resolve("ocr"),
            limits.heapMegabytes(),
            limits.perOcrPage(),
            tesseract,
            List.of());
    return new Extractor(limits, readers, Optional.of(new ParserProcess(setup, limits)));
  }

  /** How many processes were killed, or ended by themselves, while they read a file. */
  public long endedProcesses() {
    return processes.stream().mapToLong(ParserProcess::ended).sum();
  }

  /**
   * Reads a file, without recognising scans.
   *
   * @param file only read, never changed
   * @param filename as handed in; only tells kinds of plain text apart, everything else is
   *     recognised by content
   * @param pace how much time it gets
   * @throws IOException if the file cannot be opened or no child process can be started: trying
   *     again later may help
   */
  public Extraction extract(Path file, String filename, Pace pace)
      throws IOException, InterruptedException {
    if (Files.size(file) == 0) {
      return new Failed(UNKNOWN_TYPE, Reason.EMPTY, "");
    }
    Answer answer = parse(file, filename, limits.of(pace));
    return switch (answer) {
      case Answer.Broken broken ->
          pace == Pace.QUICK
              ? new Failed(UNKNOWN_TYPE, broken.reason(), "")
              : stopped(broken, file, filename);
      case Answer.Parsed parsed -> judge(parsed, file, filename, pace);
    };
  }

  /** How much time a file gets. */
  public enum Pace {
    /** {@link ExtractLimits#quick()}: enough for nearly every file. */
    QUICK,
    /** {@link ExtractLimits#perFile()}. */
    PATIENT
  }

  private Answer parse(Path file, String filename, TimeLimit timeLimit)
      throws IOException, InterruptedException {
    ParserProcess process = idle.take();
    try {
      return process.parse(file, filename, timeLimit);
    } finally {
      idle.add(process);
    }
  }

  private Extraction judge(Answer.Parsed parsed, Path file, String filename, Pace pace)
      throws IOException, InterruptedException {
    Metadata container = parsed.parts().getFirst();
    String mediaType = Reading.mediaType(container, filename);
    String problem = problem(container);
    if (problem.contains("EncryptedDocumentException")) {
      return new Failed(mediaType, Reason.ENCRYPTED, "");
    }
    if (parsed.parts().stream().anyMatch(Extractor::reachedLimit)) {
      return new Failed(
          mediaType, Reason.TOO_MUCH_TEXT, "more than " + limits.maxCharacters() + " characters");
    }
    Optional<Reason> stopped =
        Optional.ofNullable(container.get(KeepingParser.STOPPED)).map(Reason::valueOf);
    if (stopped.isPresent() && pace == Pace.QUICK) {
      return new Failed(mediaType, stopped.get(), "");
    }
    Reading reading = Reading.of(parsed, file, filename);
    if (reading.emptyPages() == reading.pages().size()) {
      if (!problem.isEmpty() || reading.noise()) {
        return new Failed(mediaType, stopped.orElse(Reason.CORRUPT), firstLine(problem));
      }
      // Of some pictures Tika knows no more than what they are; Tesseract reads them all the same.
      if (!hasParser(container) && reading.format() != Format.IMAGE) {
        return new Failed(mediaType, Reason.UNSUPPORTED, "");
      }
    }
    List<Warning> warnings = new ArrayList<>();
    boolean cut = container.get(MarkedPdfParser.CUT) != null;
    if (stopped.isPresent()) {
      warnings.add(new Warning(Warning.Code.STOPPED, 0, stopped.get().toString()));
    } else if (!problem.isEmpty() || cut) {
      warnings.add(new Warning(Warning.Code.PARTIAL, 0, firstLine(problem)));
    }
    warnings.addAll(InnerWarnings.of(parsed.parts(), reading.format()));
    List<Integer> scans = scans(reading, container, warnings);
    Extracted read = extracted(reading, container, warnings);
    return scans.isEmpty() ? read : new Scanned(read, scans);
  }

  private static boolean hasParser(Metadata container) {
    return Stream.of(container.getValues(TikaCoreProperties.TIKA_PARSED_BY))
        .noneMatch(parser -> parser.endsWith(".EmptyParser"));
  }

  /** What had been read when the process was stopped. */
  private static Extraction stopped(Answer.Broken broken, Path file, String filename)
      throws IOException {
    if (broken.soFar().isEmpty()) {
      return new Failed(UNKNOWN_TYPE, broken.reason(), "");
    }
    Metadata container = broken.soFar().get();
    String mediaType = Reading.mediaType(container, filename);
    boolean csv = mediaType.equals("text/csv");
    if (csv || !Format.of(mediaType).isReadByParser()) {
      return new Failed(mediaType, broken.reason(), "");
    }
    Reading reading = Reading.of(new Answer.Parsed(List.of(container)), file, filename);
    if (reading.emptyPages() == reading.pages().size()) {
      return new Failed(mediaType, broken.reason(), "");
    }
    return extracted(
        reading,
        container,
        List.of(new Warning(Warning.Code.STOPPED, 0, broken.reason().toString())));
  }

  private static Extracted extracted(Reading reading, Metadata container, List<Warning> warnings) {
    return new Extracted(
        reading.mediaType(),
        reading.unit(),
        Math.max(reading.pages().size(), statedPages(container, reading.format())),
        reading.pages().stream().filter(page -> !page.sections().isEmpty()).toList(),
        FoundReader.of(container, reading.format()),
        warnings);
  }

  private static boolean reachedLimit(Metadata part) {
    return Boolean.parseBoolean(part.get(TikaCoreProperties.WRITE_LIMIT_REACHED));
  }

  private static String problem(Metadata container) {
    String trace = container.get(TikaCoreProperties.CONTAINER_EXCEPTION);
    return trace == null ? "" : trace;
  }

  static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.substring(0, Math.min(line.length(), LONGEST_DETAIL));
  }

  private static int statedPages(Metadata container, Format format) {
    Integer stated = container.getInt(PagedText.N_PAGES);
    return format == Format.PDF && stated != null ? stated : 0;
  }

  /** The pages that are pictures of text, as far as they may be recognised. */
  private List<Integer> scans(Reading reading, Metadata container, List<Warning> warnings) {
    List<Integer> scans =
        switch (reading.format()) {
          case IMAGE -> List.of(1);
          case PDF ->
              Stream.of(container.getValues(MarkedPdfParser.SCANS)).map(Integer::valueOf).toList();
          case TEXT_DOCUMENT, SLIDES, SHEETS, WEB_PAGE, MAIL, PLAIN_TEXT, MARKDOWN, OTHER ->
              List.of();
        };
    if (scans.isEmpty()) {
      return scans;
    }
    if (recognition.isEmpty()) {
      warnings.add(
          new Warning(
              Warning.Code.OCR_UNAVAILABLE,
              scans.size(),
              "install tesseract-ocr with the languages eng and fra"));
      return List.of();
    }
    if (megapixels(container) > limits.maxMegapixels()) {
      warnings.add(new Warning(Warning.Code.IMAGE_TOO_LARGE, scans.size(), ""));
      return List.of();
    }
    return scans;
  }

  /**
   * Recognises the text of scans, page by page; one file at a time, others wait in order.
   *
   * @param progress told after every few pages how many are done and how many there are
   * @return with a warning for each kind of page that could not be read or not be read well
   * @throws IOException if the file cannot be opened or no child process can be started: trying
   *     again later may help
   */
  public Extracted recognise(Path file, String filename, Scanned scanned, Progress progress)
      throws IOException, InterruptedException {
    Recognition tool =
        recognition.orElseThrow(() -> new IllegalStateException("Tesseract is not installed"));
    return tool.recognise(file, filename, scanned, progress);
  }

  /** How far recognising a file is. */
  @FunctionalInterface
  public interface Progress {
    /** Told with {@code done} up to {@code total} pages. */
    void reached(int done, int total);
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
