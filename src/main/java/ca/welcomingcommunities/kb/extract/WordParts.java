package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a Word file before its page breaks can be found.
 *
 * @param main name of the part with the text
 * @param breakingStyles ids of the paragraph styles that begin a page
 * @param sectionsBreaking for each section in order, whether it begins on a new page
 */
record WordParts(String main, Set<String> breakingStyles, List<Boolean> sectionsBreaking) {
  private static final String USUAL = "word/document.xml";
  private static final Set<String> ON_THE_SAME_PAGE = Set.of("continuous", "nextColumn");
  private static final Set<String> OFF = Set.of("0", "false", "off");

  static WordParts of(ZipFile zip, Unpacked unpacked) throws IOException, XMLStreamException {
    String main = main(zip, unpacked);
    String folder = main.substring(0, main.lastIndexOf('/') + 1);
    return new WordParts(
        main, breakingStyles(zip, folder + "styles.xml", unpacked), sections(zip, main, unpacked));
  }

  /** Whether a toggle such as {@code w:pageBreakBefore} is on, given its {@code w:val}. */
  static boolean isOn(@Nullable String value) {
    return value == null || !OFF.contains(value);
  }

  private static String main(ZipFile zip, Unpacked unpacked)
      throws IOException, XMLStreamException {
    String[] found = {USUAL};
    read(
        zip,
        "_rels/.rels",
        unpacked,
        (reader, start) -> {
          String type = reader.getAttributeValue(null, "Type");
          String target = reader.getAttributeValue(null, "Target");
          if (start && type != null && target != null && type.endsWith("/officeDocument")) {
            found[0] = target.startsWith("/") ? target.substring(1) : target;
          }
        });
    return found[0];
  }

  private static Set<String> breakingStyles(ZipFile zip, String part, Unpacked unpacked)
      throws IOException, XMLStreamException {
    Map<String, Boolean> own = new HashMap<>();
    Map<String, String> parents = new HashMap<>();
    String[] current = {""};
    read(
        zip,
        part,
        unpacked,
        (reader, start) -> {
          if (!start) {
            return;
          }
          switch (reader.getLocalName()) {
            case "style" -> current[0] = orEmpty(attribute(reader, "styleId"));
            case "basedOn" -> parents.put(current[0], orEmpty(attribute(reader, "val")));
            case "pageBreakBefore" -> own.put(current[0], isOn(attribute(reader, "val")));
            default -> {}
          }
        });
    Set<String> breaking = new HashSet<>();
    Set<String> all = new HashSet<>(own.keySet());
    all.addAll(parents.keySet());
    for (String style : all) {
      if (breaks(style, own, parents)) {
        breaking.add(style);
      }
    }
    return breaking;
  }

  private static boolean breaks(
      String style, Map<String, Boolean> own, Map<String, String> parents) {
    Set<String> seen = new HashSet<>();
    String current = style;
    while (current != null && seen.add(current)) {
      Boolean value = own.get(current);
      if (value != null) {
        return value;
      }
      current = parents.get(current);
    }
    return false;
  }

  private static List<Boolean> sections(ZipFile zip, String part, Unpacked unpacked)
      throws IOException, XMLStreamException {
    List<Boolean> sections = new ArrayList<>();
    int[] old = {0};
    read(
        zip,
        part,
        unpacked,
        (reader, start) -> {
          switch (reader.getLocalName()) {
            case "sectPrChange" -> old[0] += start ? 1 : -1;
            case "sectPr" -> {
              if (start && old[0] == 0) {
                sections.add(true);
              }
            }
            case "type" -> {
              String type = attribute(reader, "val");
              if (start && old[0] == 0 && type != null && ON_THE_SAME_PAGE.contains(type)) {
                sections.set(sections.size() - 1, false);
              }
            }
            default -> {}
          }
        });
    return sections;
  }

  /** An attribute by local name: its namespace differs between strict and transitional files. */
  private static @Nullable String attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  @FunctionalInterface
  private interface ElementVisitor {
    void visit(XMLStreamReader reader, boolean start);
  }

  private static void read(ZipFile zip, String part, Unpacked unpacked, ElementVisitor visitor)
      throws IOException, XMLStreamException {
    ZipArchiveEntry entry = zip.getEntry(part);
    if (entry == null) {
      return;
    }
    try (InputStream content = unpacked.open(zip, entry)) {
      XMLStreamReader reader = PackageCopy.safeReaders().createXMLStreamReader(content);
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          visitor.visit(reader, true);
        } else if (event == XMLStreamConstants.END_ELEMENT
            && reader.getLocalName().startsWith("sectPr")) {
          visitor.visit(reader, false);
        }
      }
    }
  }
}
