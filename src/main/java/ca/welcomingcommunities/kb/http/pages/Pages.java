package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Access;
import ca.welcomingcommunities.kb.http.Limits;
import ca.welcomingcommunities.kb.http.Problem;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Route;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Site;
import ca.welcomingcommunities.kb.http.embed.Embedding;
import ca.welcomingcommunities.kb.http.exports.Exports;
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
  private final UploadPages uploads;
  private final DeskDoor door;
  private final DeskPages desk;
  private final BulkPages bulk;
  private final SearchesPages searches;
  private final KeyPages keys;
  private final UpkeepPages upkeep;
  private final ActivityPages activity;
  private final PersonDeskPages people;
  private final CorrectPages corrections;
  private final SpeakerPages speakers;
  private final NewsPages news;
  private final EmbedPages embeds;
  private final BrowsePages browse;
  private final ProsePages prose;
  private final Services services;

  private Pages(Services services, Limits limits) {
    SearchIndex index = services.index();
    Vocabulary vocabulary = services.vocabulary();
    this.services = services;
    this.search = new SearchPages(services, assets, renderer);
    this.documents = new DocumentPages(services.catalogue(), index, vocabulary, assets, renderer);
    this.uploads = new UploadPages(services, limits, assets, renderer);
    this.door = new DeskDoor(services, assets, renderer);
    this.people = new PersonDeskPages(services, door, assets, renderer);
    this.desk = new DeskPages(services, door, people);
    this.keys = new KeyPages(services, door);
    this.bulk = new BulkPages(services, limits, door);
    this.searches = new SearchesPages(services, door);
    this.upkeep = new UpkeepPages(services, door);
    this.activity = new ActivityPages(services, door);
    this.corrections = new CorrectPages(services, assets, renderer);
    this.speakers = new SpeakerPages(services, assets, renderer);
    this.news = new NewsPages(services, assets, renderer);
    this.embeds = new EmbedPages(vocabulary, index, assets, renderer);
    this.browse = new BrowsePages(services, assets, renderer);
    this.prose = new ProsePages(assets, renderer);
  }

  /** All pages, for a server with the same services and the usual limits. */
  public static Site site(Services services) {
    return site(services, Limits.DEFAULT);
  }

  /** All pages, for a server with the same services and limits. */
  public static Site site(Services services, Limits limits) {
    Pages pages = new Pages(services, limits);
    return new Site(pages.routes(), pages::error);
  }

  private List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.page("/", Pages::choose));
    routes.add(new Route(HandlerType.GET, "/assets/{hash}/{name}", Access.PUBLIC, this::asset));
    page(routes, "/", search::home);
    page(routes, "/search", search::search);
    page(routes, "/documents/{id}", documents::show);
    page(routes, "/speakers", speakers::list);
    page(routes, "/speakers.csv", speakers::csv);
    page(routes, "/speakers.vcf", speakers::vcard);
    page(routes, "/speakers/{id}", speakers::show);
    form(routes, "/speakers/{id}", speakers::correct);
    page(routes, "/whats-new", news::show);
    routes.add(Route.page("/embed", context -> embeds.choose(context, "")));
    routes.add(Route.page("/embed/frame", context -> embeds.choose(context, "/frame")));
    page(routes, "/embed", embeds::show);
    page(routes, "/embed/code", embeds::code);
    page(routes, "/embed/frame", embeds::frame);
    page(routes, "/browse", browse::lists);
    page(routes, "/browse/{facet}", browse::terms);
    page(routes, "/browse/{facet}/{term}", browse::term);
    for (String name : ProsePages.NAMES) {
      page(routes, "/" + name, (context, locale) -> prose.show(context, locale, name));
    }
    page(routes, "/upload", uploads::form);
    page(routes, "/upload/files", uploads::receipt);
    form(routes, "/upload", uploads::receive);
    form(routes, "/upload/sign-in", uploads::signIn);
    form(routes, "/upload/sign-out", uploads::signOut);
    routes.addAll(Exports.routes(services));
    routes.addAll(Embedding.routes(services));
    for (Language locale : List.of(Language.EN, Language.FR)) {
      desk(routes, locale);
    }
    return List.copyOf(routes);
  }

  /** The desk has a name of its own in each language. */
  private void desk(List<Route> routes, Language locale) {
    String path = DeskDoor.path(locale);
    String document = path + "/documents/{id}";
    String person = path + "/people/{id}";
    routes.add(Route.page(path, context -> desk.show(context, locale)));
    routes.add(Route.form(path + "/sign-in", context -> door.signIn(context, locale)));
    routes.add(Route.form(path + "/sign-out", context -> door.signOut(context, locale)));
    routes.add(Route.form(path + "/restore", context -> desk.restore(context, locale)));
    routes.add(Route.form(path + "/pairs", context -> desk.decide(context, locale)));
    routes.add(Route.form(path + "/review", context -> desk.review(context, locale)));
    routes.add(Route.form(path + "/undo", context -> desk.undo(context, locale)));
    routes.add(Route.form(path + "/retry", context -> desk.retry(context, locale)));
    routes.add(Route.form(path + "/corrections", context -> people.settle(context, locale)));
    routes.add(Route.page(person, context -> people.show(context, locale)));
    routes.add(Route.form(person, context -> people.save(context, locale)));
    routes.add(Route.form(person + "/publish", context -> people.publish(context, locale)));
    routes.add(Route.form(person + "/remove", context -> people.remove(context, locale)));
    routes.add(Route.form(person + "/merge", context -> people.merge(context, locale)));
    routes.add(Route.page(path + "/keys", context -> keys.show(context, locale)));
    routes.add(Route.form(path + "/keys", context -> keys.create(context, locale)));
    routes.add(Route.form(path + "/keys/revoke", context -> keys.revoke(context, locale)));
    routes.add(Route.page(path + "/activity", context -> activity.show(context, locale)));
    routes.add(Route.page(path + "/upkeep", context -> upkeep.show(context, locale)));
    routes.add(Route.form(path + "/upkeep", context -> upkeep.start(context, locale)));
    routes.add(Route.page(path + "/searches", context -> searches.show(context, locale)));
    routes.add(Route.page(path + "/wanted", context -> searches.wanted(context, locale)));
    routes.add(Route.page(path + "/bulk", context -> bulk.show(context, locale)));
    routes.add(Route.form(path + "/bulk", context -> bulk.check(context, locale)));
    routes.add(Route.form(path + "/bulk/load", context -> bulk.load(context, locale)));
    routes.add(Route.page(document, context -> corrections.show(context, locale)));
    routes.add(Route.form(document + "/labels", context -> corrections.labels(context, locale)));
    routes.add(Route.form(document + "/facts", context -> corrections.facts(context, locale)));
    routes.add(
        Route.form(document + "/withdraw", context -> corrections.withdraw(context, locale)));
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

  private static void form(List<Route> routes, String path, Localized handler) {
    for (Language locale : List.of(Language.EN, Language.FR)) {
      routes.add(Route.form("/" + locale.code() + path, handler.in(locale)));
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
    Shell shell =
        new Shell(
            m,
            assets,
            m.say("title", "title", problem.title(locale)),
            DeskDoor.switched(context.path()),
            "",
            false);
    renderer.send(
        context, "error.jte", new ErrorView(shell, problem.title(locale), problem.detail(locale)));
  }
}
