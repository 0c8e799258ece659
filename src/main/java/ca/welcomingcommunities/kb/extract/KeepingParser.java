package ca.welcomingcommunities.kb.extract;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ParserDecorator;
import org.apache.tika.sax.TeeContentHandler;
import org.apache.tika.sax.ToXMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child, around all parsers: also writes the text of the file into a file of its own as
 * it goes. If the child is killed, because the time is over or memory is, what was read until then
 * is there. And of a zip that was cut off, which most kinds of documents are, the parsers are given
 * what can be read.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class KeepingParser extends ParserDecorator {
  private static final long serialVersionUID = 1;

  /** The name of the file, in the child's folder for temporary files. */
  static final String FILE = "text-so-far.xhtml";

  private record Inside() {}

  /** Around this parser. */
  public KeepingParser(Parser parser) {
    super(parser);
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    if (context.get(Inside.class) != null) {
      super.parse(stream, handler, metadata, context); // a file inside the file
      return;
    }
    context.set(Inside.class, new Inside());
    Path file = Path.of(System.getProperty("java.io.tmpdir"), FILE);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      ToXMLContentHandler copy = new ToXMLContentHandler(out, StandardCharsets.UTF_8.name());
      parseAll(stream, new TeeContentHandler(handler, copy), metadata, context);
    } finally {
      context.set(Inside.class, null);
    }
  }

  private void parseAll(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (TemporaryResources temporary = new TemporaryResources()) {
      TikaInputStream input = TikaInputStream.get(stream, temporary, metadata);
      Path original = input.getPath();
      if (!ZipSalvage.isCut(original)) {
        super.parse(input, handler, metadata, context);
        return;
      }
      Path rest = temporary.createTempFile(".zip");
      ZipSalvage.copy(original, rest);
      try (TikaInputStream salvaged = TikaInputStream.get(rest)) {
        super.parse(salvaged, handler, metadata, context);
      }
      // Also where all text could be read, the file is not whole, and that must be told.
      throw new TikaException("the file is cut off");
    }
  }
}
