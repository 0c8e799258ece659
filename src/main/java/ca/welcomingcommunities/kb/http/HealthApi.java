package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.intake.Health;
import ca.welcomingcommunities.kb.intake.IndexProgress;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;

/** Whether the server lives, and whether it can do its work. */
final class HealthApi {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Services services;

  HealthApi(Services services) {
    this.services = services;
  }

  record Live(String status) {}

  record Ready(
      String status,
      long documents,
      long waiting,
      long working,
      long indexLag,
      long endedReaders) {}

  void live(Context context) {
    context.header("Cache-Control", "no-store");
    Json.answer(context, new Live("ok"));
  }

  void ready(Context context) throws IOException {
    context.header("Cache-Control", "no-store");
    Health health = services.intake().health();
    if (health.indexProblem() != null) {
      throw new Refused(Problem.of(Kind.INDEX_FAILING).retryAfter(SOON));
    }
    IndexProgress progress = services.intake().indexProgress();
    if (!progress.isComplete()) {
      String reached = String.valueOf(progress.reached());
      String target = String.valueOf(progress.target());
      throw new Refused(Problem.of(Kind.INDEX_BUILDING, reached, target).retryAfter(SOON));
    }
    Json.answer(
        context,
        new Ready(
            "ok",
            services.index().documentCount(),
            health.waiting(),
            health.working(),
            health.lastChange() - health.visibleChange(),
            health.endedReaders()));
  }
}
