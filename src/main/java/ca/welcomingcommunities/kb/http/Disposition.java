package ca.welcomingcommunities.kb.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The Content-Disposition header, read from uploads and written for downloads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6266">RFC 6266</a>
 */
final class Disposition {
  private Disposition() {}

  /**
   * The header for a download: exactly one plain {@code filename} in ASCII and one {@code
   * filename*} with the true name.
   *
   * @param filename anything; what could end a quoted string or a header is replaced
   */
  static String of(boolean inline, String filename) {
    String encoded =
        URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return (inline ? "inline" : "attachment")
        + "; filename=\""
        + ascii(filename)
        + "\"; filename*=UTF-8''"
        + encoded;
  }

  private static String ascii(String filename) {
    String plain = Normalizer.normalize(filename, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    StringBuilder safe = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean harmless =
          c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '%' && c != ';' && c != '=';
      safe.append(harmless ? c : '_');
    }
    return safe.isEmpty() ? "file" : safe.toString();
  }

  /**
   * A parameter of the header; null if it is not there. Within quotes a backslash stands before a
   * quote or backslash only (old browsers send whole Windows paths); browsers write a quote as
   * {@code %22}.
   */
  static @Nullable String parameter(String header, String name) {
    int at = header.indexOf(';');
    while (at >= 0) {
      int equals = header.indexOf('=', at);
      if (equals < 0) {
        return null;
      }
      String key = header.substring(at + 1, equals).strip();
      StringBuilder value = new StringBuilder();
      at = readValue(header, equals + 1, value);
      if (key.equalsIgnoreCase(name)) {
        return value.toString();
      }
    }
    return null;
  }

  /** Reads a value from a place on; gives the place of the semicolon after it, or -1. */
  private static int readValue(String header, int from, StringBuilder value) {
    int i = from;
    while (i < header.length() && header.charAt(i) == ' ') {
      i++;
    }
    boolean quoted = i < header.length() && header.charAt(i) == '"';
    for (i += quoted ? 1 : 0; i < header.length(); i++) {
      char c = header.charAt(i);
      boolean escape =
          quoted
              && c == '\\'
              && i + 1 < header.length()
              && (header.charAt(i + 1) == '"' || header.charAt(i + 1) == '\\');
      if (escape) {
        value.append(header.charAt(++i));
      } else if (quoted ? c == '"' : c == ';') {
        break;
      } else {
        value.append(c);
      }
    }
    return header.indexOf(';', i);
  }
}
