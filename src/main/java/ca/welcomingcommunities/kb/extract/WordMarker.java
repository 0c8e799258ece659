package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
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
 * Copies the main part of a Word file and writes {@link PageMarks#BREAK} where a page begins.
 *
 * <p>Word remembers where pages began when it last showed the document ({@code
 * w:lastRenderedPageBreak}), explicit breaks included; other programs write only explicit breaks
 * ({@code w:br}, {@code w:pageBreakBefore}, sections). So between two pieces of content the
 * remembered breaks count if there are any, else the explicit ones. A row of a table that goes on
 * over the page has a remembered break in each of its cells, but turns the page only once.
 *
 * <p>For one file; not thread-safe.
 */
final class WordMarker {
  private static final Set<String> CONTENT = Set.of("t", "drawing", "pict", "object", "sym");
  private static final Set<String> DELETED = Set.of("del", "moveFrom");

  /** Around content in two versions, of which the parser reads one: marks wait until after it. */
  private static final String ALTERNATIVES = "AlternateContent";

  private final WordParts parts;
  private final XMLEventFactory events = XMLEventFactory.newDefaultFactory();
  private final Deque<Row> rows = new ArrayDeque<>();
  private int textBoxes;
  private int deletions;
  private int alternatives;
  private int oldProperties;
  private int runs;
  private int sections;
  private int remembered;
  private int explicit;
  private boolean turned;
  private boolean contentSeen;
  private boolean inParagraphProperties;
  private boolean endsSection;
  private @Nullable Boolean breakBefore;
  private String style = "";

  WordMarker(WordParts parts) {
    this.parts = parts;
  }

  /** How often the page turns in a row, and in the cell now read. */
  private static final class Row {
    private int most;
    private int inCell;
  }

  void rewrite(InputStream from, OutputStream to) throws XMLStreamException, IOException {
    XMLEventReader reader = PackageCopy.safeReaders().createXMLEventReader(from);
    XMLEventWriter writer =
        XMLOutputFactory.newDefaultFactory()
            .createXMLEventWriter(to, StandardCharsets.UTF_8.name());
    while (reader.hasNext()) {
      XMLEvent event = reader.nextEvent();
      if (event instanceof StartElement start) {
        beforeStart(start, writer);
        writer.add(start);
        afterStart(start);
      } else if (event instanceof EndElement end) {
        beforeEnd(end, writer);
        writer.add(end);
      } else if (event instanceof Characters text) {
        String clean = PageMarks.without(text.getData());
        writer.add(clean.equals(text.getData()) ? text : events.createCharacters(clean));
      } else {
        writer.add(event);
      }
    }
    writer.close();
  }

  private void beforeStart(StartElement start, XMLEventWriter writer) throws XMLStreamException {
    String name = start.getName().getLocalPart();
    boolean readInPlace = runs > 0 && textBoxes == 0 && deletions == 0 && alternatives == 0;
    if (readInPlace && isWord(start.getName()) && CONTENT.contains(name)) {
      String marks = marks();
      contentSeen = true;
      if (!marks.isEmpty()) {
        writeText(start, marks, writer);
      }
    }
  }

  private void afterStart(StartElement start) {
    String name = start.getName().getLocalPart();
    if (name.equals(ALTERNATIVES)) {
      alternatives++;
    }
    if (!isWord(start.getName())) {
      return;
    }
    switch (name) {
      case "txbxContent" -> textBoxes++;
      case "pPrChange", "sectPrChange" -> oldProperties++;
      case "tr" -> rows.push(new Row());
      case "tc" -> {
        if (!rows.isEmpty()) {
          rows.peek().inCell = 0;
        }
      }
      case "r" -> runs++;
      default -> {
        if (DELETED.contains(name)) {
          deletions++;
        } else if (textBoxes == 0 && oldProperties == 0) {
          noticeBreak(name, start);
        }
      }
    }
  }

  private void noticeBreak(String name, StartElement start) {
    switch (name) {
      case "lastRenderedPageBreak" -> {
        if (turnsPage()) {
          remembered++;
        }
      }
      case "br" -> {
        if ("page".equals(attribute(start, "type")) && rows.isEmpty()) {
          explicit++;
        }
      }
      case "pPr" -> {
        inParagraphProperties = true;
        breakBefore = null;
        style = "";
      }
      case "pStyle" -> style = String.valueOf(attribute(start, "val"));
      case "pageBreakBefore" -> breakBefore = WordParts.isOn(attribute(start, "val"));
      case "sectPr" -> endsSection = inParagraphProperties;
      default -> {}
    }
  }

  /** Whether a remembered break is a new page, and not one that another cell already turned. */
  private boolean turnsPage() {
    boolean turns = true;
    Iterator<Row> outwards = rows.iterator();
    while (turns && outwards.hasNext()) {
      Row row = outwards.next();
      row.inCell++;
      turns = row.inCell > row.most;
      row.most = Math.max(row.most, row.inCell);
    }
    return turns;
  }

  private void beforeEnd(EndElement end, XMLEventWriter writer) throws XMLStreamException {
    String name = end.getName().getLocalPart();
    if (name.equals(ALTERNATIVES)) {
      alternatives--;
    }
    if (!isWord(end.getName())) {
      return;
    }
    switch (name) {
      case "txbxContent" -> textBoxes--;
      case "pPrChange", "sectPrChange" -> oldProperties--;
      case "tr" -> rows.poll();
      case "r" -> runs--;
      case "pPr" -> endParagraphProperties();
      case "p" -> endParagraph();
      case "body" -> endBody(end, writer);
      default -> {
        if (DELETED.contains(name)) {
          deletions--;
        }
      }
    }
  }

  private void endParagraphProperties() {
    if (textBoxes > 0 || oldProperties > 0) {
      return;
    }
    inParagraphProperties = false;
    boolean breaks = breakBefore == null ? parts.breakingStyles().contains(style) : breakBefore;
    turned |= breaks && contentSeen && rows.isEmpty();
  }

  private void endParagraph() {
    if (endsSection && textBoxes == 0) {
      endsSection = false;
      sections++;
      List<Boolean> breaking = parts.sectionsBreaking();
      turned |= contentSeen && sections < breaking.size() && breaking.get(sections);
    }
  }

  /** Pages at the end without content: a paragraph of their own carries the marks. */
  private void endBody(EndElement body, XMLEventWriter writer) throws XMLStreamException {
    String prefix = body.getName().getPrefix();
    String namespace = body.getName().getNamespaceURI();
    turned = false;
    String marks = marks();
    if (!marks.isEmpty()) {
      for (String name : List.of("p", "r", "t")) {
        writer.add(events.createStartElement(prefix, namespace, name));
      }
      writer.add(events.createCharacters(marks));
      for (String name : List.of("t", "r", "p")) {
        writer.add(events.createEndElement(prefix, namespace, name));
      }
    }
  }

  /** The marks for the breaks since the last content. */
  private String marks() {
    int count = remembered > 0 ? remembered : Math.max(explicit, turned ? 1 : 0);
    remembered = 0;
    explicit = 0;
    turned = false;
    return String.valueOf(PageMarks.BREAK).repeat(count);
  }

  private void writeText(StartElement sibling, String text, XMLEventWriter writer)
      throws XMLStreamException {
    String prefix = sibling.getName().getPrefix();
    String namespace = sibling.getName().getNamespaceURI();
    writer.add(events.createStartElement(prefix, namespace, "t"));
    writer.add(events.createCharacters(text));
    writer.add(events.createEndElement(prefix, namespace, "t"));
  }

  /** Drawings have elements of the same names in other namespaces. */
  private static boolean isWord(QName name) {
    return name.getNamespaceURI().contains("wordprocessingml");
  }

  private static @Nullable String attribute(StartElement element, String name) {
    Iterator<Attribute> attributes = element.getAttributes();
    while (attributes.hasNext()) {
      Attribute attribute = attributes.next();
      if (attribute.getName().getLocalPart().equals(name)) {
        return attribute.getValue();
      }
    }
    return null;
  }
}
