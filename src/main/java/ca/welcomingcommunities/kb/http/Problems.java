package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.archive.ArchiveWriteException;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.intake.IndexBehindException;
import ca.welcomingcommunities.kb.intake.StorageException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where exceptions become answers. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final Duration SOON = Duration.ofSeconds(5);
  static final String TYPE = "application/problem+json";

  private final BiConsumer<Context, Problem> errorPage;

  Problems(BiConsumer<Context, Problem> errorPage) {
    this.errorPage = errorPage;
  }

  /** Has every exception of a handler end here. */
  void register(RoutesConfig routes) {
    routes.exception(Exception.class, this::answer);
    routes.exception(HttpResponseException.class, this::answer);
  }

  private void answer(Exception thrown, Context context) {
    if (causedBy(thrown, EofException.class) != null) {
      // The client has gone; there is nobody to tell.
      context.status(Kind.BAD_REQUEST.status());
      return;
    }
    Problem problem = problemOf(thrown);
    if (problem.kind() == Kind.INDEX_BEHIND) {
      // What was asked for is done and durable; the index says itself why it is behind.
      LOG.warn("problem=index-behind method={} path={}", context.method(), context.path());
      write(context, problem, context.path());
    } else if (problem.kind().status() >= 500 && causedBy(thrown, Refused.class) == null) {
      String instance = "urn:uuid:" + UUID.randomUUID();
      // A full disk says all in its message.
      LOG.error(
          "problem={} method={} path={} instance={} reason=\"{}\"",
          problem.kind().slug(),
          context.method(),
          context.path(),
          instance,
          thrown.getMessage(),
          problem.kind() == Kind.STORAGE_FULL ? null : thrown);
      write(context, problem, instance);
    } else {
      write(context, problem, context.path());
    }
  }

  private static Problem problemOf(Exception thrown) {
    Refused refused = causedBy(thrown, Refused.class);
    if (refused != null) {
      return refused.problem();
    }
    BodyRefused body = causedBy(thrown, BodyRefused.class);
    if (body != null) {
      return body.problem();
    }
    if (causedBy(thrown, TimeoutException.class) != null) {
      return Problem.of(Kind.TOO_SLOW);
    }
    if (thrown instanceof HttpResponseException response) {
      return ofStatus(response.getStatus(), String.join(", ", response.getDetails().values()));
    }
    HttpException jetty = causedBy(thrown, HttpException.class);
    if (jetty != null) {
      return ofStatus(jetty.getCode(), "");
    }
    if (causedBy(thrown, IndexBehindException.class) != null) {
      return Problem.of(Kind.INDEX_BEHIND).retryAfter(SOON);
    }
    if (causedBy(thrown, StorageException.class) != null
        || causedBy(thrown, ArchiveWriteException.class) != null
        || diskIsFull(thrown)) {
      return Problem.of(Kind.STORAGE_FULL).retryAfter(Duration.ofMinutes(1));
    }
    if (thrown instanceof IOException || thrown instanceof UncheckedIOException) {
      return Problem.of(Kind.UNAVAILABLE).retryAfter(SOON);
    }
    return Problem.of(Kind.BUG);
  }

  /** The problem that a status stands for. */
  static Problem ofStatus(int status, String fact) {
    for (Kind kind : Kind.values()) {
      if (kind.status() == status && status != Kind.BAD_REQUEST.status()) {
        Problem problem = Problem.of(kind, fact);
        return kind == Kind.UNAVAILABLE ? problem.retryAfter(SOON) : problem;
      }
    }
    return Problem.of(status < 500 ? Kind.BAD_REQUEST : Kind.BUG);
  }

  /** Neither Java nor SQLite has a type of its own for it. */
  private static boolean diskIsFull(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      boolean full =
          message.contains("no space left")
              || message.contains("disk is full")
              || message.contains("quota exceeded");
      if (full && (thrown instanceof IOException || thrown instanceof UncheckedIOException)) {
        return true;
      }
    }
    return false;
  }

  private static <T> @Nullable T causedBy(Throwable thrown, Class<T> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  private void write(Context context, Problem problem, String instance) {
    context.status(problem.kind().status());
    context.header("Cache-Control", "no-store");
    context.removeHeader("ETag");
    Duration wait = problem.retryAfter();
    if (wait != null) {
      context.header("Retry-After", String.valueOf(wait.toSeconds()));
    }
    if (problem.kind() == Kind.WRONG_METHOD) {
      context.header("Allow", String.join("", problem.facts()));
    }
    if (problem.kind() == Kind.KEY_NEEDED) {
      context.header("WWW-Authenticate", "Bearer realm=\"knowledge base\"");
    }
    if (isForPrograms(context.path())) {
      Language locale = Parameters.localeOf(context.queryString());
      byte[] json = Json.MAPPER.writeValueAsBytes(ProblemView.of(problem, locale, instance));
      context.contentType(TYPE).result(json);
    } else {
      errorPage.accept(context, problem);
    }
  }

  static boolean isForPrograms(String path) {
    return path.startsWith("/api")
        || path.startsWith("/files")
        || path.startsWith("/health")
        || path.equals("/openapi.yaml");
  }
}
