package ca.welcomingcommunities.kb.samples;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * Pages that fill from top to bottom. Lengths are points. The font is Liberation Sans, which PDFBox
 * brings along; bold is painted with an outline, because the bold cut is not there.
 */
final class PdfPages implements AutoCloseable {

  static final float LEFT = 72;
  static final float WIDTH = PDRectangle.LETTER.getWidth() - 2 * LEFT;
  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color BLUE = new Color(0x12, 0x4f, 0x7c);
  private static final float TOP = PDRectangle.LETTER.getHeight() - 76;
  private static final float BOTTOM = 78;
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** How a run of text looks. */
  record Style(float size, boolean bold, Color color) {
    float lead() {
      return size * 1.42f;
    }
  }

  private final PDDocument document;
  private final PDFont font;
  private PDPageContentStream canvas;
  private float y = TOP;

  PdfPages(PDDocument document) throws IOException {
    this.document = document;
    try (InputStream in = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
      this.font = PDType0Font.load(document, in, true);
    }
    this.canvas = page();
  }

  int count() {
    return document.getNumberOfPages();
  }

  PDPage last() {
    return document.getPage(count() - 1);
  }

  float y() {
    return y;
  }

  private PDPageContentStream page() throws IOException {
    PDPage page = new PDPage(PDRectangle.LETTER);
    document.addPage(page);
    return new PDPageContentStream(document, page);
  }

  void newPage() throws IOException {
    canvas.close();
    canvas = page();
    y = TOP;
  }

  /** Goes to a new page unless so much room is left on this one. */
  void need(float height) throws IOException {
    if (y - height < BOTTOM) {
      newPage();
    }
  }

  void skip(float height) {
    y -= height;
  }

  /** Lines of text, each followed by the style's lead; goes on to the next page where needed. */
  void write(String text, float indent, float width, Style style) throws IOException {
    for (String line : wrap(text, width, style)) {
      need(style.lead());
      y -= style.lead();
      draw(line, LEFT + indent, y, style);
    }
  }

  /** One line whose base stands at a place of the current page. */
  void draw(String line, float x, float base, Style style) throws IOException {
    draw(canvas, line, x, base, style);
  }

  private void draw(PDPageContentStream on, String line, float x, float base, Style style)
      throws IOException {
    on.beginText();
    on.setFont(font, style.size());
    on.setNonStrokingColor(style.color());
    on.setStrokingColor(style.color());
    on.setLineWidth(style.size() / 32);
    on.setRenderingMode(style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    on.newLineAtOffset(x, base);
    on.showText(line);
    on.endText();
  }

  void fill(float x, float base, float width, float height, Color color) throws IOException {
    canvas.setNonStrokingColor(color);
    canvas.addRect(x, base, width, height);
    canvas.fill();
  }

  List<String> wrap(String text, float width, Style style) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, style) > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  float width(String text, Style style) throws IOException {
    return font.getStringWidth(text) / 1000 * style.size();
  }

  /**
   * Writes the running foot on every page from {@code from} (0-based), with its number at the
   * right.
   */
  void foot(String text, String numbered, int from) throws IOException {
    canvas.close();
    Style style = new Style(8.5f, false, Color.GRAY);
    for (int number = from; number < count(); number++) {
      try (PDPageContentStream on =
          new PDPageContentStream(
              document,
              document.getPage(number),
              PDPageContentStream.AppendMode.APPEND,
              true,
              true)) {
        on.setStrokingColor(Color.LIGHT_GRAY);
        on.moveTo(LEFT, 56);
        on.lineTo(LEFT + WIDTH, 56);
        on.stroke();
        draw(on, text, LEFT, 43, style);
        String folio = numbered.formatted(number + 1, count());
        draw(on, folio, LEFT + WIDTH - width(folio, style), 43, style);
      }
    }
  }

  @Override
  public void close() throws IOException {
    canvas.close();
  }
}
