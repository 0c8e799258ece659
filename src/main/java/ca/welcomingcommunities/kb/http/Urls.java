package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Addresses within this server, as they stand in answers. */
public final class Urls {
  private static final String PDF = "application/pdf";

  private Urls() {}

  /**
   * Scheme and host of a request, without a slash at the end. A proxy in front that speaks TLS says
   * so in {@code X-Forwarded-Proto}; who else sends it changes only the answer to that request.
   */
  public static String server(Context context) {
    String claimed = Objects.requireNonNullElse(context.header("X-Forwarded-Proto"), "");
    String scheme = claimed.toLowerCase(Locale.ROOT).equals("https") ? "https" : context.scheme();
    return scheme + "://" + Objects.requireNonNullElse(context.host(), "localhost");
  }

  /** A document's page for people. */
  public static String document(DocumentId id, Language locale) {
    return "/" + locale.code() + "/documents/" + id;
  }

  /**
   * A document's citation as a file.
   *
   * @param type {@code ris} or {@code bib}
   */
  public static String citation(DocumentId id, Language locale, String type) {
    return document(id, locale) + "/citation." + type;
  }

  /** The terms of a facet. */
  public static String terms(Facet facet, Language locale) {
    return "/" + locale.code() + "/browse/" + facet.id();
  }

  /** The page of one term of the vocabulary. */
  public static String term(Facet facet, String id, Language locale) {
    return terms(facet, locale) + "/" + id;
  }

  /** A person's page for people. */
  public static String speaker(String id, Language locale) {
    return "/" + locale.code() + "/speakers/" + id;
  }

  /** One page of a document's text, with the words of a query marked. */
  public static String text(DocumentId id, Language locale, int page, String query) {
    UrlParameters parameters = new UrlParameters().add("page", String.valueOf(page));
    if (!query.isBlank()) {
      parameters.add("q", query);
    }
    return parameters.after(document(id, locale));
  }

  /** The original file. */
  public static String file(DocumentId id, String filename) {
    return "/files/" + id + "/" + segment(filename);
  }

  /**
   * The original file; one whose type browsers can open at a page is shown there instead of
   * downloaded; null without one.
   */
  public static @Nullable String file(
      DocumentId id, @Nullable String filename, @Nullable String mediaType, int page) {
    if (filename == null) {
      return null;
    }
    return file(id, filename) + (PDF.equals(mediaType) ? "?view=inline#page=" + page : "");
  }

  private static String segment(String name) {
    // A slash or a lone dot would be another path, however it is escaped.
    String safe = name.replace('/', '_').replace('\\', '_');
    boolean dots = safe.equals(".") || safe.equals("..") || safe.isEmpty();
    return URLEncoder.encode(dots ? "file" : safe, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
