package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Edit;
import ca.welcomingcommunities.kb.catalogue.Field;
import ca.welcomingcommunities.kb.catalogue.Layer;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.http.Problem.Place;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a JSON merge patch of a document as an editor's decisions. {@code null} for a facet takes
 * back what the editor said; an empty list says that there is none. {@code null} for a plain field
 * says that there is none, except for title and language, which every document has.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
 */
final class MergePatch {
  private final Metadata metadata;
  private final Set<Field> none = EnumSet.noneOf(Field.class);
  private final Map<Facet, List<String>> labels = new EnumMap<>(Facet.class);
  private final Set<Facet> released = EnumSet.noneOf(Facet.class);

  private MergePatch(Vocabulary vocabulary) {
    this.metadata = new Metadata(vocabulary);
  }

  /**
   * Reads the body of a PATCH.
   *
   * @throws Refused naming every field that cannot be set so
   */
  static Edit read(byte[] json, Vocabulary vocabulary) {
    MergePatch patch = new MergePatch(vocabulary);
    for (Map.Entry<String, JsonNode> property : object(json).properties()) {
      patch.read(property.getKey(), property.getValue());
    }
    Layer said = patch.metadata.layer();
    return new Edit(
        new Layer(
            said.title(),
            said.summary(),
            said.language(),
            said.year(),
            said.authors(),
            said.sourceUrl(),
            patch.none),
        patch.labels,
        patch.released);
  }

  private static JsonNode object(byte[] json) {
    try {
      JsonNode node = Json.MAPPER.readTree(json);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      // Said below, as for JSON that is no object.
    }
    throw new Refused(
        Problem.of(Kind.INVALID_BODY, List.of(new Flaw(Place.FIELD, "", "json", List.of(), null))));
  }

  private void read(String name, JsonNode value) {
    Facet facet = Metadata.facet(name);
    if (facet != null && value.isNull()) {
      released.add(facet);
    } else if (facet != null) {
      labels.put(facet, metadata.values(facet, texts(name, value)));
    } else if (value.isNull()) {
      Field field = metadata.field(name);
      if (field != null) {
        none.add(field);
      }
    } else {
      List<String> texts = texts(name, value);
      metadata.set(name, texts);
      if (name.equals("title") && String.join("", texts).isBlank()) {
        metadata.flaw(name, "needed");
      }
      if (name.equals("authors") && texts.isEmpty()) {
        none.add(Field.AUTHORS);
      }
    }
  }

  private List<String> texts(String name, JsonNode value) {
    if (value.isArray()) {
      List<String> texts =
          value.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
      if (texts.size() < value.size()) {
        metadata.flaw(name, "texts");
      }
      return texts;
    }
    if (value.isString() || value.isIntegralNumber()) {
      return List.of(value.asString());
    }
    metadata.flaw(name, "text");
    return List.of();
  }
}
