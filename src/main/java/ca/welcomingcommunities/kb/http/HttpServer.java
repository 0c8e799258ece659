package ca.welcomingcommunities.kb.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.json.JavalinJackson3;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server. Answers from {@link #start} on until it is closed. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final String ANY_ORIGIN = "*";
  private static final String ONE_DAY = "86400";

  private final Javalin javalin;
  private final Carriers carriers;
  private final String host;

  private HttpServer(Javalin javalin, Carriers carriers, String host) {
    this.javalin = javalin;
    this.carriers = carriers;
    this.host = host;
  }

  /**
   * Starts to listen.
   *
   * @throws BindException if the port is taken or not allowed
   */
  public static HttpServer start(Services services, HttpSettings settings, Site site)
      throws BindException {
    List<Route> routes = new ArrayList<>(ApiRoutes.of(services, settings.limits()));
    routes.addAll(site.routes());
    Javalin javalin =
        Javalin.create(config -> configure(config, settings, site, routes, new Gate(services)));
    Carriers carriers = Carriers.open();
    try {
      javalin.start(settings.host(), settings.port());
    } catch (JavalinBindException taken) {
      carriers.close();
      BindException failure =
          new BindException(
              "cannot listen on "
                  + settings.host()
                  + ":"
                  + settings.port()
                  + " (in use or not allowed); choose another --port");
      failure.initCause(taken);
      throw failure;
    }
    return new HttpServer(javalin, carriers, settings.host());
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Its address, without a slash at the end. */
  public String url() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return "http://" + name + ":" + port();
  }

  /**
   * Ends it: no new requests, and those under way have {@link Limits#stop} to finish, after which
   * their connections are closed.
   */
  @Override
  public void close() {
    try (carriers) {
      javalin.stop();
    } catch (JavalinException stopped) {
      if (!(stopped.getCause() instanceof TimeoutException)) {
        throw stopped;
      }
      LOG.warn("server=stopped reason=requests-under-way-were-cut");
    }
  }

  private static void configure(
      JavalinConfig config, HttpSettings settings, Site site, List<Route> routes, Gate gate) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.defaultContentType = "text/plain";
    config.jsonMapper(new JavalinJackson3(Json.MAPPER, true));
    config.jetty.modifyHttpConfiguration(http -> limit(http, settings.limits()));
    config.jetty.modifyServer(server -> silence(server, settings.limits()));
    config.routes.before(HttpServer::protect);
    new Problems(site.errorPage()).register(config.routes);
    routes.forEach(route -> add(config, route, gate));
    preflights(config, routes);
  }

  private static void limit(HttpConfiguration http, Limits limits) {
    http.setRequestHeaderSize(limits.headerBytes());
    http.setSendServerVersion(false);
    http.setIdleTimeout(limits.idle().toMillis());
  }

  private static void silence(Server server, Limits limits) {
    server.setErrorHandler(new ConnectionErrors());
    server.setStopTimeout(limits.stop().toMillis());
    server.insertHandler(new GracefulHandler());
    for (var connector : server.getConnectors()) {
      if (connector instanceof ServerConnector tcp) {
        tcp.setIdleTimeout(limits.idle().toMillis());
      }
    }
  }

  /** Headers of every answer; a handler may replace the policy for its own kind of content. */
  private static void protect(Context context) {
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Vary", "Accept-Encoding");
    context.header("Referrer-Policy", "strict-origin-when-cross-origin");
    context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }

  private static void add(JavalinConfig config, Route route, Gate gate) {
    Handler handler = timed(route, gate);
    config.routes.addHttpHandler(route.method(), route.path(), handler);
    if (route.method().equals(HandlerType.GET)) {
      config.routes.addHttpHandler(HandlerType.HEAD, route.path(), handler);
    }
  }

  private static Handler timed(Route route, Gate gate) {
    boolean open = isOpen(route);
    return context -> {
      long begin = System.nanoTime();
      if (open) {
        context.header("Access-Control-Allow-Origin", ANY_ORIGIN);
        context.header("Access-Control-Expose-Headers", "ETag, Retry-After, Server-Timing");
      }
      gate.admit(context, route.access());
      route.handler().handle(context);
      String before = context.res().getHeader("Server-Timing");
      String total = timing("total", begin);
      context.header("Server-Timing", before == null ? total : before + ", " + total);
    };
  }

  /** Whether scripts of any web page may read the answer. */
  private static boolean isOpen(Route route) {
    return route.access() == Access.PUBLIC || route.access() == Access.PUBLIC_QUESTION;
  }

  /** What a {@code Server-Timing} header says of the time since a moment of {@code nanoTime}. */
  static String timing(String name, long begin) {
    return String.format(Locale.ROOT, "%s;dur=%.2f", name, (System.nanoTime() - begin) / 1e6);
  }

  /** Answers OPTIONS for every path: other origins may read what is public, and nothing else. */
  private static void preflights(JavalinConfig config, List<Route> routes) {
    Map<String, Set<String>> methods = new LinkedHashMap<>();
    Set<String> open = new TreeSet<>();
    Set<String> questions = new TreeSet<>();
    for (Route route : routes) {
      Set<String> ofPath = methods.computeIfAbsent(route.path(), path -> new TreeSet<>());
      ofPath.add(route.method().name());
      if (route.method().equals(HandlerType.GET)) {
        ofPath.add("HEAD");
      }
      if (isOpen(route)) {
        open.add(route.path());
      }
      if (route.access() == Access.PUBLIC_QUESTION) {
        questions.add(route.path());
      }
    }
    methods.forEach((path, allowed) ->
        config.routes.options(
            path,
            context -> {
              context.status(204).header("Allow", String.join(", ", allowed) + ", OPTIONS");
              if (open.contains(path)) {
                context.header("Access-Control-Allow-Origin", ANY_ORIGIN);
                boolean question = questions.contains(path);
                context.header(
                    "Access-Control-Allow-Methods",
                    question ? "POST, OPTIONS" : "GET, HEAD, OPTIONS");
                context.header(
                    "Access-Control-Allow-Headers",
                    question ? "Content-Type" : "If-None-Match, Range");
                context.header("Access-Control-Max-Age", ONE_DAY);
              }
            }));
  }
}
