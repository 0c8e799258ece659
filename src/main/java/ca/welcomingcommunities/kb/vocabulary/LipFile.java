package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Phrase.Strength;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the register of partnerships. */
final class LipFile {
  private static final String[] KEYS = {
    "id",
    "name",
    "englishIsOurs",
    "acronyms",
    "otherNames",
    "formerly",
    "merges",
    "area",
    "region",
    "types",
    "since",
    "places",
    "sites"
  };
  private static final int EARLIEST = 1990;
  private static final int LATEST = 2100;

  private LipFile() {}

  /** The partnerships in the order of the file; regions and types are not looked up yet. */
  static Map<String, Declared<Lip>> read(YamlNode list) {
    Map<String, Declared<Lip>> lips = new LinkedHashMap<>();
    for (YamlNode node : list.items()) {
      Map<String, YamlNode> fields = node.fields(KEYS);
      Lip lip = lip(node, fields);
      if (lips.put(lip.id(), new Declared<>(lip, node, fields)) != null) {
        throw node.required(fields, "id").broken("id '" + lip.id() + "' twice");
      }
    }
    return lips;
  }

  private static Lip lip(YamlNode node, Map<String, YamlNode> fields) {
    List<String> types =
        node.required(fields, "types").items().stream().map(YamlNode::slug).toList();
    if (types.isEmpty()) {
      throw node.required(fields, "types").broken("a partnership has at least one type");
    }
    return new Lip(
        node.required(fields, "id").slug(),
        names(node, fields),
        new Lip.Territory(
            node.required(fields, "area").text(),
            node.required(fields, "region").slug(),
            YamlNode.texts(fields, "places")),
        types,
        since(fields),
        YamlNode.texts(fields, "merges"),
        YamlNode.texts(fields, "sites"));
  }

  private static Lip.Names names(YamlNode node, Map<String, YamlNode> fields) {
    YamlNode name = node.required(fields, "name");
    Map<String, YamlNode> texts = name.fields("en", "fr");
    String en = name.required(texts, "en").text();
    String fr = YamlNode.optionalText(texts, "fr");
    return new Lip.Names(
        new Bilingual(en, fr == null ? en : fr, false),
        fr != null,
        YamlNode.texts(fields, "acronyms"),
        YamlNode.texts(fields, "otherNames"),
        YamlNode.texts(fields, "formerly"));
  }

  private static @Nullable Integer since(Map<String, YamlNode> fields) {
    YamlNode node = fields.get("since");
    if (node == null) {
      return null;
    }
    String text = node.text();
    if (!text.matches("\\d{4}")
        || Integer.parseInt(text) < EARLIEST
        || Integer.parseInt(text) > LATEST) {
      throw node.broken("'" + text + "' is no year");
    }
    return Integer.valueOf(text);
  }

  /** The partnership as a term of facet {@code lip}. */
  static Term term(Lip lip) {
    Lip.Names names = lip.names();
    List<Phrase> phrases = new ArrayList<>();
    Stream.of(List.of(names.official().en()), names.others(), names.formerly(), names.acronyms())
        .flatMap(List::stream)
        .distinct()
        .forEach(name -> phrases.add(new Phrase(name, Language.EN, Strength.STRONG)));
    phrases.add(new Phrase(names.official().fr(), Language.FR, Strength.STRONG));
    return new Term(
        Facet.LIP,
        lip.id(),
        names.official(),
        null,
        Map.of(Facet.REGION, List.of(lip.territory().region()), Facet.LIP_TYPE, lip.types()),
        null,
        null,
        phrases);
  }
}
