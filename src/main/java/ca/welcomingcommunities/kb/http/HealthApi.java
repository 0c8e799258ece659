package ca.welcomingcommunities.kb.http;

import io.javalin.http.Context;
import java.io.IOException;

/** Whether the server lives, and whether it can answer. */
final class HealthApi {
  private final Services services;

  HealthApi(Services services) {
    this.services = services;
  }

  record Live(String status) {}

  record Ready(String status, long documents) {}

  void live(Context context) {
    context.header("Cache-Control", "no-store");
    Json.answer(context, new Live("ok"));
  }

  void ready(Context context) throws IOException {
    context.header("Cache-Control", "no-store");
    Json.answer(context, new Ready("ok", services.index().documentCount()));
  }
}
