package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child: of the old formats of word processors that no parser knows, the words. They
 * stand one after the other in the file as they do on paper, between bytes that are not text.
 */
final class ReadableRuns implements Parser {
  private static final long serialVersionUID = 1;
  private static final int MOST_BYTES = 20_000_000;

  /** At least two words, or a long one: shorter runs of letters are mostly chance. */
  private static final Pattern RUN =
      Pattern.compile("[\\p{L}\\p{N}\"'(«][\\p{L}\\p{N}\\p{P}$€ \\t\\r\\n\\u00A0]{7,}");

  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
  private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{8,}");

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of();
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException {
    String bytes = new String(stream.readNBytes(MOST_BYTES), Charset.forName("windows-1252"));
    XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
    xhtml.startDocument();
    Matcher runs = RUN.matcher(bytes);
    while (runs.find()) {
      String run = runs.group().strip();
      if (isWords(run)) {
        xhtml.element("p", run);
      }
    }
    xhtml.endDocument();
  }

  private static boolean isWords(String run) {
    long letters = run.chars().filter(c -> Character.isLetter(c) || c == ' ').count();
    boolean words = WORD.matcher(run).results().limit(2).count() == 2;
    return letters * 10 >= run.length() * 7L && (words || LONG_WORD.matcher(run).find());
  }
}
