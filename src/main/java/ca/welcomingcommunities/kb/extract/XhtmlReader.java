package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.document.TextRole;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads what a child process answers into blocks. */
final class XhtmlReader extends DefaultHandler {

  /**
   * A text as it was read.
   *
   * @param blocks in reading order
   * @param outline the bookmarks of a PDF
   */
  record Content(List<Block> blocks, List<Block.Heading> outline) {}

  /** Runs of text inside a paragraph. */
  static final Set<String> INLINE =
      Set.of(
          "a", "b", "i", "u", "s", "em", "strong", "span", "sub", "sup", "code", "small", "font",
          "abbr", "cite", "q", "mark", "strike", "tt", "img", "big", "ins", "label", "time");

  private static final Set<String> PAGE_CLASSES = Set.of("page", "slide-content", "sheet");
  private static final String MASTER = "slide-master-content";
  private static final int DEEPEST = 6;

  private final Format format;
  private final boolean masters;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Block.Heading> outline = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<String> row = new ArrayList<>();
  private boolean inBody;
  private boolean inCell;
  private int heading;
  private int skipped;
  private int pageDepth;
  private int listDepth;
  private int footers;
  private TextRole margin = TextRole.BODY;

  private XhtmlReader(Format format, boolean masters) {
    this.format = format;
    this.masters = masters;
  }

  /**
   * Reads XHTML. Where it ends early, as after damage in the file, so does the result.
   *
   * <p>What stands on the master of slides is left out, unless there is no other text.
   *
   * @param format decides which elements are pages
   */
  static Content read(String xhtml, Format format) {
    Content content = read(xhtml, format, false);
    boolean empty = content.blocks().stream().allMatch(Block.PageStart.class::isInstance);
    return empty && xhtml.contains(MASTER) ? read(xhtml, format, true) : content;
  }

  private static Content read(String xhtml, Format format, boolean masters) {
    XhtmlReader reader = new XhtmlReader(format, masters);
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newSAXParser().parse(new InputSource(new StringReader(xhtml)), reader);
    } catch (SAXParseException e) {
      reader.flush();
    } catch (SAXException | ParserConfigurationException | IOException e) {
      throw new IllegalStateException("reading from memory", e);
    }
    return new Content(List.copyOf(reader.blocks), List.copyOf(reader.outline));
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    String kind = attributes.getValue("class");
    if (skipped > 0 || (!masters && MASTER.equals(kind))) {
      skipped++;
      return;
    }
    switch (name) {
      case "body" -> inBody = true;
      case "br" -> text.append('\n');
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        flushRow();
        heading = name.charAt(1) - '0';
      }
      case "tr" -> flushRow();
      case "td", "th" -> {
        flushText();
        inCell = true;
      }
      case "ul", "ol" -> {
        breakParagraph();
        listDepth++;
      }
      case "div" -> startDivision(kind);
      case "footer" -> {
        flush();
        footers++;
      }
      default -> {
        if (!INLINE.contains(name)) {
          breakParagraph();
        }
      }
    }
  }

  private void startDivision(@Nullable String kind) {
    breakParagraph();
    if (pageDepth > 0) {
      pageDepth++;
    } else if (kind != null && PAGE_CLASSES.contains(kind) && hasPageElements()) {
      flushRow();
      blocks.add(new Block.PageStart());
      pageDepth = 1;
    }
  }

  private boolean hasPageElements() {
    return switch (format) {
      case PDF, SLIDES, SHEETS -> true;
      case TEXT_DOCUMENT, WEB_PAGE, MAIL, PLAIN_TEXT, MARKDOWN, IMAGE, OTHER -> false;
    };
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (skipped > 0) {
      skipped--;
      return;
    }
    switch (name) {
      case "body" -> {
        flush();
        inBody = false;
      }
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        flushText();
        heading = 0;
      }
      case "td", "th" -> {
        row.add(text.toString());
        text.setLength(0);
        inCell = false;
      }
      case "tr", "table" -> flushRow();
      case "ul", "ol" -> {
        breakParagraph();
        listDepth--;
      }
      case "footer" -> {
        flush();
        footers--;
      }
      case "div" -> {
        breakParagraph();
        pageDepth = Math.max(0, pageDepth - 1);
      }
      default -> {
        if (!INLINE.contains(name)) {
          breakParagraph();
        }
      }
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (!inBody || skipped > 0) {
      return;
    }
    for (int i = start; i < start + length; i++) {
      switch (characters[i]) {
        case PageMarks.BREAK -> {
          flushRow();
          blocks.add(new Block.PageStart());
        }
        case PageMarks.HEADING -> {
          flushRow();
          heading = heading == 0 ? 1 : 0;
        }
        case PageMarks.HEADER -> margin = TextRole.RUNNING_HEADER;
        case PageMarks.FOOTER -> margin = TextRole.RUNNING_FOOTER;
        default -> text.append(characters[i]);
      }
    }
  }

  private void breakParagraph() {
    if (inCell) {
      text.append('\n');
    } else {
      flushText();
    }
  }

  private void flush() {
    flushRow();
    flushText();
  }

  private void flushText() {
    String raw = text.toString();
    text.setLength(0);
    if (!raw.isBlank()) {
      add(raw);
    }
    margin = TextRole.BODY;
  }

  private void add(String raw) {
    if (format == Format.PDF && pageDepth == 0 && listDepth > 0) {
      outline.add(new Block.Heading(Math.min(listDepth, DEEPEST), raw));
    } else if (heading > 0) {
      blocks.add(new Block.Heading(heading, raw));
    } else {
      blocks.add(new Block.Paragraph(raw, role()));
    }
  }

  /** A row of short cells is one line; one that holds paragraphs is a layout, not a table. */
  private void flushRow() {
    List<String> cells = row.stream().map(String::strip).filter(cell -> !cell.isEmpty()).toList();
    row.clear();
    if (cells.stream().noneMatch(cell -> cell.indexOf('\n') >= 0)) {
      if (!cells.isEmpty()) {
        blocks.add(new Block.Paragraph(String.join(" | ", cells), role()));
      }
    } else {
      cells.stream().flatMap(String::lines).forEach(this::addLine);
    }
    flushText();
  }

  private TextRole role() {
    return footers > 0 ? TextRole.RUNNING_FOOTER : margin;
  }

  private void addLine(String line) {
    if (!line.isBlank()) {
      blocks.add(new Block.Paragraph(line, role()));
    }
  }
}
