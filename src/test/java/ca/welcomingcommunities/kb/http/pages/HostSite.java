package ca.welcomingcommunities.kb.http.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Somebody else's web site, on an origin of its own: pages with what their authors pasted, styles
 * that spare nothing, and a strict policy.
 */
final class HostSite implements AutoCloseable {
  /** What other sites' style sheets do to everything. */
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      html { font-size: 62.5%; }
      body { font: 1.7rem Georgia, serif; margin: 1rem; letter-spacing: .2em; text-transform: uppercase; text-align: right; }
      * { box-sizing: content-box; margin: 0; padding: 0; list-style: none; border-radius: 0 !important; line-height: 1 !important; }
      input, button, label, li, a, h2, h3 { all: unset !important; display: inline !important; color: red !important; }
      form { display: flex; flex-direction: column; }
      ul, ol { columns: 4; }
      """;

  /** No inline scripts or styles, no string becomes a script, nothing from anywhere but the two. */
  private static final String STRICT =
      "default-src 'none'; script-src %1$s; connect-src %1$s; style-src 'self'; form-action %1$s;"
          + " frame-src %1$s; base-uri 'none'; require-trusted-types-for 'script';"
          + " trusted-types 'none'";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final Map<String, String> policies = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final String knowledgeBase;

  private HostSite(HttpServer server, String knowledgeBase) {
    this.server = server;
    this.knowledgeBase = knowledgeBase;
  }

  /** Starts one that means to embed the search of a server. */
  static HostSite start(String knowledgeBase) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HostSite site = new HostSite(server, knowledgeBase);
    server.setExecutor(site.threads);
    server.createContext("/", site::answer);
    server.start();
    return site;
  }

  /** Publishes a page under the strict policy and gives its address. */
  String publish(String name, String language, String content) {
    return publish(name, language, content, STRICT.formatted(knowledgeBase));
  }

  /** Publishes a page that may ask another server too. */
  String publishForSeveral(String name, String content, String other) {
    return publish(name, "en", content, STRICT.formatted(knowledgeBase + " " + other));
  }

  /** Publishes a page whose policy lets no script run. */
  String publishWithoutScripts(String name, String content) {
    return publish(name, "en", content, "script-src 'none'; form-action " + knowledgeBase);
  }

  private String publish(String name, String language, String content, String policy) {
    policies.put("/" + name, policy);
    pages.put(
        "/" + name,
        """
        <!doctype html>
        <html lang="%s"><head><meta charset="utf-8"><title>%s</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="stylesheet" href="/style.css"></head>
        <body><main><h1>Host</h1>
        %s
        </main></body></html>
        """
            .formatted(language, name, content));
    return url() + "/" + name;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** An origin that takes every question and answers none while this is open. */
  String silentUrl() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/api/")) {
        closed.await();
        return;
      }
      String page = path.equals("/style.css") ? STYLE : pages.get(path);
      byte[] body = (page == null ? "" : page).getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("Content-Type", path.endsWith(".css") ? "text/css" : "text/html; charset=utf-8");
      if (policies.containsKey(path)) {
        exchange.getResponseHeaders().set("Content-Security-Policy", policies.get(path));
      }
      exchange.sendResponseHeaders(page == null ? 404 : 200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }
}
