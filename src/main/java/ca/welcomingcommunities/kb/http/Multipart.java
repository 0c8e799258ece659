package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.http.Problem.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a multipart/form-data body, one after the other as they arrive. Nothing is kept: the
 * content of a part is a stream that ends where the part ends, and asking for the next part skips
 * what was not read.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
final class Multipart {
  private static final int BUFFER_BYTES = 1 << 16;

  /** A name of 5,000 characters fits, in any writing. */
  private static final int MAX_PART_HEADERS = 32_768;

  /**
   * One part.
   *
   * @param filename as sent; null for a plain field
   * @param content to be read before the next part is asked for
   */
  record Part(String name, @Nullable String filename, InputStream content) {
    /** The whole content as UTF-8 text, cut at a length. */
    String text(int maxBytes) throws IOException {
      return new String(content.readNBytes(maxBytes), StandardCharsets.UTF_8);
    }
  }

  private sealed interface Event {
    record Begin(@Nullable String disposition) implements Event {}

    record Data(ByteBuffer bytes) implements Event {}

    record End() implements Event {}
  }

  private final InputStream body;
  private final MultiPart.Parser parser;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final Queue<Event> events = new ArrayDeque<>();
  private boolean complete;
  private boolean broken;

  /**
   * Parts of a body.
   *
   * @param contentType with its boundary
   * @param maxParts more than this are malformed
   * @throws Refused if it is another type
   */
  Multipart(@Nullable String contentType, InputStream body, int maxParts) {
    String boundary = contentType == null ? null : boundary(contentType);
    if (boundary == null) {
      throw new Refused(Problem.of(Kind.WRONG_MEDIA_TYPE, "multipart/form-data"));
    }
    this.body = body;
    this.parser = new MultiPart.Parser(boundary, new Listener());
    parser.setMaxParts(maxParts);
    parser.setPartHeadersMaxLength(MAX_PART_HEADERS);
  }

  private static @Nullable String boundary(String contentType) {
    boolean ours = contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    return ours ? MultiPart.extractBoundary(contentType) : null;
  }

  /**
   * The next part; null after the last.
   *
   * @throws Refused if the body is malformed
   */
  @Nullable Part next() throws IOException {
    while (advance()) {
      if (events.remove() instanceof Event.Begin(String disposition)) {
        String name = disposition == null ? null : Disposition.parameter(disposition, "name");
        if (disposition == null || name == null) {
          throw malformed();
        }
        return new Part(name, Disposition.parameter(disposition, "filename"), new PartContent());
      }
    }
    return null;
  }

  /** Makes sure there is an event at the head of the queue; false after the last one. */
  private boolean advance() throws IOException {
    while (events.isEmpty() && !complete) {
      int n = body.read(buffer);
      parser.parse(
          n < 0 ? Content.Chunk.EOF : Content.Chunk.from(ByteBuffer.wrap(buffer, 0, n), false));
      if (broken || (n < 0 && !complete)) {
        throw malformed();
      }
    }
    return !events.isEmpty();
  }

  private static Refused malformed() {
    return new Refused(
        Problem.of(
            Kind.INVALID_BODY, List.of(new Flaw(Place.FIELD, "", "multipart", List.of(), null))));
  }

  private final class Listener implements MultiPart.Parser.Listener {
    private @Nullable String disposition;

    @Override
    public void onPartBegin() {
      disposition = null;
    }

    @Override
    public void onPartHeader(String name, String value) {
      if (name.equalsIgnoreCase("Content-Disposition")) {
        disposition = value;
      }
    }

    @Override
    public void onPartHeaders() {
      events.add(new Event.Begin(disposition));
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      if (chunk.hasRemaining()) {
        // Lies in our own buffer, which is not filled again before the queue is empty.
        events.add(new Event.Data(chunk.getByteBuffer().slice()));
      }
    }

    @Override
    public void onPartEnd() {
      events.add(new Event.End());
    }

    @Override
    public void onComplete() {
      complete = true;
    }

    @Override
    public void onFailure(Throwable failure) {
      broken = true;
    }
  }

  /** The rest of the part that was begun last. */
  private final class PartContent extends InputStream {
    private boolean ended;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int n = read(one, 0, 1);
      return n < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (!ended && advance()) {
        Event event = events.element();
        if (event instanceof Event.Data(ByteBuffer bytes) && bytes.hasRemaining()) {
          int n = Math.min(length, bytes.remaining());
          bytes.get(to, offset, n);
          return n;
        }
        ended = !(event instanceof Event.Data);
        if (!ended || event instanceof Event.End) {
          events.remove();
        }
      }
      ended = true;
      return -1;
    }
  }
}
