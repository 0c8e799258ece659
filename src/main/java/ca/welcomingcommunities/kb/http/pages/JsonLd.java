package ca.welcomingcommunities.kb.http.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Data for machines within a page. A data block is not run, so the policy against scripts allows
 * it.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents">JSON-LD in
 *     HTML</a>
 */
final class JsonLd {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonLd() {}

  /** An object of schema.org as JSON that cannot end the script element it stands in. */
  static String of(Map<String, Object> object) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("@context", "https://schema.org");
    whole.putAll(object);
    return JSON.writeValueAsString(whole)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }
}
