package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.vocabulary.Bilingual;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream of UTF-8, one at a time, however long the stream is. A line ends with LF or
 * CRLF; a byte order mark at the beginning is skipped. For one thread.
 */
final class LineReader {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int end;
  private long number;

  LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** A line, or why it cannot be read as one. */
  sealed interface Line {
    /** 1-based. */
    long number();

    /**
     * A line of text.
     *
     * @param text without its end
     */
    record Legible(long number, String text) implements Line {}

    /** A line that is too long, or not UTF-8. */
    record Illegible(long number, Bilingual problem) implements Line {}
  }

  /** The next line; null at the end. */
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean any = false;
    boolean tooLong = false;
    while (position < end || fill()) {
      any = true;
      int stop = lineFeed();
      int length = stop - position;
      tooLong |= line.size() + length > maxBytes;
      if (!tooLong) {
        line.write(buffer, position, length);
      }
      position = stop;
      if (position < end) {
        position++;
        break;
      }
    }
    if (!any) {
      return null;
    }
    number++;
    return tooLong
        ? new Line.Illegible(number, Objection.TOO_LONG.say(maxBytes))
        : decoded(line.toByteArray());
  }

  private boolean fill() throws IOException {
    position = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  private int lineFeed() {
    int i = position;
    while (i < end && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  private Line decoded(byte[] line) {
    int start =
        number == 1 && line.length >= 3 && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
    int length = line.length - start;
    if (length > 0 && line[line.length - 1] == '\r') {
      length--;
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(line, start, length))
              .toString();
      return new Line.Legible(number, text);
    } catch (CharacterCodingException e) {
      return new Line.Illegible(number, Objection.NOT_UTF_8.say());
    }
  }
}
