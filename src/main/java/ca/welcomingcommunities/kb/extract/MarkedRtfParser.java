package ca.welcomingcommunities.kb.extract;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child: Tika's parser for RTF, with the page breaks, headers and footers it would lose
 * written into a copy of the file as {@link PageMarks}.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class MarkedRtfParser implements Parser {
  private static final long serialVersionUID = 1;

  private final RTFParser parser = new RTFParser();

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of(MediaType.application("rtf"));
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (TemporaryResources temporary = new TemporaryResources()) {
      Path marked = temporary.createTempFile(".rtf");
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(marked))) {
        new RtfMarker(new BufferedInputStream(stream), out).rewrite();
      }
      try (TikaInputStream input = TikaInputStream.get(marked)) {
        parser.parse(input, handler, metadata, context);
      }
    }
  }
}
