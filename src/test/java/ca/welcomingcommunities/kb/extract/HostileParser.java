package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.mock.MockParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Does in the child what its file says, and also prints a gigabyte and overflows the stack.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class HostileParser extends MockParser {
  private static final long serialVersionUID = 1;
  private static final int MEGABYTE = 1 << 20;

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    byte[] content = stream.readAllBytes();
    String actions = new String(content, StandardCharsets.UTF_8);
    if (actions.contains("<overflow/>")) {
      overflow(0);
    }
    if (actions.contains("gigabyte")) {
      byte[] line = "line\n".repeat(MEGABYTE / 5).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 512; i++) {
        System.out.write(line);
        System.err.write(line);
      }
    }
    super.parse(TikaInputStream.get(content), handler, metadata, context);
  }

  private static int overflow(int depth) {
    return depth < 0 ? 0 : overflow(depth + 1) + 1;
  }
}
