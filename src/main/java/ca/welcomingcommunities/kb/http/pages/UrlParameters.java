package ca.welcomingcommunities.kb.http.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The part of an address after the question mark, as it grows. Not safe for several threads. */
final class UrlParameters {
  private final StringBuilder written = new StringBuilder();

  UrlParameters add(String name, String value) {
    written
        .append(written.isEmpty() ? "?" : "&")
        .append(encode(name))
        .append('=')
        .append(encode(value));
    return this;
  }

  UrlParameters addUnlessEmpty(String name, String value) {
    return value.isEmpty() ? this : add(name, value);
  }

  /** The path with these parameters. */
  String after(String path) {
    return path + written;
  }

  /** One segment of a path; a blank becomes {@code %20}, since {@code +} means plus there. */
  static String segment(String text) {
    return encode(text).replace("+", "%20");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
