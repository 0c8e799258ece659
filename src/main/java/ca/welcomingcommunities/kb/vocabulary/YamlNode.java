package ca.welcomingcommunities.kb.vocabulary;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a YAML file that knows its line. Every method that finds something else than it was
 * asked for throws a {@link VocabularyException} with that line.
 */
final class YamlNode {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final String file;
  private final Node node;

  private YamlNode(String file, Node node) {
    this.file = file;
    this.node = node;
  }

  /** The root of a file. */
  static YamlNode parse(String file, String yaml) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      Node root =
          new Compose(settings)
              .composeString(yaml)
              .orElseThrow(() -> new VocabularyException(file, 1, "the file is empty"));
      return new YamlNode(file, root);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
      throw new VocabularyException(file, line, "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new VocabularyException(file, 1, "not YAML: " + e.getMessage());
    }
  }

  VocabularyException broken(String reason) {
    return new VocabularyException(file, line(), reason);
  }

  /** The fields of a mapping, in the order of the file; no other keys are allowed. */
  Map<String, YamlNode> fields(String... known) {
    if (!(node instanceof MappingNode mapping)) {
      throw broken("expected fields (" + String.join(", ", known) + ")");
    }
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode key = new YamlNode(file, tuple.getKeyNode());
      String name = key.text();
      if (!Arrays.asList(known).contains(name)) {
        throw key.broken("unknown key '" + name + "'; known are " + String.join(", ", known));
      }
      if (fields.put(name, new YamlNode(file, tuple.getValueNode())) != null) {
        throw key.broken("key '" + name + "' twice");
      }
    }
    return fields;
  }

  YamlNode required(Map<String, YamlNode> fields, String name) {
    YamlNode value = fields.get(name);
    if (value == null) {
      throw broken("'" + name + "' is missing");
    }
    return value;
  }

  List<YamlNode> items() {
    if (!(node instanceof SequenceNode sequence)) {
      throw broken("expected a list");
    }
    return sequence.getValue().stream().map(item -> new YamlNode(file, item)).toList();
  }

  /** The list under a field; empty where the field is absent. */
  static List<String> texts(Map<String, YamlNode> fields, String name) {
    YamlNode list = fields.get(name);
    return list == null ? List.of() : list.items().stream().map(YamlNode::text).toList();
  }

  static @Nullable String optionalText(Map<String, YamlNode> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(YamlNode::text).orElse(null);
  }

  /** A scalar as it is written, whatever YAML would make of it: {@code no} stays "no". */
  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw broken("expected a single value");
    }
    String text = scalar.getValue().strip();
    if (text.isEmpty()) {
      throw broken("a value is missing");
    }
    return text;
  }

  String slug() {
    String text = text();
    if (!SLUG.matcher(text).matches()) {
      throw broken("'" + text + "' is no id: small letters, digits and single hyphens only");
    }
    return text;
  }

  private int line() {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
