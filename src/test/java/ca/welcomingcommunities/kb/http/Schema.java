package ca.welcomingcommunities.kb.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema as our own description uses; an unknown keyword is a failure. */
final class Schema {
  private static final List<String> COMMENTS =
      List.of("description", "format", "default", "example", "contentMediaType");

  private final JsonNode root;
  private final List<String> problems = new ArrayList<>();

  Schema(JsonNode root) {
    this.root = root;
  }

  /** What is wrong with a value, with the path to it; empty if nothing is. */
  List<String> problems(JsonNode schema, JsonNode value) {
    check(schema, value, "");
    return List.copyOf(problems);
  }

  private void check(JsonNode schema, JsonNode value, String path) {
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      check(keyword.getKey(), keyword.getValue(), schema, value, path);
    }
  }

  private void check(
      String keyword, JsonNode wanted, JsonNode schema, JsonNode value, String path) {
    switch (keyword) {
      case "$ref" -> check(root.at(wanted.asString().substring(1)), value, path);
      case "type" -> require(hasType(wanted, value), path + " is no " + wanted + ": " + value);
      case "enum" ->
          require(wanted.valueStream().anyMatch(value::equals), path + " is not in " + wanted);
      case "const" -> require(wanted.equals(value), path + " is not " + wanted);
      case "minimum" ->
          require(!value.isNumber() || value.asDouble() >= wanted.asDouble(), path + " too small");
      case "maximum" ->
          require(!value.isNumber() || value.asDouble() <= wanted.asDouble(), path + " too large");
      case "maxItems" -> require(value.size() <= wanted.asInt(), path + " has too many");
      case "maxLength" ->
          require(
              !value.isString() || value.asString().length() <= wanted.asInt(), path + " too long");
      case "pattern" ->
          require(value.asString().matches(wanted.asString()), path + " does not match");
      case "required" ->
          wanted.forEach(name ->
              require(value.has(name.asString()), path + "/" + name.asString() + " is missing"));
      case "properties" ->
          wanted
              .properties()
              .forEach(each -> {
                if (value.has(each.getKey())) {
                  check(each.getValue(), value.path(each.getKey()), path + "/" + each.getKey());
                }
              });
      case "additionalProperties" -> additional(wanted, schema, value, path);
      case "items" -> {
        for (int i = 0; value.isArray() && i < value.size(); i++) {
          check(wanted, value.path(i), path + "/" + i);
        }
      }
      case "oneOf" ->
          require(
              wanted
                      .valueStream()
                      .filter(each -> new Schema(root).problems(each, value).isEmpty())
                      .count()
                  == 1,
              path + " is not one of");
      default -> require(COMMENTS.contains(keyword), "unknown keyword " + keyword);
    }
  }

  private void additional(JsonNode wanted, JsonNode schema, JsonNode value, String path) {
    for (String name : value.propertyNames()) {
      if (!schema.path("properties").has(name)) {
        require(wanted.isObject(), path + "/" + name + " is not described");
        check(
            wanted.isObject() ? wanted : schema.path("none"), value.path(name), path + "/" + name);
      }
    }
  }

  private static boolean hasType(JsonNode wanted, JsonNode value) {
    if (wanted.isArray()) {
      return wanted.valueStream().anyMatch(each -> hasType(each, value));
    }
    return switch (wanted.asString()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> false;
    };
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
