package ca.welcomingcommunities.kb.samples;

import ca.welcomingcommunities.kb.samples.PdfPages.Style;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/**
 * A PDF with headings, running feet and bookmarks; a report also has a title page and a table of
 * contents.
 */
final class PdfSample {

  private static final Style TEXT = new Style(11, false, PdfPages.INK);
  private static final Style SMALL = new Style(9.5f, false, PdfPages.INK);
  private static final Style SMALL_BOLD = new Style(9.5f, true, PdfPages.INK);
  private static final Style TITLE = new Style(26, true, PdfPages.BLUE);
  private static final List<Style> HEADINGS =
      List.of(
          new Style(19, true, PdfPages.BLUE),
          new Style(13.5f, true, PdfPages.BLUE),
          new Style(11.5f, true, PdfPages.INK));
  private static final Color PALE = new Color(0xe6, 0xef, 0xf5);

  /** A heading and where it came to stand (1-based). */
  private record Place(Block.Heading heading, int number, PDPage page) {}

  private final Sample sample;
  private final PdfPages pages;
  private final Style text;
  private final List<Place> places = new ArrayList<>();

  private PdfSample(Sample sample, PdfPages pages) {
    this.sample = sample;
    this.pages = pages;
    this.text =
        sample.get("size").isEmpty()
            ? TEXT
            : new Style(Float.parseFloat(sample.get("size")), false, TEXT.color());
  }

  static byte[] render(Sample sample) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    try (PDDocument draft = new PDDocument()) {
      // The table of contents comes before the pages it names: the first pass only finds their
      // numbers.
      lay(sample, draft, List.of()).forEach(place -> numbers.add(place.number()));
    }
    try (PDDocument document = new PDDocument()) {
      mark(document, lay(sample, document, numbers));
      describe(document, sample);
      return bytes(document);
    }
  }

  private static List<Place> lay(Sample sample, PDDocument document, List<Integer> numbers)
      throws IOException {
    try (PdfPages pages = new PdfPages(document)) {
      PdfSample writing = new PdfSample(sample, pages);
      if (sample.report()) {
        writing.cover();
        writing.contents(numbers);
      } else {
        writing.top();
      }
      for (Block block : sample.blocks()) {
        writing.block(block);
      }
      String folio = sample.french() ? "Page %d de %d" : "Page %d of %d";
      pages.foot(sample.mark() + " – " + sample.get("foot"), folio, sample.report() ? 1 : 0);
      return writing.places;
    }
  }

  private void cover() throws IOException {
    pages.fill(0, 0, 28, 792, PdfPages.BLUE);
    pages.skip(150);
    pages.write(sample.title(), 0, PdfPages.WIDTH, TITLE);
    pages.skip(18);
    pages.write(sample.get("subtitle"), 0, PdfPages.WIDTH, new Style(14, false, PdfPages.INK));
    pages.skip(8);
    pages.write(day(), 0, PdfPages.WIDTH, TEXT);
    pages.skip(150);
    box(sample.disclaimer());
    pages.newPage();
  }

  private void top() throws IOException {
    pages.write(sample.title(), 0, PdfPages.WIDTH, new Style(21, true, PdfPages.BLUE));
    pages.skip(4);
    pages.write(sample.get("subtitle") + " – " + day(), 0, PdfPages.WIDTH, TEXT);
    pages.skip(6);
    box(sample.disclaimer());
  }

  private String day() {
    return sample.french()
        ? sample.date().format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.CANADA_FRENCH))
        : sample.date().format(DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.CANADA));
  }

  private void contents(List<Integer> numbers) throws IOException {
    pages.write(
        sample.french() ? "Table des matières" : "Table of contents",
        0,
        PdfPages.WIDTH,
        HEADINGS.getFirst());
    pages.skip(8);
    int index = 0;
    for (Block block : sample.blocks()) {
      if (block instanceof Block.Heading heading) {
        String number = numbers.isEmpty() ? "0" : numbers.get(index).toString();
        if (heading.level() == 1) {
          entry(heading.text(), number);
        }
        index++;
      }
    }
  }

  private void entry(String text, String number) throws IOException {
    pages.need(17);
    pages.skip(17);
    float right = PdfPages.LEFT + PdfPages.WIDTH - pages.width(number, TEXT);
    pages.draw(text, PdfPages.LEFT, pages.y(), TEXT);
    pages.draw(number, right, pages.y(), TEXT);
    StringBuilder dots = new StringBuilder();
    float room = right - PdfPages.LEFT - pages.width(text, TEXT) - 12;
    while (pages.width(dots + " .", TEXT) < room) {
      dots.append(" .");
    }
    pages.draw(dots.toString(), right - 6 - pages.width(dots.toString(), TEXT), pages.y(), TEXT);
  }

  private void block(Block block) throws IOException {
    switch (block) {
      case Block.Heading heading -> heading(heading);
      case Block.Paragraph paragraph -> {
        pages.skip(5);
        pages.write(paragraph.text(), 0, PdfPages.WIDTH, text);
        pages.skip(4);
      }
      case Block.Items items -> items(items);
      case Block.Grid grid -> grid(grid);
      case Block.Remark remark -> box(remark.text());
      case Block.PageBreak _ -> pages.newPage();
    }
  }

  private void heading(Block.Heading heading) throws IOException {
    if (sample.report() && heading.level() == 1) {
      pages.newPage();
    } else {
      pages.need(90);
      pages.skip(12);
    }
    places.add(new Place(heading, pages.count(), pages.last()));
    pages.write(heading.text(), 0, PdfPages.WIDTH, HEADINGS.get(heading.level() - 1));
    pages.skip(2);
  }

  private void items(Block.Items items) throws IOException {
    pages.skip(3);
    for (int index = 0; index < items.texts().size(); index++) {
      pages.need(text.lead());
      pages.draw(items.mark(index), PdfPages.LEFT + 8, pages.y() - text.lead(), text);
      pages.write(items.texts().get(index), 26, PdfPages.WIDTH - 26, text);
      pages.skip(3);
    }
  }

  private void box(String text) throws IOException {
    float height = pages.wrap(text, PdfPages.WIDTH - 24, TEXT).size() * TEXT.lead() + 14;
    pages.need(height + 10);
    pages.skip(8);
    pages.fill(PdfPages.LEFT, pages.y() - height, PdfPages.WIDTH, height, PALE);
    pages.fill(PdfPages.LEFT, pages.y() - height, 4, height, PdfPages.BLUE);
    pages.skip(4);
    pages.write(text, 14, PdfPages.WIDTH - 24, TEXT);
    pages.skip(18);
  }

  private void grid(Block.Grid grid) throws IOException {
    List<Float> widths = widths(grid.rows());
    pages.skip(8);
    boolean head = true;
    for (List<String> row : grid.rows()) {
      row(row, widths, head);
      head = false;
    }
    pages.skip(10);
  }

  private void row(List<String> row, List<Float> widths, boolean head) throws IOException {
    Style style = head ? SMALL_BOLD : SMALL;
    int lines = 1;
    for (int column = 0; column < row.size(); column++) {
      lines = Math.max(lines, pages.wrap(row.get(column), widths.get(column) - 10, style).size());
    }
    float height = lines * style.lead() + 7;
    pages.need(height);
    if (head) {
      pages.fill(PdfPages.LEFT, pages.y() - height, PdfPages.WIDTH, height, PALE);
    }
    float x = PdfPages.LEFT;
    for (int column = 0; column < row.size(); column++) {
      float base = pages.y() - style.lead() - 1;
      for (String line : pages.wrap(row.get(column), widths.get(column) - 10, style)) {
        pages.draw(line, x + 5, base, style);
        base -= style.lead();
      }
      x += widths.get(column);
    }
    pages.skip(height);
    pages.fill(PdfPages.LEFT, pages.y(), PdfPages.WIDTH, 0.6f, Color.LIGHT_GRAY);
  }

  /** Shares the width of the page by how much each column has to say. */
  private static List<Float> widths(List<List<String>> rows) {
    List<Double> weights = new ArrayList<>();
    for (int column = 0; column < rows.getFirst().size(); column++) {
      int at = column;
      double longest = rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(1);
      weights.add(Math.sqrt(Math.max(longest, 9)));
    }
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    return weights.stream().map(weight -> (float) (PdfPages.WIDTH * weight / sum)).toList();
  }

  private static void mark(PDDocument document, List<Place> places) {
    PDDocumentOutline outline = new PDDocumentOutline();
    document.getDocumentCatalog().setDocumentOutline(outline);
    for (Place place : places) {
      if (place.heading().level() == 1) {
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(place.heading().text());
        item.setDestination(place.page());
        outline.addLast(item);
      }
    }
  }

  /**
   * Metadata: title, author, subject with the remark that it is a sample, language and the fixed
   * date.
   */
  static void describe(PDDocument document, Sample sample) {
    PDDocumentInformation about = new PDDocumentInformation();
    about.setTitle(sample.title());
    about.setAuthor(sample.author());
    about.setSubject(sample.disclaimer());
    about.setKeywords(String.join(", ", sample.keywords()));
    Calendar day = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    day.setTimeInMillis(sample.date().toEpochDay() * 86_400_000L);
    about.setCreationDate(day);
    about.setModificationDate(day);
    document.setDocumentInformation(about);
    document.getDocumentCatalog().setLanguage(sample.french() ? "fr-CA" : "en-CA");
    document.setDocumentId(sample.date().toEpochDay());
  }

  static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes, CompressParameters.NO_COMPRESSION);
    return bytes.toByteArray();
  }
}
