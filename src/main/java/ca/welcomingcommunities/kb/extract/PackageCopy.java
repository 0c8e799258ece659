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
import org.jspecify.annotations.Nullable;

/** Copies an office file, which is a zip of XML parts, with some parts rewritten. */
final class PackageCopy {

  /** Writes an XML part anew. */
  @FunctionalInterface
  interface PartRewriter {
    void rewrite(InputStream from, OutputStream to) throws XMLStreamException, IOException;
  }

  private PackageCopy() {}

  /** Which parts are written anew, by their names. */
  @FunctionalInterface
  interface Rewriters {
    /** What writes a part anew; null for one that is copied as it is. */
    @Nullable PartRewriter of(String part);
  }

  /**
   * Copies parts as they are or rewrites them.
   *
   * @param unpacked counts what is rewritten
   * @throws XMLStreamException if a part to rewrite is not XML, or declares a document type
   */
  static void copy(ZipFile from, Path to, Rewriters rewriters, Unpacked unpacked)
      throws IOException, XMLStreamException {
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(to)) {
      out.setLevel(Deflater.BEST_SPEED);
      Enumeration<ZipArchiveEntry> entries = from.getEntriesInPhysicalOrder();
      while (entries.hasMoreElements()) {
        ZipArchiveEntry entry = entries.nextElement();
        PartRewriter rewriter = rewriters.of(entry.getName());
        if (rewriter != null) {
          out.putArchiveEntry(new ZipArchiveEntry(entry.getName()));
          try (InputStream content = unpacked.open(from, entry)) {
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
