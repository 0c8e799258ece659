package ca.welcomingcommunities.kb.vocabulary;

import java.util.Map;

/**
 * A value together with the place in its file that declares it, so that a later check can name the
 * line.
 */
record Declared<T>(T value, YamlNode node, Map<String, YamlNode> fields) {
  /** The mistake that a field's value is. */
  VocabularyException broken(String field, String reason) {
    return fields.getOrDefault(field, node).broken(reason);
  }
}
