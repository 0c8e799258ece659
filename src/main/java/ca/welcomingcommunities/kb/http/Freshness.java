package ca.welcomingcommunities.kb.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags of reads: the same tag, the same answer.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-etag">RFC 9110, 8.8.3</a>
 */
public final class Freshness {
  /** A new start may be a new program or vocabulary, so tags of an older one do not count. */
  private static final String START = Long.toString(System.currentTimeMillis(), 36);

  private Freshness() {}

  /**
   * Names the answer and sees whether the client has it already.
   *
   * @param generation of what the answer is made from
   * @param what everything of the request the answer depends on
   * @return true if the answer is 304 and nothing is left to do
   */
  public static boolean isKnown(Context context, long generation, String what) {
    UUID hash = UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    String tag =
        String.format(
            Locale.ROOT,
            "W/\"%s-%s-%s\"",
            START,
            Long.toString(generation, 36),
            Long.toString(hash.getMostSignificantBits() & Long.MAX_VALUE, 36));
    return isKnown(context, tag);
  }

  /** The same for an answer whose tag is known, quotes included. */
  public static boolean isKnown(Context context, String tag) {
    context.header("ETag", tag);
    context.header("Cache-Control", "no-cache");
    if (matches(context.header("If-None-Match"), tag)) {
      context.status(304);
      return true;
    }
    return false;
  }

  /** Compares weakly; servers that compress may have added to the tag. */
  private static boolean matches(@Nullable String header, String tag) {
    if (header == null) {
      return false;
    }
    String wanted = opaque(tag);
    for (String each : header.split(",", -1)) {
      if (each.strip().equals("*") || opaque(each.strip()).equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
