package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.xml.DcXMLParser;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Runs in the child: Tika's parser for XML; what is broken is read as web browsers read HTML, to
 * its end and not only to the first mistake.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class PatientXmlParser extends DcXMLParser {
  private static final long serialVersionUID = 1;

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (TemporaryResources temporary = new TemporaryResources()) {
      Path file = TikaInputStream.get(stream, temporary, metadata).getPath();
      String mistake = mistake(file, context);
      try (TikaInputStream again = TikaInputStream.get(file)) {
        if (mistake.isEmpty()) {
          super.parse(again, handler, metadata, context);
          return;
        }
        MarkedHtmlParser.ofAnything().parse(again, handler, metadata, context);
      }
      throw new TikaException("broken XML: " + mistake);
    }
  }

  private static String mistake(Path file, ParseContext context) throws IOException, TikaException {
    try (InputStream in = Files.newInputStream(file)) {
      XMLReaderUtils.parseSAX(in, new DefaultHandler(), context);
      return "";
    } catch (SAXException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
