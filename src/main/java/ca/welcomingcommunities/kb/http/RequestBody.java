package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.http.Problem.Kind;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * The content of a request as it arrives, cut off when it is longer than allowed or slower than
 * bearable. Only the time spent waiting for the sender counts, not what we do in between. (Jetty
 * 12.1 has a setting for a minimum rate of requests, but nothing in it looks at that.)
 */
final class RequestBody extends InputStream {
  private final InputStream in;
  private final long maxBytes;
  private final Problem tooLarge;
  private final Limits limits;
  private final LongSupplier nanoTime;

  private long bytes;
  private long waited;

  RequestBody(
      InputStream in, long maxBytes, Problem tooLarge, Limits limits, LongSupplier nanoTime) {
    this.in = in;
    this.maxBytes = maxBytes;
    this.tooLarge = tooLarge;
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  /**
   * Opens the content of a request.
   *
   * @param limit the message key of the limit that {@code maxBytes} is
   * @throws Refused if its announced length is too large already, or if it is compressed
   */
  static RequestBody open(Context context, long maxBytes, String limit, Limits limits)
      throws IOException {
    if (context.header("Content-Encoding") != null) {
      throw new Refused(Problem.of(Kind.WRONG_MEDIA_TYPE, "content without Content-Encoding"));
    }
    Problem tooLarge = tooLarge(context, limit, maxBytes);
    if (context.req().getContentLengthLong() > maxBytes) {
      throw new Refused(tooLarge);
    }
    return new RequestBody(
        context.req().getInputStream(), maxBytes, tooLarge, limits, System::nanoTime);
  }

  /** The problem of a limit that was crossed, its number given in the unit of its sentence. */
  static Problem tooLarge(Context context, String limit, long number) {
    long shown = number % 1_000_000 == 0 ? number / 1_000_000 : number;
    return Problem.of(
        Kind.TOO_LARGE,
        Messages.OF_THE_API.text(Parameters.localeOf(context.queryString()), limit, shown));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long begin = nanoTime.getAsLong();
    int n = readOrTimeOut(buffer, offset, length);
    waited += nanoTime.getAsLong() - begin;
    if (n > 0) {
      bytes += n;
      if (bytes > maxBytes) {
        throw new BodyRefused(tooLarge);
      }
      if (waited > limits.grace().toNanos() && bytes < limits.slowest() * (waited / 1e9)) {
        throw new BodyRefused(Problem.of(Kind.TOO_SLOW));
      }
    }
    return n;
  }

  private int readOrTimeOut(byte[] buffer, int offset, int length) throws IOException {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new BodyRefused(Problem.of(Kind.TOO_SLOW));
      }
      throw e;
    }
  }
}
