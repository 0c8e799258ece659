package ca.welcomingcommunities.kb.http.embed;

import ca.welcomingcommunities.kb.http.Access;
import ca.welcomingcommunities.kb.http.Route;
import ca.welcomingcommunities.kb.http.Services;
import io.javalin.http.HandlerType;
import java.util.List;

/** The table of what is here. */
public final class Embedding {
  private Embedding() {}

  /** All of it, for a server with the same services. */
  public static List<Route> routes(Services services) {
    return List.of(
        Route.read(Widget.PATH, Widget.published()::serve),
        Route.read("/api/oembed", OEmbed::answer),
        new Route(
            HandlerType.POST,
            "/api/compat/instantsearch",
            Access.PUBLIC_QUESTION,
            new InstantSearch(services)::search));
  }
}
