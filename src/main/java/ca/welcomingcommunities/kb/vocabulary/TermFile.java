package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Phrase.Strength;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the terms of one facet from its file. */
final class TermFile {
  private static final String[] KEYS = {
    "id", "label", "frenchIsOurs", "parent", "cluster", "domain", "scope", "kind", "phrases"
  };

  private final Facet facet;
  private final Map<String, Declared<Term>> terms = new LinkedHashMap<>();

  private TermFile(Facet facet) {
    this.facet = facet;
  }

  /** The terms in the order of the file; parents are not looked up yet. */
  static Map<String, Declared<Term>> read(Facet facet, YamlNode root, YamlNode list) {
    TermFile file = new TermFile(facet);
    list.items().forEach(file::add);
    if (file.terms.isEmpty()) {
      throw root.broken("no terms");
    }
    return file.terms;
  }

  private void add(YamlNode node) {
    Map<String, YamlNode> fields = node.fields(KEYS);
    String id = node.required(fields, "id").slug();
    Term term =
        new Term(
            facet,
            id,
            label(node, fields),
            YamlNode.optionalText(fields, "parent"),
            related(fields),
            scope(fields),
            YamlNode.optionalText(fields, "kind"),
            phrases(fields));
    if (terms.put(id, new Declared<>(term, node, fields)) != null) {
      throw node.required(fields, "id").broken("id '" + id + "' twice");
    }
  }

  private static Bilingual label(YamlNode node, Map<String, YamlNode> fields) {
    YamlNode ours = fields.get("frenchIsOurs");
    if (ours != null && !ours.text().equals("true") && !ours.text().equals("false")) {
      throw ours.broken("expected true or false");
    }
    return bilingual(node.required(fields, "label"), ours != null && ours.text().equals("true"));
  }

  private static @Nullable Bilingual scope(Map<String, YamlNode> fields) {
    YamlNode scope = fields.get("scope");
    return scope == null ? null : bilingual(scope, false);
  }

  private static Bilingual bilingual(YamlNode node, boolean frenchIsOurs) {
    Map<String, YamlNode> texts = node.fields("en", "fr");
    return new Bilingual(
        node.required(texts, "en").text(), node.required(texts, "fr").text(), frenchIsOurs);
  }

  private static Map<Facet, List<String>> related(Map<String, YamlNode> fields) {
    Map<Facet, List<String>> related = new LinkedHashMap<>();
    for (Facet other : List.of(Facet.CLUSTER, Facet.DOMAIN)) {
      YamlNode value = fields.get(other.id());
      if (value != null) {
        related.put(other, List.of(value.slug()));
      }
    }
    return related;
  }

  private static List<Phrase> phrases(Map<String, YamlNode> fields) {
    YamlNode node = fields.get("phrases");
    List<Phrase> phrases = new ArrayList<>();
    if (node != null) {
      node.fields("en", "fr")
          .forEach((code, byStrength) -> phrases(Language.of(code), byStrength, phrases));
    }
    return phrases;
  }

  private static void phrases(Language language, YamlNode byStrength, List<Phrase> into) {
    Set<String> seen = new HashSet<>();
    byStrength
        .fields("strong", "normal", "weak")
        .forEach((name, list) -> {
          Strength strength = Strength.valueOf(name.toUpperCase(Locale.ROOT));
          for (YamlNode item : list.items()) {
            if (!seen.add(item.text())) {
              throw item.broken("phrase '" + item.text() + "' twice");
            }
            into.add(new Phrase(item.text(), language, strength));
          }
        });
  }
}
