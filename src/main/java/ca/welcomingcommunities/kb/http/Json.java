package ca.welcomingcommunities.kb.http;

import io.javalin.http.Context;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as this API speaks it: records as they stand, in the order of their components. */
public final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  private static final String TYPE = "application/json";

  private Json() {}

  /** Answers with a view. */
  public static void answer(Context context, Object view) {
    context.contentType(TYPE).result(MAPPER.writeValueAsBytes(view));
  }
}
