package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.Expression;
import ca.welcomingcommunities.kb.search.QueryField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** The queries for single words, phrases, prefixes and fuzzy words in a text's fields. */
final class LeafQueries {
  private static final int MAX_PHRASE_SPELLINGS = 8;
  private static final int SHORTEST_SPLIT = 6;

  /** How many words apart two words may be to be near. */
  private static final int NEAR = 8;

  /** Of how many words at most pairs are made. */
  private static final int MAX_PAIRS = 24;

  private final TermStatistics statistics;
  private final IndexSettings settings;
  private final int expansions;

  /** For the words of one question. */
  LeafQueries(TermStatistics statistics, IndexSettings settings, Question question) {
    this.statistics = statistics;
    this.settings = settings;
    this.expansions = question.spellings();
  }

  TermStatistics statistics() {
    return statistics;
  }

  static String field(QueryField field) {
    return switch (field) {
      case TITLE -> Fields.TITLE;
      case AUTHOR -> Fields.AUTHOR;
      case LIP -> Fields.LIP;
    };
  }

  /** A text that stands as one: usually one word. All of its words are wanted. */
  Query words(String text, String in) throws IOException {
    return wordBetween(null, text, null, in);
  }

  /** A word that may also be written as one with the word before or after it. */
  Query wordBetween(@Nullable String before, String text, @Nullable String after, String in)
      throws IOException {
    List<WordForms> words = WordForms.of(text);
    if (words.size() != 1) {
      return allOf(words, in);
    }
    List<Query> spellings = spellings(words.getFirst(), in);
    addCompound(before, text, in, spellings);
    addCompound(text, after, in, spellings);
    return best(spellings);
  }

  /** A word, or one of those that mean the same, whichever counts most. */
  Query anyOf(Query typed, Expression.Widened word, String in) throws IOException {
    List<Query> any = new ArrayList<>();
    any.add(typed);
    List<String> typedParts = exactParts(word.typed().text());
    for (Expression.Alternative other : word.alternatives()) {
      Form form = form(other.language());
      float weight = statistics.weightAsOne(typedParts, exactParts(other.text()));
      any.add(
          new BoostQuery(
              sequence(terms(other.text(), form), form.field(in)), other.weight() * weight));
    }
    return new DisjunctionMaxQuery(any, 0);
  }

  /** The form in which words of a language are looked for. */
  static Form form(Language language) {
    return switch (language) {
      case EN -> Form.ENGLISH;
      case FR -> Form.FRENCH;
      case OTHER -> Form.EXACT;
    };
  }

  /** The words of a text one after the other, as they stand in a document. */
  static List<String> terms(String text, Form form) {
    return WordForms.of(text).stream().flatMap(word -> word.in(form).parts().stream()).toList();
  }

  private static List<String> exactParts(String text) {
    return terms(text, Form.EXACT);
  }

  private Query allOf(List<WordForms> words, String in) throws IOException {
    if (words.isEmpty()) {
      return new MatchNoDocsQuery("no letter");
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (WordForms word : words) {
      all.add(best(spellings(word, in)), Occur.MUST);
    }
    return all.build();
  }

  private List<Query> spellings(WordForms word, String in) throws IOException {
    List<Query> spellings = new ArrayList<>();
    for (Form form : Form.ALL) {
      for (List<String> sequence : word.in(form).sequences()) {
        spellings.add(sequence(sequence, form.field(in)));
      }
    }
    for (List<String> split : splits(word)) {
      // Two words are rarer side by side than each is: the pair may not weigh more than the word.
      float weight = statistics.weightAsOne(word.exact().parts(), split);
      spellings.add(new BoostQuery(sequence(split, Form.EXACT.field(in)), weight));
    }
    return spellings;
  }

  /** The word written as two, where the index knows both: at most one way. */
  List<List<String>> splits(WordForms word) throws IOException {
    String plain = word.plain();
    if (plain == null || plain.length() < SHORTEST_SPLIT) {
      return List.of();
    }
    return statistics.split(plain).stream()
        .map(split -> List.of(split.first(), split.second()))
        .toList();
  }

  private void addCompound(
      @Nullable String first, @Nullable String second, String in, List<Query> to)
      throws IOException {
    if (first == null || second == null) {
      return;
    }
    String compound = compound(WordForms.of(first), WordForms.of(second));
    if (compound != null && statistics.documents(compound) > 0) {
      for (WordForms word : WordForms.of(compound)) {
        for (Form form : Form.ALL) {
          // Both words of the pair have it, so that each counts half.
          Query whole = sequence(word.in(form).parts(), form.field(in));
          to.add(new BoostQuery(whole, 0.5f));
        }
      }
    }
  }

  /** Two plain words written as one; null if either is not plain. */
  static @Nullable String compound(List<WordForms> first, List<WordForms> second) {
    if (first.size() != 1 || second.size() != 1) {
      return null;
    }
    String start = first.getFirst().plain();
    String end = second.getFirst().plain();
    return start == null || end == null ? null : start + end;
  }

  /**
   * Pairs of words that follow each other, near each other and in either order; finds nothing new.
   */
  Query near(List<String> words, String in) {
    BooleanQuery.Builder pairs = new BooleanQuery.Builder();
    for (int i = 0; i + 1 < Math.min(words.size(), MAX_PAIRS); i++) {
      addPair(WordForms.of(words.get(i)), WordForms.of(words.get(i + 1)), in, pairs);
    }
    return new BoostQuery(pairs.build(), settings.nearWeight());
  }

  private static void addPair(
      List<WordForms> first, List<WordForms> second, String in, BooleanQuery.Builder to) {
    if (first.size() != 1 || second.size() != 1) {
      return;
    }
    List<Query> forms = new ArrayList<>();
    for (Form form : List.of(Form.ENGLISH, Form.FRENCH)) {
      List<String> pair = new ArrayList<>(first.getFirst().in(form).parts());
      pair.addAll(second.getFirst().in(form).parts());
      forms.add(new PhraseQuery(NEAR, form.field(in), pair.toArray(String[]::new)));
    }
    to.add(new DisjunctionMaxQuery(forms, 0), Occur.SHOULD);
  }

  /** The words in their order, in any of the ways to write each. */
  Query phrase(String text, String in) throws IOException {
    List<Query> any = new ArrayList<>();
    for (List<String> sequence : phraseSequences(text)) {
      any.add(sequence(sequence, Form.EXACT.field(in)));
    }
    return any.isEmpty() ? new MatchNoDocsQuery("no letter") : best(any);
  }

  /** The ways to write a phrase, hyphens apart, together or as in the index. */
  List<List<String>> phraseSequences(String text) throws IOException {
    List<WordForms> words = WordForms.of(text);
    List<List<String>> sequences = new ArrayList<>();
    if (words.isEmpty()) {
      return sequences;
    }
    sequences.add(List.of());
    for (int i = 0; i < words.size(); i++) {
      List<List<String>> spellings = words.get(i).exact().sequences();
      spellings.addAll(splits(words.get(i)));
      if (i + 1 < words.size() && isElision(words.get(i), words.get(i + 1))) {
        spellings.add(List.of());
      }
      sequences = extended(sequences, spellings);
    }
    for (int i = 0; i + 1 < words.size() && sequences.size() < MAX_PHRASE_SPELLINGS; i++) {
      String compound = compound(words.subList(i, i + 1), words.subList(i + 1, i + 2));
      if (compound != null && statistics.documents(compound) > 0) {
        List<String> joined = new ArrayList<>();
        words.subList(0, i).forEach(word -> joined.addAll(word.exact().parts()));
        joined.add(compound);
        words.subList(i + 2, words.size()).forEach(word -> joined.addAll(word.exact().parts()));
        sequences.add(joined);
      }
    }
    return sequences;
  }

  /** {@code l étranger}, typed with a blank for its apostrophe. */
  private static boolean isElision(WordForms first, WordForms second) {
    String start = first.plain();
    return start != null && WrittenWord.isElision(start, second.exact().parts().getFirst());
  }

  private static List<List<String>> extended(
      List<List<String>> sequences, List<List<String>> endings) {
    List<List<String>> extended = new ArrayList<>();
    for (List<String> ending : endings) {
      for (List<String> sequence : sequences) {
        if (extended.size() < MAX_PHRASE_SPELLINGS) {
          List<String> longer = new ArrayList<>(sequence);
          longer.addAll(ending);
          extended.add(longer);
        }
      }
    }
    return extended;
  }

  /** The last part of the text begins a word, the parts before it stand as written. */
  Query prefix(String text, String in) {
    String field = Form.EXACT.field(in);
    List<WordForms> words = WordForms.of(text);
    if (words.isEmpty()) {
      return new MatchNoDocsQuery("no letter");
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    List<String> parts = words.stream().flatMap(word -> word.exact().parts().stream()).toList();
    parts
        .subList(0, parts.size() - 1)
        .forEach(part -> all.add(new TermQuery(new Term(field, part)), Occur.MUST));
    all.add(new PrefixQuery(new Term(field, parts.getLast())), Occur.MUST);
    String joined = words.getLast().exact().joined();
    return joined == null
        ? all.build()
        : best(List.of(all.build(), new PrefixQuery(new Term(field, joined))));
  }

  Query fuzzy(String text, String in) {
    String field = Form.EXACT.field(in);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    List<WordForms> words = WordForms.of(text);
    for (WordForms word : words) {
      String joined = word.exact().joined();
      for (String part : joined == null ? word.exact().parts() : List.of(joined)) {
        all.add(
            new FuzzyQuery(new Term(field, part), edits(part), 0, expansions, true), Occur.MUST);
      }
    }
    return words.isEmpty() ? new MatchNoDocsQuery("no letter") : all.build();
  }

  /** How many letters may differ: none in the shortest words, at most two. */
  static int edits(String word) {
    return word.length() < 3 ? 0 : word.length() < 6 ? 1 : 2;
  }

  private Query best(List<Query> spellings) {
    return spellings.size() == 1
        ? spellings.getFirst()
        : new DisjunctionMaxQuery(spellings, settings.exactWeight());
  }

  private static Query sequence(List<String> terms, String field) {
    return terms.size() == 1
        ? new TermQuery(new Term(field, terms.getFirst()))
        : new PhraseQuery(field, terms.toArray(String[]::new));
  }
}
