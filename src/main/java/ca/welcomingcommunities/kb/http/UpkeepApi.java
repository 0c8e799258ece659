package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.http.Upkeep.State;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One kind of long work: begun, and asked how far it is. */
final class UpkeepApi {
  private final UpkeepDesk desk;
  private final Upkeep.Kind kind;

  UpkeepApi(Services services, Upkeep.Kind kind) {
    this.desk = new UpkeepDesk(services);
    this.kind = kind;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StateView(
      String state,
      double progress,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      Map<String, Long> result) {
    static StateView of(State state) {
      return new StateView(
          state.phase().id(),
          state.progress(),
          state.startedAt(),
          state.endedAt(),
          new TreeMap<>(state.result()));
    }
  }

  /** {@code GET}: how far it is. */
  void state(Context context) {
    Parameters.of(context).allowOnly(List.of(Parameters.LOCALE));
    Json.answer(context, StateView.of(desk.state(kind)));
  }

  /** {@code POST}: begins, and does not wait. */
  void start(Context context) {
    Parameters.of(context).allowOnly(List.of(Parameters.LOCALE));
    desk.start(kind, Gate.who(context));
    context.status(202).header("Location", context.path());
    Json.answer(context, StateView.of(desk.state(kind)));
  }
}
