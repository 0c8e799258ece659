package ca.welcomingcommunities.kb.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The part of an address after the question mark, as it grows. Not safe for several threads. */
public final class UrlParameters {
  private final StringBuilder written = new StringBuilder();

  /** Adds one; a name can be added many times. */
  public UrlParameters add(String name, String value) {
    if (!written.isEmpty()) {
      written.append('&');
    }
    written.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    return this;
  }

  /** The path with these parameters; the path itself if there are none. */
  public String after(String path) {
    return written.isEmpty() ? path : path + "?" + written;
  }

  /** Without a question mark. */
  @Override
  public String toString() {
    return written.toString();
  }
}
