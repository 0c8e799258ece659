package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers to requests that never reach a handler: those that are not HTTP, are too long or too
 * slow, or come while the server is closing. Problems for programs, a plain page for people; where
 * the address could not be read, a problem in English.
 */
final class ConnectionErrors extends ErrorHandler {
  /** What Jetty gives for an address that it could not read. */
  private static final String UNREADABLE = "/badMessage";

  private record Content(String type, String text) {}

  /** For every method; whether it has a body is for the connection to decide. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    Problem problem = Problems.ofStatus(code, "");
    HttpURI address = request.getHttpURI();
    String path = Objects.requireNonNullElse(address == null ? null : address.getPath(), "");
    boolean forPeople =
        path.startsWith("/") && !path.equals(UNREADABLE) && !Problems.isForPrograms(path);
    Content content =
        forPeople
            ? page(problem, path.startsWith("/fr") ? Language.FR : Language.EN)
            : json(problem, Parameters.localeOf(address == null ? null : address.getQuery()), path);
    response.setStatus(problem.kind().status());
    describe(response.getHeaders(), content);
    Duration wait = problem.retryAfter();
    if (wait != null) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, wait.toSeconds());
    }
    response.write(true, StandardCharsets.UTF_8.encode(content.text()), callback);
  }

  private static void describe(HttpFields.Mutable headers, Content content) {
    headers.put(HttpHeader.CONTENT_TYPE, content.type());
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }

  private static Content json(Problem problem, Language locale, String instance) {
    ProblemView view = ProblemView.of(problem, locale, instance.equals(UNREADABLE) ? "" : instance);
    return new Content(Problems.TYPE, Json.MAPPER.writeValueAsString(view));
  }

  private static Content page(Problem problem, Language locale) {
    String html =
        """
        <!doctype html>
        <html lang="%1$s">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <title>%2$s</title>
        <h1>%2$s</h1>
        <p>%3$s</p>
        <p><a href="/%1$s/">%4$s</a></p>
        </html>
        """
            .formatted(
                locale.code(),
                problem.title(locale),
                problem.detail(locale),
                Messages.OF_THE_API.text(locale, "problem.home"));
    return new Content("text/html;charset=utf-8", html);
  }
}
