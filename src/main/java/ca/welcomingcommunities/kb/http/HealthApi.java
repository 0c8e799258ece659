package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.intake.Health;
import ca.welcomingcommunities.kb.intake.IndexProgress;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether the server lives, and whether it can do its work. */
final class HealthApi {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Services services;

  HealthApi(Services services) {
    this.services = services;
  }

  record Live(String status) {}

  /**
   * The server does its work.
   *
   * @param rebuilding how far the index is that will take the place of this one, from 0 to 1; null
   *     while none is made
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Ready(
      String status,
      long documents,
      long waiting,
      long working,
      long indexLag,
      long endedReaders,
      @Nullable Double rebuilding) {}

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
            health.endedReaders(),
            rebuilding()));
  }

  private @Nullable Double rebuilding() {
    Upkeep.State state = services.upkeep().state(Upkeep.Kind.REINDEX);
    return state.phase() == Upkeep.Phase.RUNNING ? state.progress() : null;
  }
}
