package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.sax.ContentHandlerDecorator;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child: Tika's parser for Office Open XML, with a second chance as a stream of XML
 * where it fails on the tree, for instance because the XML is cut off.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class PatientOfficeParser implements Parser {
  private static final long serialVersionUID = 1;

  private final OOXMLParser parser = new OOXMLParser();

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return parser.getSupportedTypes(context);
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (TemporaryResources temporary = new TemporaryResources()) {
      parse(TikaInputStream.get(stream, temporary, metadata).getPath(), handler, metadata, context);
    }
  }

  private void parse(Path file, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    // Asked now, because Tika leaves a configuration of its own there.
    OfficeParserConfig given = context.get(OfficeParserConfig.class);
    boolean streamed = given != null && given.isUseSAXDocxExtractor();
    Begun begun = new Begun(handler);
    try (TikaInputStream input = TikaInputStream.get(file)) {
      parser.parse(input, begun, metadata, context);
    } catch (IOException | TikaException | RuntimeException e) {
      if (begun.begun || streamed) {
        throw e;
      }
      asStream(file, handler, metadata, context);
    }
  }

  private void asStream(Path file, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    OfficeParserConfig config = new OfficeParserConfig();
    config.setUseSAXDocxExtractor(true);
    config.setUseSAXPptxExtractor(true);
    context.set(OfficeParserConfig.class, config);
    try (TikaInputStream input = TikaInputStream.get(file)) {
      parser.parse(input, handler, metadata, context);
    } finally {
      context.set(OfficeParserConfig.class, null);
    }
  }

  private static final class Begun extends ContentHandlerDecorator {
    private boolean begun;

    Begun(ContentHandler handler) {
      super(handler);
    }

    @Override
    public void startDocument() throws SAXException {
      begun = true;
      super.startDocument();
    }
  }
}
