package ca.welcomingcommunities.kb.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Objects;

/**
 * One row of the table of routes.
 *
 * @param method GET rows answer HEAD too
 * @param path with {@code {name}} for path parameters
 */
public record Route(HandlerType method, String path, Access access, Handler handler) {
  public Route {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(handler, "handler");
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path " + path);
    }
  }

  /** A public read. */
  public static Route read(String path, Handler handler) {
    return new Route(HandlerType.GET, path, Access.PUBLIC, handler);
  }

  /** A page of ours, read by people. */
  public static Route page(String path, Handler handler) {
    return new Route(HandlerType.GET, path, Access.SAME_ORIGIN, handler);
  }

  /** A form of ours, sent by people; the handler checks the session's form token. */
  public static Route form(String path, Handler handler) {
    return new Route(HandlerType.POST, path, Access.SAME_ORIGIN, handler);
  }

  /** Something that needs a key. */
  public static Route write(HandlerType method, String path, Handler handler) {
    return new Route(method, path, Access.CONTRIBUTOR, handler);
  }

  /** Something that curators and administrators do. */
  static Route curate(HandlerType method, String path, Handler handler) {
    return new Route(method, path, Access.CURATOR, handler);
  }

  /** Something that only administrators do. */
  static Route administer(HandlerType method, String path, Handler handler) {
    return new Route(method, path, Access.ADMIN, handler);
  }
}
