package ca.welcomingcommunities.kb.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of the API, written by hand and checked against the routes by a test. */
final class OpenApi {
  private final byte[] yaml = read();

  void yaml(Context context) {
    if (!Freshness.isKnown(context, 0, "openapi")) {
      context.contentType("application/yaml; charset=utf-8").result(yaml);
    }
  }

  private static byte[] read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("no openapi.yaml");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
