package ca.welcomingcommunities.kb.extract;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
 * Runs in the child: Tika's parser for RTF, with the page breaks it would lose written into a copy
 * of the file as {@link PageMarks}.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class MarkedRtfParser implements Parser {
  private static final long serialVersionUID = 1;

  /** RTF writes characters as signed 16-bit numbers, followed by a stand-in for old readers. */
  private static final String MARK = "\\u" + (short) PageMarks.BREAK + "?";

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
        mark(new BufferedInputStream(stream), out);
      }
      try (TikaInputStream input = TikaInputStream.get(marked)) {
        parser.parse(input, handler, metadata, context);
      }
    }
  }

  /** Copies RTF; what stands for a page break becomes a mark. */
  static void mark(InputStream from, OutputStream to) throws IOException {
    StringBuilder word = new StringBuilder();
    for (int next = from.read(); next >= 0; next = from.read()) {
      boolean letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
      if (!word.isEmpty() && letter && word.length() < 40) {
        word.append((char) next);
        continue;
      }
      if (word.length() == 1 && !letter) {
        // A control symbol, such as an escaped backslash, which begins no word.
        to.write('\\');
        to.write(next);
        word.setLength(0);
        continue;
      }
      boolean blankUsed = endWord(word, next, to);
      if (next == '\\') {
        word.append('\\');
      } else if (!blankUsed) {
        to.write(next);
      }
    }
    endWord(word, -1, to);
  }

  /** Writes a control word; true if the blank that ended it is used up. */
  private static boolean endWord(StringBuilder word, int next, OutputStream to) throws IOException {
    boolean breaks = word.toString().equals("\\page") || word.toString().equals("\\pagebb");
    to.write((breaks ? MARK : word.toString()).getBytes(StandardCharsets.ISO_8859_1));
    word.setLength(0);
    return breaks && next == ' ';
  }
}
