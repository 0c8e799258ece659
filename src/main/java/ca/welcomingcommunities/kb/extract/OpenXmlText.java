package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child: the text of Word, PowerPoint and Excel files straight from their XML, whatever
 * namespaces it is in (the strict form of the standard has others) and however broken the rest is.
 */
final class OpenXmlText implements Parser {
  private static final long serialVersionUID = 1;

  /** Parts with text, with their number; a slide is a page. */
  private static final Pattern PARTS =
      Pattern.compile(
          "/?(?:word/(?:document|footnotes|endnotes)\\d*|ppt/(slides)/slide(\\d+)|"
              + "xl/(?:sharedStrings|worksheets/sheet\\d+))\\.xml");

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of();
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException {
    XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
    xhtml.startDocument();
    try (TemporaryResources temporary = new TemporaryResources()) {
      copyParts(
          TikaInputStream.get(stream, temporary, metadata).getPath(),
          Deadline.of(context),
          xhtml,
          metadata);
    }
    xhtml.endDocument();
  }

  private static void copyParts(
      Path file, Deadline deadline, XHTMLContentHandler xhtml, Metadata metadata)
      throws IOException, SAXException {
    Unpacked unpacked = Unpacked.ofDocument(file, deadline);
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (ZipArchiveEntry part : parts(zip)) {
        boolean slide = part.getName().contains("ppt/");
        if (slide) {
          xhtml.startElement("div", "class", "slide-content");
        }
        try (InputStream content = unpacked.open(zip, part)) {
          copyText(content, xhtml);
        } catch (IOException | XMLStreamException e) {
          metadata.add("kb:part-problem", e.toString()); // what was before it is the text
        }
        if (slide) {
          xhtml.endElement("div");
        }
      }
    }
  }

  private static List<ZipArchiveEntry> parts(ZipFile zip) {
    List<ZipArchiveEntry> parts = new ArrayList<>();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      if (PARTS.matcher(entry.getName()).matches()) {
        parts.add(entry);
      }
    }
    parts.sort(
        Comparator.comparingInt(OpenXmlText::number).thenComparing(ZipArchiveEntry::getName));
    return parts;
  }

  private static int number(ZipArchiveEntry entry) {
    Matcher part = PARTS.matcher(entry.getName());
    boolean slide = part.matches() && part.group(2) != null && part.group(2).length() < 9;
    return slide ? Integer.parseInt(part.group(2)) : 0;
  }

  private static void copyText(InputStream content, XHTMLContentHandler xhtml)
      throws XMLStreamException, SAXException {
    XMLInputFactory factory = PackageCopy.safeReaders();
    XMLStreamReader reader = factory.createXMLStreamReader(content);
    StringBuilder paragraph = new StringBuilder();
    boolean text = false;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        text = reader.getLocalName().equals("t");
      } else if (event == XMLStreamConstants.CHARACTERS && text) {
        paragraph.append(reader.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        text = false;
        switch (reader.getLocalName()) {
          case "p", "si", "is" -> {
            xhtml.element("p", paragraph.toString());
            paragraph.setLength(0);
          }
          case "tab", "br" -> paragraph.append(' ');
          default -> {}
        }
      }
    }
  }
}
