package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Scanned;
import ca.welcomingcommunities.kb.structure.Furniture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Reads scans with Tesseract, a few pages at a time. Safe for use by many threads, in turns. */
final class Recognition {
  /** Pages asked for at once: what one of them breaks costs no more than these. */
  private static final int BATCH = 5;

  /** After so many batches in a row that broke the child, the rest of the file is left. */
  private static final int MOST_BREAKS = 2;

  /** Tesseract's own figure; below it every third word or so is wrong. */
  static final int UNSURE_BELOW = 60;

  private static final int MOST_NAMED = 20;

  /** For starting the child and opening the file. */
  private static final Duration OVERHEAD = Duration.ofSeconds(20);

  private final ParserProcess process;
  private final ExtractLimits limits;
  private final ReentrantLock turn = new ReentrantLock(true);

  Recognition(ParserProcess process, ExtractLimits limits) {
    this.process = process;
    this.limits = limits;
  }

  Extracted recognise(Path file, String filename, Scanned scanned, Extractor.Progress progress)
      throws IOException, InterruptedException {
    turn.lockInterruptibly();
    try {
      File work = new File(file, filename, scanned);
      work.readAll(progress);
      return work.result();
    } finally {
      turn.unlock();
    }
  }

  /** One file on its way. */
  private final class File {
    private final Path path;
    private final String filename;
    private final Extracted read;
    private final List<Integer> waiting;
    private final Map<Integer, Page> found = new TreeMap<>();
    private final List<ScanResult> results = new ArrayList<>();
    private int total;
    private String problem = "";

    File(Path path, String filename, Scanned scanned) {
      this.path = path;
      this.filename = filename;
      this.read = scanned.read();
      this.waiting = new ArrayList<>(scanned.scans());
      this.total = read.totalPages();
    }

    void readAll(Extractor.Progress progress) throws IOException, InterruptedException {
      long end = System.nanoTime() + limits.perOcrFile().toNanos();
      int breaks = 0;
      while (!waiting.isEmpty() && breaks < MOST_BREAKS && System.nanoTime() < end) {
        List<Integer> batch = List.copyOf(waiting.subList(0, Math.min(BATCH, waiting.size())));
        waiting.subList(0, batch.size()).clear();
        breaks = readBatch(batch) ? 0 : breaks + 1;
        progress.reached(results.size(), results.size() + waiting.size());
      }
      if (!waiting.isEmpty() && problem.isEmpty()) {
        problem = "the time was over";
      }
      fail(waiting);
    }

    private boolean readBatch(List<Integer> batch) throws IOException, InterruptedException {
      Duration limit = limits.perOcrPage().multipliedBy(batch.size()).plus(OVERHEAD);
      ScanOrder order =
          new ScanOrder(
              batch,
              process.tesseract().command(),
              process.tesseract().languageOption(),
              limits.maxMegapixels(),
              Math.max(1, limits.perOcrPage().toSeconds()));
      return switch (process.recognise(path, filename, limit, order)) {
        case Answer.Broken broken -> {
          problem = broken.reason().toString();
          fail(batch);
          yield false;
        }
        case Answer.Parsed parsed -> {
          take(parsed.parts().getFirst(), batch);
          yield true;
        }
      };
    }

    private void take(Metadata answer, List<Integer> batch) {
      String trace = answer.get(TikaCoreProperties.CONTAINER_EXCEPTION);
      if (trace != null) {
        problem = Extractor.firstLine(trace);
      }
      List<ScanResult> ended =
          List.of(answer.getValues(ScanResult.KEY)).stream().map(ScanResult::of).toList();
      List<Page> pages = Reading.scanned(answer);
      for (int i = 0; i < Math.min(ended.size(), pages.size()); i++) {
        int number = ended.get(i).page();
        if (!pages.get(i).sections().isEmpty()) {
          found.put(number, new Page(number, pages.get(i).sections()));
        }
      }
      results.addAll(ended);
      fail(
          batch.stream()
              .filter(page -> ended.stream().noneMatch(each -> each.page() == page))
              .toList());
      // How many pictures a file of pictures has is known only now.
      String stated = answer.get(ScanResult.TOTAL);
      if (stated != null && Integer.parseInt(stated) > total) {
        IntStream.rangeClosed(total + 1, Integer.parseInt(stated)).forEach(waiting::add);
        total = Integer.parseInt(stated);
      }
    }

    private void fail(List<Integer> pages) {
      pages.forEach(page -> results.add(new ScanResult(page, ScanResult.Ending.FAILED, 0)));
    }

    Extracted result() {
      Map<Integer, Page> pages = new TreeMap<>();
      read.pages().forEach(page -> pages.put(page.number(), page));
      found.forEach((number, page) ->
          pages.merge(
              number,
              page,
              (text, scan) -> letters(scan.text()) > letters(text.text()) ? scan : text));
      List<Warning> warnings = new ArrayList<>(read.warnings());
      warn(warnings, pages);
      return new Extracted(
          read.mediaType(),
          read.unit(),
          total,
          Furniture.in(read.unit(), List.copyOf(pages.values())),
          read.found(),
          warnings);
    }

    private void warn(List<Warning> warnings, Map<Integer, Page> pages) {
      int failed = count(ScanResult.Ending.FAILED);
      if (failed > 0) {
        warnings.add(new Warning(Warning.Code.OCR_FAILED, failed, problem));
      }
      int tooLarge = count(ScanResult.Ending.TOO_LARGE);
      if (tooLarge > 0) {
        warnings.add(new Warning(Warning.Code.IMAGE_TOO_LARGE, tooLarge, ""));
      }
      if (!found.isEmpty()) {
        warnings.add(new Warning(Warning.Code.OCR_USED, found.size(), ""));
      }
      List<String> unsure =
          results.stream()
              .filter(each -> found.containsKey(each.page()) && each.confidence() < UNSURE_BELOW)
              .map(each -> each.page() + " (" + each.confidence() + " %)")
              .toList();
      if (!unsure.isEmpty()) {
        String named = String.join(", ", unsure.subList(0, Math.min(MOST_NAMED, unsure.size())));
        String more = unsure.size() > MOST_NAMED ? ", …" : "";
        warnings.add(new Warning(Warning.Code.OCR_UNSURE, unsure.size(), named + more));
      }
      int without = total - pages.size();
      if (without > 0) {
        warnings.add(new Warning(Warning.Code.PAGES_WITHOUT_TEXT, without, ""));
      }
    }

    private int count(ScanResult.Ending ending) {
      return (int) results.stream().filter(each -> each.ending() == ending).count();
    }
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetterOrDigit).count();
  }
}
