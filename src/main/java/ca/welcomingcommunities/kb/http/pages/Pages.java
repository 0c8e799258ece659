package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Access;
import ca.welcomingcommunities.kb.http.Problem;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Route;
import ca.welcomingcommunities.kb.http.Site;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The table of the pages. */
public final class Pages {
  private final Assets assets = new Assets();
  private final Renderer renderer = new Renderer();
  private final SearchPages search;
  private final DocumentPages documents;

  private Pages(SearchIndex index, Documents documents, Vocabulary vocabulary) {
    this.search = new SearchPages(index, vocabulary, assets, renderer);
    this.documents = new DocumentPages(documents, index, vocabulary, assets, renderer);
  }

  /**
   * All pages.
   *
   * @param documents the published documents with their text
   */
  public static Site site(SearchIndex index, Documents documents, Vocabulary vocabulary) {
    Pages pages = new Pages(index, documents, vocabulary);
    return new Site(pages.routes(), pages::error);
  }

  private List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.page("/", Pages::choose));
    routes.add(new Route(HandlerType.GET, "/assets/{hash}/{name}", Access.PUBLIC, this::asset));
    page(routes, "/", search::home);
    page(routes, "/search", search::search);
    page(routes, "/documents/{id}", documents::show);
    return List.copyOf(routes);
  }

  /** A handler that is told the language of the path. */
  @FunctionalInterface
  private interface Localized {
    void handle(Context context, Language locale) throws Exception;

    default Handler in(Language locale) {
      return context -> handle(context, locale);
    }
  }

  private static void page(List<Route> routes, String path, Localized handler) {
    for (Language locale : List.of(Language.EN, Language.FR)) {
      routes.add(Route.page("/" + locale.code() + path, handler.in(locale)));
    }
  }

  private static void choose(Context context) {
    String accepted = Objects.requireNonNullElse(context.header("Accept-Language"), "");
    context.header("Vary", "Accept-Language");
    context.redirect("/" + SearchPages.preferred(accepted).code() + "/");
  }

  private void asset(Context context) {
    if (!assets.serve(context)) {
      throw Refused.notFound();
    }
  }

  private void error(Context context, Problem problem) {
    Language locale = context.path().startsWith("/fr") ? Language.FR : Language.EN;
    Messages m = Messages.in(locale);
    Language other = locale == Language.FR ? Language.EN : Language.FR;
    String path = context.path();
    String switched =
        path.startsWith("/" + locale.code() + "/")
            ? "/" + other.code() + path.substring(3)
            : "/" + other.code() + "/";
    Shell shell =
        new Shell(m, assets, m.say("title", "title", problem.title(locale)), switched, "", false);
    renderer.send(
        context, "error.jte", new ErrorView(shell, problem.title(locale), problem.detail(locale)));
  }
}
