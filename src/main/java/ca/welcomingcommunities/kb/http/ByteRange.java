package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.http.Problem.Kind;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that is asked for: one range, or all of it. Several ranges at once are
 * answered with the whole file, which the RFC allows.
 *
 * @param first the first byte, from 0
 * @param last the last byte; one less than {@code first} for an empty file
 * @param size of the whole file
 * @param isPart whether a range was asked for
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-range-requests">RFC 9110, 14</a>
 */
record ByteRange(long first, long last, long size, boolean isPart) {
  private static final Pattern ONE = Pattern.compile("(?i:bytes)=(\\d{0,18})-(\\d{0,18})");

  /**
   * Reads the headers of a request.
   *
   * @throws Refused if the range lies outside the file
   */
  static ByteRange of(Context context, long size, String tag) {
    @Nullable String condition = context.header("If-Range");
    boolean changed = condition != null && !condition.equals(tag);
    boolean allowed = !changed && context.method().equals(HandlerType.GET); // of no other method
    @Nullable String range = allowed ? context.header("Range") : null;
    try {
      return of(range, size);
    } catch (Refused e) {
      context.header("Content-Range", "bytes */" + size);
      throw e;
    }
  }

  static ByteRange of(@Nullable String header, long size) {
    Matcher one = ONE.matcher(header == null ? "" : header.strip());
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      return new ByteRange(0, size - 1, size, false);
    }
    boolean suffix = one.group(1).isEmpty();
    long second = one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
    long first = suffix ? Math.max(0, size - second) : Long.parseLong(one.group(1));
    long last = suffix ? size - 1 : Math.min(second, size - 1);
    if (!suffix && !one.group(2).isEmpty() && second < first) {
      return new ByteRange(0, size - 1, size, false);
    }
    if (first >= size || (suffix && second == 0)) {
      throw new Refused(Problem.of(Kind.RANGE, String.valueOf(size)));
    }
    return new ByteRange(first, last, size, true);
  }

  long length() {
    return last - first + 1;
  }

  /** The value of Content-Range. */
  String header() {
    return "bytes " + first + "-" + last + "/" + size;
  }
}
