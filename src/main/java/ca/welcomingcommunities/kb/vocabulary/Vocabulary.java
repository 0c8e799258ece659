package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The controlled words of the field: for every facet its terms, and beside them the register of
 * partnerships, the thesaurus, the local names of clusters, and the words that mislead.
 *
 * <p>Immutable and safe for use by many threads. Loading reads and checks all files, which takes up
 * to a second in a cold virtual machine: load once.
 */
public final class Vocabulary {
  /** What {@link VocabularyLoader} puts in: all terms and partnerships under one version. */
  record Register(String version, Map<Facet, List<Term>> terms, List<Lip> lips) {}

  private final String version;
  private final Map<Facet, Map<String, Term>> terms = new EnumMap<>(Facet.class);
  private final Map<Facet, Map<String, List<String>>> children = new EnumMap<>(Facet.class);
  private final Map<String, Lip> lips = new LinkedHashMap<>();
  private final Thesaurus thesaurus;
  private final List<Pillar> pillars;
  private final Background background;
  private final MisleadingNames misleadingNames;

  Vocabulary(
      Register register,
      Thesaurus thesaurus,
      List<Pillar> pillars,
      Background background,
      MisleadingNames misleadingNames) {
    this.version = register.version();
    register.terms().forEach(this::keep);
    register.lips().forEach(lip -> lips.put(lip.id(), lip));
    this.thesaurus = thesaurus;
    this.pillars = List.copyOf(pillars);
    this.background = background;
    this.misleadingNames = misleadingNames;
  }

  private void keep(Facet facet, List<Term> list) {
    Map<String, Term> byId = new LinkedHashMap<>();
    list.forEach(term -> byId.put(term.id(), term));
    terms.put(facet, byId);
    children.put(
        facet,
        list.stream()
            .filter(term -> term.parent() != null)
            .collect(
                Collectors.groupingBy(
                    term -> String.valueOf(term.parent()),
                    LinkedHashMap::new,
                    Collectors.mapping(Term::id, Collectors.toUnmodifiableList()))));
  }

  /**
   * The vocabulary that comes with the program.
   *
   * @throws VocabularyException if a file is broken
   */
  public static Vocabulary load() {
    return new VocabularyLoader(VocabularyFolder.bundled()).load();
  }

  /**
   * A curator's own vocabulary: a folder with all the files of the bundled one.
   *
   * @throws VocabularyException if a file is missing or broken
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public static Vocabulary load(Path folder) {
    return new VocabularyLoader(VocabularyFolder.at(folder)).load();
  }

  /** The newest version of its files, for instance {@code 2026-11-23}. */
  public String version() {
    return version;
  }

  /** All terms of a facet in the order in which they are shown, parents among their children. */
  public List<Term> terms(Facet facet) {
    return List.copyOf(ofFacet(facet).values());
  }

  /** The term with that id. */
  public Optional<Term> term(Facet facet, String id) {
    return Optional.ofNullable(ofFacet(facet).get(id));
  }

  /** The ids above a term, nearest first; none for top and unknown terms. */
  public List<String> ancestors(Facet facet, String id) {
    List<String> above = new ArrayList<>();
    Term term = ofFacet(facet).get(id);
    while (term != null && term.parent() != null) {
      above.add(term.parent());
      term = ofFacet(facet).get(term.parent());
    }
    return List.copyOf(above);
  }

  /** The ids directly below a term, in order; none for leaves and unknown terms. */
  public List<String> children(Facet facet, String id) {
    return children.getOrDefault(facet, Map.of()).getOrDefault(id, List.of());
  }

  /** What a person reads for an id; the id itself where the vocabulary does not know it. */
  public String label(Facet facet, String id, Language locale) {
    Term term = ofFacet(facet).get(id);
    return term == null ? id : term.label().in(locale);
  }

  /** The partnership with that id. */
  public Optional<Lip> lip(String id) {
    return Optional.ofNullable(lips.get(id));
  }

  /** All partnerships of the register, in its order. */
  public List<Lip> lips() {
    return List.copyOf(lips.values());
  }

  public Thesaurus thesaurus() {
    return thesaurus;
  }

  /** What partnerships call their own divisions. */
  public List<Pillar> pillars() {
    return pillars;
  }

  /** Words that say nothing about a single document. */
  public Background background() {
    return background;
  }

  public MisleadingNames misleadingNames() {
    return misleadingNames;
  }

  private Map<String, Term> ofFacet(Facet facet) {
    return terms.getOrDefault(facet, Map.of());
  }
}
