package ca.welcomingcommunities.kb.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * The pages for people, beside the JSON API.
 *
 * @param routes all of them
 * @param errorPage writes a problem as a page in the language of the path; the status is already
 *     set. Called for every path outside {@code /api}, {@code /files} and {@code /health}
 */
public record Site(List<Route> routes, BiConsumer<Context, Problem> errorPage) {
  public Site {
    routes = List.copyOf(routes);
    Objects.requireNonNull(errorPage, "errorPage");
  }

  /** No pages: the API alone. */
  public static Site none() {
    return new Site(
        List.of(),
        (context, problem) -> context.contentType("text/plain").result(problem.kind().slug()));
  }
}
