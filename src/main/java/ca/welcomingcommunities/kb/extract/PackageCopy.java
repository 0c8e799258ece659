package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.Deflater;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.output.CloseShieldOutputStream;

/** Copies an office file, which is a zip of XML parts, with one part rewritten. */
final class PackageCopy {

  /** Writes an XML part anew. */
  @FunctionalInterface
  interface PartRewriter {
    void rewrite(InputStream from, OutputStream to) throws XMLStreamException, IOException;
  }

  private PackageCopy() {}

  /**
   * Copies all parts as they are and rewrites one.
   *
   * @throws XMLStreamException if the part is not XML, or declares a document type
   */
  static void copy(ZipFile from, Path to, String part, PartRewriter rewriter)
      throws IOException, XMLStreamException {
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(to)) {
      out.setLevel(Deflater.BEST_SPEED);
      Enumeration<ZipArchiveEntry> entries = from.getEntriesInPhysicalOrder();
      while (entries.hasMoreElements()) {
        ZipArchiveEntry entry = entries.nextElement();
        if (entry.getName().equals(part)) {
          out.putArchiveEntry(new ZipArchiveEntry(part));
          try (InputStream content = from.getInputStream(entry)) {
            rewriter.rewrite(content, CloseShieldOutputStream.wrap(out));
          }
          out.closeArchiveEntry();
        } else {
          try (InputStream raw = from.getRawInputStream(entry)) {
            out.addRawArchiveEntry(entry, raw);
          }
        }
      }
    }
  }

  /** A reader factory that loads nothing from elsewhere and knows no entities. */
  static XMLInputFactory safeReaders() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
