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

  /** What writes a part anew; null for one that is neither header nor footer. */
  static PackageCopy.@Nullable PartRewriter of(String part) {
    if (part.matches(HEADER)) {
      return (from, to) -> rewrite(from, to, PageMarks.HEADER);
    }
    return part.matches(FOOTER) ? (from, to) -> rewrite(from, to, PageMarks.FOOTER) : null;
  }

  /** Writes the styles of an OpenDocument file anew. */
  static void rewriteStyles(InputStream from, OutputStream to)
      throws XMLStreamException, IOException {
    XMLEventFactory events = XMLEventFactory.newDefaultFactory();
    XMLEventReader reader = PackageCopy.safeReaders().createXMLEventReader(from);
    XMLEventWriter writer =
        XMLOutputFactory.newDefaultFactory()
            .createXMLEventWriter(to, StandardCharsets.UTF_8.name());
    String margin = "";
    while (reader.hasNext()) {
      XMLEvent event = reader.nextEvent();
      if (event instanceof Characters text) {
        writer.add(events.createCharacters(PageMarks.without(text.getData())));
        continue;
      }
      writer.add(event);
      if (event instanceof StartElement start) {
        String name = start.getName().getLocalPart();
        if (isMargin(start.getName())) {
          margin = String.valueOf(name.startsWith("h") ? PageMarks.HEADER : PageMarks.FOOTER);
        } else if (name.equals("p") || name.equals("h")) {
          writer.add(events.createCharacters(margin));
        }
      } else if (event instanceof EndElement end && isMargin(end.getName())) {
        margin = "";
      }
    }
    writer.close();
  }

  /** For the first page, the left and all others; {@code header-style} says how they look. */
  private static boolean isMargin(QName name) {
    return name.getNamespaceURI().equals(STYLE)
        && name.getLocalPart().matches("(?:header|footer)(?:-left|-first)?");
  }

  private static void rewrite(InputStream from, OutputStream to, char mark)
      throws XMLStreamException, IOException {
    XMLEventFactory events = XMLEventFactory.newDefaultFactory();
    XMLEventReader reader = PackageCopy.safeReaders().createXMLEventReader(from);
    XMLEventWriter writer =
        XMLOutputFactory.newDefaultFactory()
            .createXMLEventWriter(to, StandardCharsets.UTF_8.name());
    boolean marked = true;
    while (reader.hasNext()) {
      XMLEvent event = reader.nextEvent();
      writer.add(
          event instanceof Characters text
              ? events.createCharacters(PageMarks.without(text.getData()))
              : event);
      if (event instanceof StartElement start) {
        String name = start.getName().getLocalPart();
        if (name.equals("p")) {
          marked = false;
        } else if (name.equals("t") && !marked) {
          writer.add(events.createCharacters(String.valueOf(mark)));
          marked = true;
        }
      }
    }
    writer.close();
  }
}
