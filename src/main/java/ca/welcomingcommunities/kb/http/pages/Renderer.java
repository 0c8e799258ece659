package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.http.Urls;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/** Fills templates, and sends them with the headers that every page has. */
final class Renderer {
  /** No scripts, nothing from elsewhere, no frames, forms to us only. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Renderer.class.getClassLoader(), Renderer.class.getPackageName());

  /** Path and query of a request: together with the index they decide a page. */
  static String address(Context context) {
    String query = context.queryString();
    return query == null ? context.path() : context.path() + "?" + query;
  }

  /**
   * Answers with a page; the status is left as it is.
   *
   * @param page the template's {@code page}; beside it, it gets the {@code origin} of the request
   */
  void send(Context context, String template, Object page) {
    context.header("X-Frame-Options", "DENY");
    send(context, template, page, POLICY);
  }

  /** The same with another policy, for what is in other pages' frames or has a script. */
  void send(Context context, String template, Object page, String policy) {
    StringOutput output = new StringOutput();
    templates.render(template, Map.of("page", page, "origin", Urls.server(context)), output);
    context.header("Content-Security-Policy", policy);
    context.header("Vary", "Cookie, Accept-Encoding");
    if (context.res().getHeader("Cache-Control") == null) {
      context.header("Cache-Control", "no-cache");
    }
    context.contentType("text/html; charset=utf-8").result(output.toString());
  }
}
