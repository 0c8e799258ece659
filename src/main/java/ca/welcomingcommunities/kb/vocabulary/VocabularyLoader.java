package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads all files of a vocabulary and checks that what one names, another declares. */
final class VocabularyLoader {
  private static final Map<Facet, String> FILES =
      Map.ofEntries(
          Map.entry(Facet.KIND, "kinds.yaml"),
          Map.entry(Facet.CLUSTER, "clusters.yaml"),
          Map.entry(Facet.DOMAIN, "domains.yaml"),
          Map.entry(Facet.THEME, "themes.yaml"),
          Map.entry(Facet.REGION, "regions.yaml"),
          Map.entry(Facet.LIP_TYPE, "lip-types.yaml"),
          Map.entry(Facet.TYPE, "document-types.yaml"),
          Map.entry(Facet.AUDIENCE, "audiences.yaml"),
          Map.entry(Facet.LANGUAGE, "languages.yaml"),
          Map.entry(Facet.SECTION, "section-types.yaml"),
          Map.entry(Facet.CHARACTERISTIC, "characteristics.yaml"),
          Map.entry(Facet.PARTNER, "partners.yaml"));

  /** The facets the program itself gives values to: their ids are fixed. */
  private static final Map<Facet, Set<String>> FIXED =
      Map.of(
          Facet.KIND, Arrays.stream(Kind.values()).map(Kind::id).collect(Collectors.toSet()),
          Facet.LANGUAGE,
              Arrays.stream(Language.values()).map(Language::code).collect(Collectors.toSet()));

  private final VocabularyFolder folder;
  private final Map<Facet, Map<String, Declared<Term>>> terms = new EnumMap<>(Facet.class);

  VocabularyLoader(VocabularyFolder folder) {
    this.folder = folder;
  }

  Vocabulary load() {
    for (Facet facet : Facet.values()) {
      String file = FILES.get(facet);
      if (file != null) {
        Declared<String> open = folder.open(file, "terms");
        YamlNode list = open.node().required(open.fields(), "terms");
        terms.put(facet, TermFile.read(facet, open.node(), list));
        checkFixed(facet, open.node());
      }
    }
    terms.values().forEach(ofFacet -> ofFacet.values().forEach(this::checkTerm));
    Map<String, Declared<Lip>> lips = LipFile.read(folder.list("lips.yaml", "lips"));
    lips.values().forEach(lip -> checkLip(lip, lips.keySet()));
    Thesaurus thesaurus =
        SmallFiles.withPairs(
            SmallFiles.thesaurus(folder.list("thesaurus.yaml", "sets")),
            folder.list("word-pairs.yaml", "pairs"));
    List<Pillar> pillars = pillars(lips.keySet());
    Declared<String> background = folder.open("background.yaml", "none", "common", "funding");
    MisleadingNames misleading = misleadingNames();
    return new Vocabulary(
        new Vocabulary.Register(folder.version(), allTerms(lips), values(lips)),
        thesaurus,
        pillars,
        SmallFiles.background(background.node(), background.fields()),
        misleading);
  }

  private void checkFixed(Facet facet, YamlNode root) {
    Set<String> fixed = FIXED.get(facet);
    if (fixed != null && !fixed.equals(ofFacet(facet).keySet())) {
      throw root.broken("the ids must be exactly " + String.join(", ", new TreeSet<>(fixed)));
    }
  }

  private void checkTerm(Declared<Term> declared) {
    Term term = declared.value();
    term.related()
        .forEach((facet, ids) -> ids.forEach(id -> mustExist(declared, facet.id(), facet, id)));
    if (term.parent() != null) {
      mustExist(declared, "parent", term.facet(), term.parent());
      checkLevels(declared);
    }
  }

  private void checkLevels(Declared<Term> declared) {
    Map<String, Declared<Term>> siblings = ofFacet(declared.value().facet());
    String above = declared.value().parent();
    int levels = 1;
    while (above != null) {
      if (above.equals(declared.value().id()) || levels > siblings.size()) {
        throw declared.broken("parent", "'" + declared.value().id() + "' is its own ancestor");
      }
      levels++;
      Declared<Term> parent = siblings.get(above);
      above = parent == null ? null : parent.value().parent();
    }
    if (levels > 2) {
      throw declared.broken("parent", "'" + declared.value().parent() + "' has a parent itself");
    }
  }

  private void checkLip(Declared<Lip> declared, Set<String> ids) {
    Lip lip = declared.value();
    mustExist(declared, "region", Facet.REGION, lip.territory().region());
    lip.types().forEach(type -> mustExist(declared, "types", Facet.LIP_TYPE, type));
    for (String merged : lip.merges()) {
      if (!ids.contains(merged) || merged.equals(lip.id())) {
        throw declared.broken("merges", "unknown lip '" + merged + "'");
      }
    }
  }

  private List<Pillar> pillars(Set<String> lips) {
    List<Pillar> pillars = new ArrayList<>();
    for (Declared<Pillar> declared : SmallFiles.pillars(folder.list("pillars.yaml", "pillars"))) {
      Pillar pillar = declared.value();
      if (!lips.contains(pillar.lip())) {
        throw declared.broken("lip", "unknown lip '" + pillar.lip() + "'");
      }
      pillar
          .divisions()
          .forEach(each -> mustExist(declared, "divisions", each.facet(), each.value()));
      pillars.add(pillar);
    }
    return pillars;
  }

  private MisleadingNames misleadingNames() {
    Declared<String> open =
        folder.open(
            "misleading-names.yaml", "places", "people", "acronyms", "traps", "signs", "foreign");
    MisleadingNames names = SmallFiles.misleadingNames(open.node(), open.fields());
    for (MisleadingNames.Trap trap : names.traps()) {
      if (trap.region() != null) {
        mustExist(open, "traps", Facet.REGION, trap.region());
      }
    }
    return names;
  }

  private void mustExist(Declared<?> declared, String field, Facet facet, String id) {
    if (!ofFacet(facet).containsKey(id)) {
      throw declared.broken(field, "unknown " + facet.id() + " '" + id + "'");
    }
  }

  private Map<String, Declared<Term>> ofFacet(Facet facet) {
    return terms.getOrDefault(facet, Map.of());
  }

  private Map<Facet, List<Term>> allTerms(Map<String, Declared<Lip>> lips) {
    Map<Facet, List<Term>> all = new EnumMap<>(Facet.class);
    terms.forEach((facet, declared) -> all.put(facet, values(declared)));
    all.put(Facet.LIP, values(lips).stream().map(LipFile::term).toList());
    return all;
  }

  private static <T> List<T> values(Map<String, Declared<T>> declared) {
    return declared.values().stream().map(Declared::value).toList();
  }
}
