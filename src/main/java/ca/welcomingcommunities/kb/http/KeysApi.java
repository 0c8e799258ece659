package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.catalogue.NewKey;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The keys: who may write. */
final class KeysApi {
  private final KeyDesk desk;
  private final Limits limits;

  KeysApi(Services services, Limits limits) {
    this.desk = new KeyDesk(services);
    this.limits = limits;
  }

  record ListView(List<KeyView> keys) {}

  /**
   * A key.
   *
   * @param key its secret, in the answer that made it and nowhere else
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KeyView(
      String id,
      String name,
      String role,
      Instant createdAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt,
      @Nullable String key) {
    static KeyView of(Key key, @Nullable String plain) {
      return new KeyView(
          key.id(),
          key.label(),
          key.role().id(),
          key.createdAt(),
          key.lastUsedAt(),
          key.revokedAt(),
          plain);
    }
  }

  /** {@code GET /api/admin/keys}: all of them, the newest first. */
  void list(Context context) {
    Parameters.of(context).allowOnly(List.of(Parameters.LOCALE));
    Json.answer(
        context, new ListView(desk.list().stream().map(key -> KeyView.of(key, null)).toList()));
  }

  /** {@code POST /api/admin/keys} with {@code {"name", "role"}}: the answer shows it once. */
  void create(Context context) throws IOException {
    Parameters.of(context).allowOnly(List.of(Parameters.LOCALE));
    JsonNode json = Json.read(context, limits);
    NewKey made =
        desk.create(
            Gate.who(context), json.path("name").asString(""), json.path("role").asString(""));
    context.status(201);
    Json.answer(context, KeyView.of(made.key(), made.plain()));
  }

  /** {@code DELETE /api/admin/keys/{id}}: worth nothing from now on. */
  void revoke(Context context) {
    Parameters.of(context).allowOnly(List.of(Parameters.LOCALE));
    desk.revoke(Gate.who(context), context.pathParam("id"));
    context.status(204);
  }
}
