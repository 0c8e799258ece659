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
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.Characters;
import javax.xml.stream.events.EndElement;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.jspecify.annotations.Nullable;

/**
 * Copies the content of an OpenDocument file and writes {@link PageMarks} where a page, slide or
 * sheet begins: with the first text after it, since only text gets through the parser. Names of
 * sheets and titles of slides become headings.
 *
 * <p>For one file; not thread-safe.
 */
final class OpenDocumentMarker {
  private static final String PREFIX = "urn:oasis:names:tc:opendocument:xmlns:";
  private static final String TEXT = PREFIX + "text:1.0";
  private static final String TABLE = PREFIX + "table:1.0";
  private static final String DRAW = PREFIX + "drawing:1.0";
  private static final String PRESENTATION = PREFIX + "presentation:1.0";

  private final OpenDocumentStyles styles;
  private final XMLEventFactory events = XMLEventFactory.newDefaultFactory();
  private final StringBuilder pending = new StringBuilder();
  private boolean inSheets;
  private boolean contentSeen;
  private boolean divided;
  private boolean breakAfter;
  private boolean inTitle;
  private boolean titleOpen;
  private int paragraphs;
  private int tables;
  private int deleted;

  OpenDocumentMarker(OpenDocumentStyles styles) {
    this.styles = styles;
  }

  void rewrite(InputStream from, OutputStream to) throws XMLStreamException, IOException {
    XMLEventReader reader = PackageCopy.safeReaders().createXMLEventReader(from);
    XMLEventWriter writer =
        XMLOutputFactory.newDefaultFactory()
            .createXMLEventWriter(to, StandardCharsets.UTF_8.name());
    while (reader.hasNext()) {
      XMLEvent event = reader.nextEvent();
      if (event instanceof StartElement start) {
        start(start);
        writer.add(event);
      } else if (event instanceof EndElement end) {
        end(end, writer);
        writer.add(event);
      } else if (event instanceof Characters text) {
        writer.add(events.createCharacters(marked(text.getData())));
      } else {
        writer.add(event);
      }
    }
    writer.close();
  }

  private void start(StartElement start) {
    QName name = start.getName();
    switch (name.getNamespaceURI() + " " + name.getLocalPart()) {
      case TEXT + " tracked-changes" -> deleted++;
      case TEXT + " p", TEXT + " h" -> {
        paragraphs++;
        styled(attribute(start, TEXT, "style-name"));
      }
      case TEXT + " soft-page-break" -> pending.append(PageMarks.BREAK);
      case TABLE + " table" -> startTable(start);
      case DRAW + " page" -> divide();
      case DRAW + " frame" -> inTitle = "title".equals(attribute(start, PRESENTATION, "class"));
      default -> inSheets |= name.getLocalPart().equals("spreadsheet");
    }
  }

  private void startTable(StartElement start) {
    tables++;
    if (!inSheets) {
      styled(attribute(start, TABLE, "style-name"));
    } else if (tables == 1) {
      divide();
      String name = attribute(start, TABLE, "name");
      if (name != null) {
        pending.append(PageMarks.HEADING).append(PageMarks.without(name)).append(PageMarks.HEADING);
      }
    }
  }

  /** A slide or sheet begins; before the first there is nothing to end. */
  private void divide() {
    if (divided) {
      pending.append(PageMarks.BREAK);
    }
    divided = true;
  }

  private void styled(@Nullable String style) {
    if (style == null || deleted > 0 || divided) {
      return;
    }
    if (breakAfter || (contentSeen && styles.breaksBefore(style))) {
      pending.append(PageMarks.BREAK);
    }
    breakAfter = styles.breaksAfter(style);
  }

  private void end(EndElement end, XMLEventWriter writer) throws XMLStreamException {
    QName name = end.getName();
    switch (name.getNamespaceURI() + " " + name.getLocalPart()) {
      case TEXT + " tracked-changes" -> deleted--;
      case TEXT + " p", TEXT + " h" -> {
        paragraphs--;
        if (titleOpen) {
          titleOpen = false;
          writer.add(events.createCharacters(String.valueOf(PageMarks.HEADING)));
        }
      }
      case TABLE + " table" -> tables--;
      case DRAW + " frame" -> inTitle = false;
      default -> {
        if (name.getNamespaceURI().equals(PREFIX + "office:1.0")
            && name.getLocalPart().equals("body")) {
          endBody(writer);
        }
      }
    }
  }

  /** Pages at the end without text: a paragraph of their own carries the marks. */
  private void endBody(XMLEventWriter writer) throws XMLStreamException {
    if (!pending.isEmpty()) {
      writer.add(events.createStartElement("text", TEXT, "p"));
      writer.add(events.createNamespace("text", TEXT));
      writer.add(events.createCharacters(pending.toString()));
      writer.add(events.createEndElement("text", TEXT, "p"));
    }
  }

  private String marked(String text) {
    if (paragraphs == 0 || deleted > 0 || text.isBlank()) {
      return PageMarks.without(text);
    }
    contentSeen = true;
    if (inTitle && !titleOpen) {
      titleOpen = true;
      pending.append(PageMarks.HEADING);
    }
    String marks = pending.toString();
    pending.setLength(0);
    return marks + PageMarks.without(text);
  }

  private static @Nullable String attribute(StartElement element, String namespace, String name) {
    Attribute attribute = element.getAttributeByName(new QName(namespace, name));
    return attribute == null ? null : attribute.getValue();
  }
}
