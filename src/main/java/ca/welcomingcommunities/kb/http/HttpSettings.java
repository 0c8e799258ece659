package ca.welcomingcommunities.kb.http;

import java.util.Objects;

/**
 * Where the server listens and what it lets in.
 *
 * @param host the address to bind, for instance {@code 127.0.0.1}
 * @param port 0 for any free one
 */
public record HttpSettings(String host, int port, Limits limits) {
  public HttpSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(limits, "limits");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port);
    }
  }

  /** On this machine only, with the usual limits. */
  public static HttpSettings local(int port) {
    return new HttpSettings("127.0.0.1", port, Limits.DEFAULT);
  }
}
