package ca.welcomingcommunities.kb.http;

import java.util.List;

/** The table of the JSON API. */
final class ApiRoutes {
  private ApiRoutes() {}

  static List<Route> of(Services services, Limits limits) {
    HealthApi health = new HealthApi(services);
    return List.of(
        Route.read("/health/live", health::live), Route.read("/health/ready", health::ready));
  }
}
