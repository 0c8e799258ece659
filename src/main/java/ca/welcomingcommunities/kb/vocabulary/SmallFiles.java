package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.MisleadingNames.Trap;
import ca.welcomingcommunities.kb.vocabulary.Pillar.Division;
import ca.welcomingcommunities.kb.vocabulary.Thesaurus.Equivalents;
import ca.welcomingcommunities.kb.vocabulary.Thesaurus.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the files that hold no terms: thesaurus, pillars, background, misleading names. */
final class SmallFiles {
  private SmallFiles() {}

  static Thesaurus thesaurus(YamlNode list) {
    List<Equivalents> sets = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlNode node : list.items()) {
      Map<String, YamlNode> fields = node.fields("id", "kind", "en", "fr", "note");
      String id = node.required(fields, "id").slug();
      if (!ids.add(id)) {
        throw node.required(fields, "id").broken("id '" + id + "' twice");
      }
      List<String> en = YamlNode.texts(fields, "en");
      List<String> fr = YamlNode.texts(fields, "fr");
      if (en.isEmpty() && fr.isEmpty()) {
        throw node.broken("set '" + id + "' has no words");
      }
      String note = Objects.requireNonNullElse(YamlNode.optionalText(fields, "note"), "");
      sets.add(new Equivalents(id, relation(node.required(fields, "kind")), en, fr, note));
    }
    return new Thesaurus(sets);
  }

  /** The sets and, after them, the words in the other language. */
  static Thesaurus withPairs(Thesaurus thesaurus, YamlNode list) {
    List<Equivalents> sets = new ArrayList<>(thesaurus.sets());
    Set<String> seen = new HashSet<>();
    for (YamlNode node : list.items()) {
      String[] sides = node.text().split(" = ", -1);
      if (sides.length != 2) {
        throw node.broken("expected: english; words = mots; français");
      }
      if (!seen.add(node.text())) {
        throw node.broken("pair '" + node.text() + "' twice");
      }
      String id = "pair-" + seen.size();
      sets.add(
          new Equivalents(
              id, Relation.TRANSLATION, words(node, sides[0]), words(node, sides[1]), ""));
    }
    return new Thesaurus(sets);
  }

  private static List<String> words(YamlNode node, String side) {
    List<String> words = Arrays.stream(side.split(";", -1)).map(String::strip).toList();
    if (words.stream().anyMatch(String::isEmpty)) {
      throw node.broken("an empty word");
    }
    return words;
  }

  private static Relation relation(YamlNode node) {
    String text = node.text();
    return Arrays.stream(Relation.values())
        .filter(relation -> relation != Relation.TRANSLATION) // they have a file of their own
        .filter(relation -> relation.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () -> node.broken("kind '" + text + "' is none of exact, near, abbr, plain, era"));
  }

  static List<Declared<Pillar>> pillars(YamlNode list) {
    List<Declared<Pillar>> pillars = new ArrayList<>();
    for (YamlNode node : list.items()) {
      Map<String, YamlNode> fields = node.fields("lip", "when", "divisions");
      List<Division> divisions =
          node.required(fields, "divisions").items().stream()
              .flatMap(division -> divisions(division).stream())
              .toList();
      Pillar pillar =
          new Pillar(
              node.required(fields, "lip").slug(),
              YamlNode.optionalText(fields, "when"),
              divisions);
      pillars.add(new Declared<>(pillar, node, fields));
    }
    return pillars;
  }

  private static List<Division> divisions(YamlNode node) {
    Map<String, YamlNode> fields = node.fields("name", "cluster", "domain", "theme");
    String name = node.required(fields, "name").text();
    List<Division> divisions = new ArrayList<>();
    for (Facet facet : List.of(Facet.CLUSTER, Facet.DOMAIN, Facet.THEME)) {
      YamlNode value = fields.get(facet.id());
      if (value != null) {
        divisions.add(new Division(name, facet, value.slug()));
      }
    }
    if (divisions.isEmpty()) {
      throw node.broken("division '" + name + "' names no cluster, domain or theme");
    }
    return divisions;
  }

  static Background background(YamlNode root, Map<String, YamlNode> fields) {
    return new Background(
        byLanguage(root.required(fields, "none")),
        byLanguage(root.required(fields, "common")),
        byLanguage(root.required(fields, "funding")));
  }

  static MisleadingNames misleadingNames(YamlNode root, Map<String, YamlNode> fields) {
    return new MisleadingNames(
        YamlNode.texts(fields, "places"),
        YamlNode.texts(fields, "people"),
        YamlNode.texts(fields, "acronyms"),
        root.required(fields, "traps").items().stream().map(SmallFiles::trap).toList(),
        byLanguage(root.required(fields, "signs")),
        byLanguage(root.required(fields, "foreign")));
  }

  private static Trap trap(YamlNode node) {
    Map<String, YamlNode> fields = node.fields("phrase", "region");
    return new Trap(
        node.required(fields, "phrase").text(), YamlNode.optionalText(fields, "region"));
  }

  private static Map<Language, List<String>> byLanguage(YamlNode node) {
    Map<String, YamlNode> fields = node.fields("en", "fr");
    Map<Language, List<String>> texts = new EnumMap<>(Language.class);
    texts.put(Language.EN, YamlNode.texts(fields, "en"));
    texts.put(Language.FR, YamlNode.texts(fields, "fr"));
    return texts;
  }
}
