package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child: Tika's parser for Word, with the page breaks, headers and footers it would
 * lose marked in a copy of the file with {@link PageMarks}.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class MarkedWordParser implements Parser {
  private static final long serialVersionUID = 1;

  /** Above this size of its main part a document is read as a stream, not as a tree. */
  private static final long LARGE = 20_000_000;

  private final PatientOfficeParser parser = new PatientOfficeParser();

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of(
        MediaType.application("vnd.openxmlformats-officedocument.wordprocessingml.document"),
        MediaType.application("vnd.openxmlformats-officedocument.wordprocessingml.template"),
        MediaType.application("vnd.ms-word.document.macroenabled.12"),
        MediaType.application("vnd.ms-word.template.macroenabled.12"));
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (TemporaryResources temporary = new TemporaryResources()) {
      Path original = TikaInputStream.get(stream, temporary, metadata).getPath();
      Path marked = temporary.createTempFile(".docx");
      try (TikaInputStream input =
          TikaInputStream.get(mark(original, marked, context) ? marked : original)) {
        parser.parse(input, handler, metadata, context);
      } finally {
        context.set(OfficeParserConfig.class, null);
      }
    }
  }

  /** Whether it worked; if not, the parser itself will say what is wrong with the file. */
  private static boolean mark(Path original, Path marked, ParseContext context)
      throws IOException, TikaException {
    Unpacked unpacked = Unpacked.ofDocument(original, Deadline.of(context));
    try (ZipFile zip = ZipFile.builder().setPath(original).get()) {
      WordParts parts = WordParts.of(zip, unpacked);
      ZipArchiveEntry main = zip.getEntry(parts.main());
      if (main == null) {
        return false;
      }
      if (main.getSize() > LARGE) {
        OfficeParserConfig config = new OfficeParserConfig();
        config.setUseSAXDocxExtractor(true);
        context.set(OfficeParserConfig.class, config);
      }
      PackageCopy.copy(
          zip,
          marked,
          part ->
              part.equals(parts.main())
                  ? (from, to) -> new WordMarker(parts).rewrite(from, to)
                  : MarginMarker.of(part),
          unpacked);
      return true;
    } catch (IOException | XMLStreamException e) {
      unpacked.requireHarmless();
      return false;
    }
  }
}
