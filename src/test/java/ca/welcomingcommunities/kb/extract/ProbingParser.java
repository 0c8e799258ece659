package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.mock.MockParser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Tries in the child what no file must be able to do; the text of the file is how each ended,
 * {@code done} or the exception.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class ProbingParser extends MockParser {
  private static final long serialVersionUID = 1;
  private static final Pattern PROBE =
      Pattern.compile("(socket|channel|fetch|resolve|write)=(\\S+)");

  /** A file that asks for these probes, each a word, {@code =} and what to try it on. */
  static Path write(Path file, String... probes) throws IOException {
    return Files.writeString(
        file, "<?xml version=\"1.0\"?><mock>\n" + String.join("\n", probes) + "\n</mock>");
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
    xhtml.startDocument();
    Matcher probe = PROBE.matcher(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    while (probe.find()) {
      xhtml.element("p", probe.group(1) + " " + ending(probe.group(1), probe.group(2)));
    }
    xhtml.endDocument();
  }

  private static String ending(String kind, String on) {
    try {
      attempt(kind, on);
      return "done";
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }

  private static void attempt(String kind, String on) throws IOException {
    switch (kind) {
      case "socket" -> new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(on)).close();
      case "channel" ->
          SocketChannel.open(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(on)))
              .close();
      case "fetch" -> URI.create(on).toURL().openStream().close();
      case "resolve" -> InetAddress.getAllByName(on);
      default -> Files.writeString(Path.of(on), "left behind");
    }
  }
}
