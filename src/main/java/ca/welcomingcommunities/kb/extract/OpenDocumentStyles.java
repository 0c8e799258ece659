package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Which styles of an OpenDocument text turn the page. */
final class OpenDocumentStyles {
  private static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
  private static final String FORMAT =
      "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
  private static final Set<String> WITH_BREAKS = Set.of("paragraph-properties", "table-properties");

  private final Map<String, String> parents = new HashMap<>();
  private final Set<String> before = new HashSet<>();
  private final Set<String> after = new HashSet<>();

  /** Whether a paragraph or table of this style begins a page. */
  boolean breaksBefore(@Nullable String style) {
    return inherits(style, before);
  }

  /** Whether a paragraph or table of this style ends a page. */
  boolean breaksAfter(@Nullable String style) {
    return inherits(style, after);
  }

  /** Adds the styles of a part of the file, if it is there. */
  void read(ZipFile zip, String part, Unpacked unpacked) throws IOException, XMLStreamException {
    ZipArchiveEntry entry = zip.getEntry(part);
    if (entry == null) {
      return;
    }
    try (InputStream content = unpacked.open(zip, entry)) {
      XMLStreamReader reader = PackageCopy.safeReaders().createXMLStreamReader(content);
      String style = "";
      while (reader.hasNext()) {
        if (reader.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (reader.getLocalName().equals("style")) {
          style = startStyle(reader);
        } else if (WITH_BREAKS.contains(reader.getLocalName())) {
          readBreaks(reader, style);
        }
      }
    }
  }

  private String startStyle(XMLStreamReader reader) {
    String name = String.valueOf(reader.getAttributeValue(STYLE, "name"));
    String parent = reader.getAttributeValue(STYLE, "parent-style-name");
    if (parent != null) {
      parents.put(name, parent);
    }
    String master = reader.getAttributeValue(STYLE, "master-page-name");
    if (master != null && !master.isEmpty()) {
      before.add(name);
    }
    return name;
  }

  private void readBreaks(XMLStreamReader reader, String style) {
    if ("page".equals(reader.getAttributeValue(FORMAT, "break-before"))) {
      before.add(style);
    }
    if ("page".equals(reader.getAttributeValue(FORMAT, "break-after"))) {
      after.add(style);
    }
  }

  private boolean inherits(@Nullable String style, Set<String> property) {
    Set<String> seen = new HashSet<>();
    String current = style;
    while (current != null && seen.add(current)) {
      if (property.contains(current)) {
        return true;
      }
      current = parents.get(current);
    }
    return false;
  }
}
