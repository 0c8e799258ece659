package ca.welcomingcommunities.kb.http;

import io.javalin.http.Context;
import java.util.Locale;

/** The type of a request's content. */
final class MediaType {
  private MediaType() {}

  /** In lower case, without parameters; empty if none is given. */
  static String of(Context context) {
    String header = context.header("Content-Type");
    return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
