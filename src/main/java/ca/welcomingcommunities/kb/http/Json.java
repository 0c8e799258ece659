package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.http.Problem.Flaw;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as this API speaks it: records as they stand, in the order of their components. */
public final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  private static final String TYPE = "application/json";

  private Json() {}

  /**
   * The content of a request.
   *
   * @throws Refused if it is longer than allowed, or no JSON
   */
  public static JsonNode read(Context context, Limits limits) throws IOException {
    try (InputStream body = RequestBody.open(context, limits.jsonBytes(), "limit.json", limits)) {
      return MAPPER.readTree(body.readAllBytes());
    } catch (JacksonException e) {
      throw refused("", "json");
    }
  }

  /** What to throw where one field of the content makes no sense. */
  public static Refused refused(String field, String code, String... facts) {
    Flaw flaw = new Flaw(Problem.Place.FIELD, field, code, List.of(facts), null);
    return new Refused(Problem.of(Problem.Kind.INVALID_BODY, List.of(flaw)));
  }

  /** Answers with a view. */
  public static void answer(Context context, Object view) {
    context.contentType(TYPE).result(MAPPER.writeValueAsBytes(view));
  }
}
