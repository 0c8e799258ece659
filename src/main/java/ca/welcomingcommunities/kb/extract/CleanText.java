package ca.welcomingcommunities.kb.extract;

import org.apache.tika.sax.ContentHandlerDecorator;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child: passes on what a parser writes with its text cleaned ({@link
 * TextCleaner#clean}), once, and where the time that takes counts for the file. For parsers that
 * write paragraphs of lines, as those of PDFs and scans do.
 */
final class CleanText extends ContentHandlerDecorator {
  /** Metadata: {@code true} where the text has been cleaned. */
  static final String DONE = "kb:clean";

  /** From so many characters on each line's end is a place to begin anew. */
  private static final int ENOUGH = 100_000;

  /** So long a text is divided wherever it is. */
  private static final int MOST = 1_000_000;

  private final StringBuilder text = new StringBuilder();

  CleanText(ContentHandler next) {
    super(next);
  }

  @Override
  public void characters(char[] characters, int start, int length) throws SAXException {
    text.append(characters, start, length);
    boolean lineEnds = length > 0 && characters[start + length - 1] == '\n';
    if (text.length() >= MOST || (text.length() >= ENOUGH && lineEnds)) {
      flush();
    }
  }

  @Override
  public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
    characters(characters, start, length);
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes)
      throws SAXException {
    flush();
    super.startElement(uri, local, name, attributes);
  }

  @Override
  public void endElement(String uri, String local, String name) throws SAXException {
    flush();
    super.endElement(uri, local, name);
  }

  @Override
  public void endDocument() throws SAXException {
    flush();
    super.endDocument();
  }

  // What parts this text from the one before or behind it stays.
  private void flush() throws SAXException {
    if (text.isEmpty()) {
      return;
    }
    String raw = text.toString();
    text.setLength(0);
    String clean = TextCleaner.clean(raw);
    String all =
        clean.isEmpty()
            ? blank(raw.charAt(0))
            : blank(raw.charAt(0)) + clean + blank(raw.charAt(raw.length() - 1));
    super.characters(all.toCharArray(), 0, all.length());
  }

  private static String blank(char edge) {
    if (edge == '\n') {
      return "\n";
    }
    return Character.isWhitespace(edge) ? " " : "";
  }
}
