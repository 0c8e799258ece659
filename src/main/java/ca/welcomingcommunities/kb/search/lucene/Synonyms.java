package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Thesaurus.Relation;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the vocabulary knows of words that mean the same: the sets of the thesaurus, and the labels
 * of its terms in the other language. Found by the stems of a term's words without the empty ones.
 * Not transitive. Safe for many threads.
 */
final class Synonyms {
  private static final Set<Facet> LABELLED =
      EnumSet.complementOf(EnumSet.of(Facet.KIND, Facet.LANGUAGE, Facet.LIP, Facet.PARTNER));

  /** Acronyms that are also words in one of the languages: they count in capitals only. */
  private static final Set<String> ALSO_WORDS =
      Set.of("lip", "pli", "rap", "par", "era", "mic", "tee", "clic", "ow", "ot", "ces", "als");

  /** By so many letters at the end two forms of a word may differ. */
  private static final int LONGEST_ENDING = 4;

  private final Map<List<String>, List<Synonym>> byStems = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Set<String>> wordsByStem = new HashMap<>();
  private int longest;

  /**
   * A term with the others of its set.
   *
   * @param language of the term
   * @param term as in the vocabulary
   * @param others of the set, in both languages
   */
  record Synonym(Relation relation, Language language, String term, List<Other> others) {}

  /** Another term of the same set. */
  record Other(String text, Language language) {}

  Synonyms(Vocabulary vocabulary) {
    vocabulary
        .thesaurus()
        .sets()
        .forEach(set -> addSet(set.relation(), others(set.en(), set.fr())));
    for (Facet facet : List.of(Facet.REGION, Facet.LIP, Facet.PARTNER)) {
      for (Term term : vocabulary.terms(facet)) {
        for (Language language : List.of(Language.EN, Language.FR)) {
          exact(WordForms.of(vocabulary.label(facet, term.id(), language))).stream()
              .filter(word -> !StopWords.isAny(word))
              .forEach(names::add);
        }
      }
    }
    for (Facet facet : LABELLED) {
      for (Term term : vocabulary.terms(facet)) {
        addSet(
            Relation.EXACT,
            others(
                List.of(vocabulary.label(facet, term.id(), Language.EN)),
                List.of(vocabulary.label(facet, term.id(), Language.FR))));
      }
    }
  }

  /** Words of the names of places, partnerships and partners, folded. */
  Set<String> names() {
    return names;
  }

  /** Whether a term of the vocabulary has the word, in one of its inflected forms. */
  boolean hasWord(WordForms word) {
    String exact = word.exact().parts().getFirst();
    return List.of(Language.EN, Language.FR).stream()
        .flatMap(language ->
            wordsByStem
                .getOrDefault(String.join(" ", key(List.of(word), language)), Set.of())
                .stream())
        .anyMatch(other -> isInflected(exact, other));
  }

  /** How many words the longest term has. */
  int longest() {
    return longest;
  }

  /**
   * The terms that are these words.
   *
   * @param words written words of a query, without empty ones
   */
  List<Synonym> of(List<WordForms> words, String typed) {
    List<Synonym> found = new ArrayList<>();
    for (Language language : List.of(Language.EN, Language.FR)) {
      for (Synonym synonym : byStems.getOrDefault(key(words, language), List.of())) {
        boolean capitals = typed.equals(typed.toUpperCase(Locale.ROOT));
        if (capitals || !isAcronymAndWord(synonym.term())) {
          found.add(synonym);
        }
      }
    }
    return withoutDistant(found, words);
  }

  /**
   * Of the words in the other language those of the very word that was typed, where it has some:
   * housing is not a house, though their stems are the same. Otherwise those of its inflected
   * forms: to an English stemmer "événements" is like "evening".
   */
  private static List<Synonym> withoutDistant(List<Synonym> found, List<WordForms> typed) {
    boolean written =
        found.stream()
            .anyMatch(
                synonym -> synonym.relation() == Relation.TRANSLATION && isWritten(synonym, typed));
    return found.stream()
        .filter(synonym ->
            synonym.relation() != Relation.TRANSLATION
                || (written ? isWritten(synonym, typed) : isInflected(synonym, typed)))
        .toList();
  }

  private static boolean isInflected(Synonym synonym, List<WordForms> typed) {
    String one = String.join("", exact(full(WordForms.of(synonym.term()))));
    String other = String.join("", exact(typed));
    // Of several words any may be inflected, so their ends cannot be told.
    return typed.size() > 1 || isInflected(one, other);
  }

  /** Whether two words of the same stem differ in their ends only. */
  private static boolean isInflected(String one, String other) {
    return Math.max(one.length(), other.length()) - commonPrefix(one, other) <= LONGEST_ENDING;
  }

  private static int commonPrefix(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int at = 0;
    while (at < shorter && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private static boolean isWritten(Synonym synonym, List<WordForms> typed) {
    return exact(full(WordForms.of(synonym.term()))).equals(exact(typed));
  }

  private static List<String> exact(List<WordForms> words) {
    return words.stream().flatMap(word -> word.exact().parts().stream()).toList();
  }

  private static List<Other> others(List<String> english, List<String> french) {
    List<Other> others = new ArrayList<>();
    english.forEach(text -> others.add(new Other(text, Language.EN)));
    french.forEach(text -> others.add(new Other(text, Language.FR)));
    return others;
  }

  private void addSet(Relation relation, List<Other> terms) {
    for (Other term : terms) {
      List<WordForms> words = full(WordForms.of(term.text()));
      List<Other> others =
          terms.stream()
              .filter(other -> !other.text().equalsIgnoreCase(term.text()))
              .filter(
                  other -> relation != Relation.TRANSLATION || other.language() != term.language())
              .filter(other -> !full(WordForms.of(other.text())).isEmpty())
              .filter(other -> !isAcronymAndWord(other.text()) || isPartnership(other.text()))
              .toList();
      if (!words.isEmpty() && !others.isEmpty()) {
        List<String> key = key(words, term.language());
        longest = Math.max(longest, key.size());
        addWords(words, term.language());
        byStems
            .computeIfAbsent(key, _ -> new ArrayList<>())
            .add(new Synonym(relation, term.language(), term.text(), others));
      }
    }
  }

  private void addWords(List<WordForms> words, Language language) {
    for (WordForms word : words) {
      for (String part : word.exact().parts()) {
        for (WordForms alone : WordForms.of(part)) {
          wordsByStem
              .computeIfAbsent(
                  String.join(" ", key(List.of(alone), language)), _ -> new HashSet<>())
              .add(part);
        }
      }
    }
  }

  /** In these texts it is hardly ever the other word. */
  private static boolean isPartnership(String acronym) {
    return acronym.startsWith("LIP") || acronym.startsWith("PLI");
  }

  private static boolean isAcronymAndWord(String term) {
    String one = term.endsWith("s") ? term.substring(0, term.length() - 1) : term;
    String small = one.toLowerCase(Locale.ROOT);
    return one.equals(one.toUpperCase(Locale.ROOT))
        && (ALSO_WORDS.contains(small) || StopWords.isAny(small));
  }

  private static List<WordForms> full(List<WordForms> words) {
    return words.stream()
        .filter(word -> !word.exact().parts().stream().allMatch(StopWords::isAny))
        .toList();
  }

  /** Hyphens, apostrophes and spaces are the same in it. */
  private static List<String> key(List<WordForms> words, Language language) {
    Form form = language == Language.FR ? Form.FRENCH : Form.ENGLISH;
    List<String> key = new ArrayList<>();
    key.add(language.code());
    words.forEach(word -> key.addAll(word.in(form).parts()));
    return List.copyOf(key);
  }

  /** How much what is added counts beside what was typed. */
  static float weight(Relation relation) {
    return switch (relation) {
      case EXACT, ABBR, ERA, TRANSLATION -> 0.8f;
      case PLAIN -> 0.5f;
      case NEAR -> 0.4f;
    };
  }

  static String kind(Relation relation) {
    return relation.name().toLowerCase(Locale.ROOT);
  }
}
