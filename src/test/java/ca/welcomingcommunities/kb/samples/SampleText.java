package ca.welcomingcommunities.kb.samples;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The text of a sample document as a reader of its file finds it, without reading the file.
 *
 * @param filename of the sample document
 * @param title as it is printed and stands in the file's metadata
 */
public record SampleText(String filename, String title, List<Page> pages) {
  private static final Path SOURCES = Path.of("src/samples");

  public SampleText {
    pages = List.copyOf(pages);
  }

  /** The texts of all sample documents. */
  public static List<SampleText> all() throws IOException {
    return SampleReader.readAll(SOURCES).stream().map(SampleText::of).toList();
  }

  /** A text with headings as a source of sample documents has them; pages end with a page break. */
  public static SampleText of(String source) {
    return of(SampleReader.read(source));
  }

  private static SampleText of(Sample sample) {
    Pages pages = new Pages();
    pages.start(sample.title(), 1);
    for (String line : List.of(sample.get("subtitle"), sample.get("body"), day(sample))) {
      pages.add(line);
    }
    sample.blocks().forEach(pages::add);
    pages.end();
    return new SampleText(sample.file(), sample.title(), pages.done);
  }

  private static String day(Sample sample) {
    return sample.french()
        ? sample.date().format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.CANADA_FRENCH))
        : sample.date().format(DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.CANADA));
  }

  /** Pages in the making. */
  private static final class Pages {
    private final List<Page> done = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String heading = "";
    private int level;

    void start(String name, int depth) {
      endSection();
      heading = name;
      level = depth;
    }

    void add(String line) {
      text.append(line.isEmpty() ? "" : line + "\n");
    }

    void add(Block block) {
      switch (block) {
        case Block.Heading each -> start(each.text(), each.level());
        case Block.Paragraph each -> add(each.text());
        case Block.Items each -> each.texts().forEach(this::add);
        case Block.Grid each -> each.rows().forEach(row -> add(String.join(" ", row)));
        case Block.Remark each -> add(each.text());
        case Block.PageBreak _ -> end();
      }
    }

    void endSection() {
      if (!heading.isEmpty() || !text.isEmpty()) {
        sections.add(Section.of(heading, heading.isEmpty() ? 0 : level, false, text.toString()));
      }
      text.setLength(0);
      heading = "";
    }

    void end() {
      endSection();
      done.add(new Page(done.size() + 1, sections));
      sections.clear();
    }
  }
}
