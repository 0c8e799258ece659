package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Characters;
import javax.xml.stream.events.EndElement;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.jspecify.annotations.Nullable;

/**
 * Copies the headers and footers of a Word file, or the styles of an OpenDocument file, which hold
 * them, with a mark in each of their paragraphs, so that it can be told from the text.
 */
final class MarginMarker {
  private static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";

  private static final String HEADER = "(?:.*/)?header\\d*\\.xml";
  private static final String FOOTER = "(?:.*/)?footer\\d*\\.xml";

  private MarginMarker() {}

  /** What writes a part of a Word file anew; null for one that is neither header nor footer. */
  static PackageCopy.@Nullable PartRewriter of(String part) {
    if (part.matches(HEADER)) {
      return (from, to) -> rewrite(from, to, new OfWord(PageMarks.HEADER));
    }
    return part.matches(FOOTER)
        ? (from, to) -> rewrite(from, to, new OfWord(PageMarks.FOOTER))
        : null;
  }

  /** Writes the styles of an OpenDocument file anew. */
  static void rewriteStyles(InputStream from, OutputStream to)
      throws XMLStreamException, IOException {
    rewrite(from, to, new OfOpenDocument());
  }

  private static void rewrite(InputStream from, OutputStream to, Marks marks)
      throws XMLStreamException, IOException {
    XMLEventFactory events = XMLEventFactory.newDefaultFactory();
    XMLEventReader reader = PackageCopy.safeReaders().createXMLEventReader(from);
    XMLEventWriter writer =
        XMLOutputFactory.newDefaultFactory()
            .createXMLEventWriter(to, StandardCharsets.UTF_8.name());
    while (reader.hasNext()) {
      XMLEvent event = reader.nextEvent();
      writer.add(
          event instanceof Characters text
              ? events.createCharacters(PageMarks.without(text.getData()))
              : event);
      String mark = marks.after(event);
      if (!mark.isEmpty()) {
        writer.add(events.createCharacters(mark));
      }
    }
    writer.close();
  }

  /** Where marks are to stand. */
  private interface Marks {
    /** What stands behind this; mostly nothing. */
    String after(XMLEvent event);
  }

  /** In the first text of each paragraph. */
  private static final class OfWord implements Marks {
    private final String mark;
    private boolean marked = true;

    OfWord(char mark) {
      this.mark = String.valueOf(mark);
    }

    @Override
    public String after(XMLEvent event) {
      if (!(event instanceof StartElement start)) {
        return "";
      }
      String name = start.getName().getLocalPart();
      if (name.equals("p")) {
        marked = false;
      } else if (name.equals("t") && !marked) {
        marked = true;
        return mark;
      }
      return "";
    }
  }

  /** In each paragraph of a header or footer. */
  private static final class OfOpenDocument implements Marks {
    private String mark = "";

    @Override
    public String after(XMLEvent event) {
      if (event instanceof EndElement end && isMargin(end.getName())) {
        mark = "";
      } else if (event instanceof StartElement start) {
        String name = start.getName().getLocalPart();
        if (isMargin(start.getName())) {
          mark = String.valueOf(name.startsWith("h") ? PageMarks.HEADER : PageMarks.FOOTER);
        }
        return name.equals("p") || name.equals("h") ? mark : "";
      }
      return "";
    }

    /** For the first page, the left and all others; {@code header-style} says how they look. */
    private static boolean isMargin(QName name) {
      return name.getNamespaceURI().equals(STYLE)
          && name.getLocalPart().matches("(?:header|footer)(?:-left|-first)?");
    }
  }
}
