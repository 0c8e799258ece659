package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child: Tika's parser for OpenDocument, with the pages, slides and sheets it would run
 * together, and headers and footers, marked in a copy of the file as {@link PageMarks}.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class MarkedOpenDocumentParser implements Parser {
  private static final long serialVersionUID = 1;
  private static final String CONTENT = "content.xml";
  private static final String STYLES = "styles.xml";

  private final OpenDocumentParser parser = new OpenDocumentParser();

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return parser.getSupportedTypes(context);
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (TemporaryResources temporary = new TemporaryResources()) {
      Path original = TikaInputStream.get(stream, temporary, metadata).getPath();
      Path marked = temporary.createTempFile(".odf");
      try (TikaInputStream input =
          TikaInputStream.get(mark(original, marked, context) ? marked : original)) {
        parser.parse(input, handler, metadata, context);
      }
    }
  }

  /** Whether it worked; if not, the parser itself will say what is wrong with the file. */
  private static boolean mark(Path original, Path marked, ParseContext context)
      throws IOException, TikaException {
    Unpacked unpacked = Unpacked.ofDocument(original, Deadline.of(context));
    try (ZipFile zip = ZipFile.builder().setPath(original).get()) {
      if (zip.getEntry(CONTENT) == null) {
        return false;
      }
      OpenDocumentStyles styles = new OpenDocumentStyles();
      styles.read(zip, STYLES, unpacked);
      styles.read(zip, CONTENT, unpacked);
      PackageCopy.copy(
          zip,
          marked,
          part ->
              switch (part) {
                case CONTENT -> (from, to) -> new OpenDocumentMarker(styles).rewrite(from, to);
                case STYLES -> MarginMarker::rewriteStyles;
                default -> null;
              },
          unpacked);
      return true;
    } catch (IOException | XMLStreamException e) {
      unpacked.requireHarmless();
      return false;
    }
  }
}
