package ca.welcomingcommunities.kb.http.exports;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Route;
import ca.welcomingcommunities.kb.http.Services;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/** The table of what is here. */
public final class Exports {
  /** So many documents are in a file at most; a search that finds more is refused, not cut. */
  private static final int MOST_IN_A_FILE = 20_000;

  private static final List<ResultFormat> CITATIONS = List.of(new Ris(), new BibTex());

  private Exports() {}

  @FunctionalInterface
  private interface Localized {
    void handle(Context context, Language locale) throws Exception;
  }

  /** All of it, for a server with the same services. */
  public static List<Route> routes(Services services) {
    return routes(services, MOST_IN_A_FILE);
  }

  /** The same with another limit of how many documents are in a file. */
  public static List<Route> routes(Services services, int mostInAFile) {
    ResultFiles files = new ResultFiles(services, mostInAFile);
    Feeds feeds = new Feeds(services);
    Machines machines = new Machines(services);
    List<Route> routes = new ArrayList<>();
    add(routes, "/search.csv", (context, locale) -> files.send(context, locale, new Csv()));
    for (ResultFormat format : CITATIONS) {
      String type = format.extension();
      add(routes, "/search." + type, (context, locale) -> files.send(context, locale, format));
      add(
          routes,
          "/documents/{id}/citation." + type,
          (context, locale) -> files.citation(context, locale, format));
    }
    add(routes, "/search.atom", feeds::search);
    add(routes, "/whats-new.atom", feeds::whatsNew);
    add(routes, "/suggest.json", machines::suggest);
    routes.add(Route.read("/api/whats-new", feeds::api));
    routes.add(Route.read("/sitemap.xml", machines::sitemaps));
    routes.add(Route.read("/sitemaps/{part}.xml", machines::sitemap));
    routes.add(Route.read("/robots.txt", machines::robots));
    routes.add(Route.read("/opensearch.xml", machines::openSearch));
    return List.copyOf(routes);
  }

  private static void add(List<Route> routes, String path, Localized handler) {
    for (Language locale : List.of(Language.EN, Language.FR)) {
      routes.add(
          Route.read("/" + locale.code() + path, context -> handler.handle(context, locale)));
    }
  }
}
