package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Activity;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log of activity. */
final class ActivityApi {
  private static final int DEFAULT_SIZE = 50;
  private static final int MAX_SIZE = 1_000;

  private final ActivityList activity;

  ActivityApi(Services services) {
    this.activity = new ActivityList(services);
  }

  record PageView(
      int page, int hitsPerPage, int totalHits, int totalPages, List<EntryView> entries) {}

  /**
   * An entry.
   *
   * @param kind of the subject: {@code document}, {@code person} or {@code key}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EntryView(
      Instant at,
      String by,
      String role,
      String action,
      @Nullable String kind,
      @Nullable String subject,
      @Nullable String name,
      int items) {
    static EntryView of(ActivityList.Entry entry) {
      Activity activity = entry.activity();
      boolean single = activity.subject() != null;
      return new EntryView(
          activity.at(),
          activity.by(),
          activity.role().id(),
          activity.action().id(),
          single ? activity.action().about().id() : null,
          activity.subject(),
          entry.name(),
          activity.items());
    }
  }

  /** {@code GET /api/admin/activity}: the newest first. */
  void list(Context context) {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of("page", "hitsPerPage", Parameters.LOCALE));
    int page = parameters.number("page", 1, MAX_SIZE, 1);
    int size = parameters.number("hitsPerPage", 1, MAX_SIZE, DEFAULT_SIZE);
    parameters.locale();
    parameters.check();
    int total = activity.count();
    List<EntryView> entries =
        activity.list((page - 1) * size, size).stream().map(EntryView::of).toList();
    Json.answer(context, new PageView(page, size, total, (total + size - 1) / size, entries));
  }
}
