package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.Expression;
import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.QueryField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a query matches in a text, by the same analysis as the index. Made for one query; not
 * changed afterwards.
 */
final class Marker {
  private final Map<Form, Map<String, List<Sequence>>> sequences;
  private final List<Pattern> patterns;

  private Marker(Map<Form, Map<String, List<Sequence>>> sequences, List<Pattern> patterns) {
    this.sequences = sequences;
    this.patterns = patterns;
  }

  /** Terms side by side in one form, found by the first of them. */
  private record Sequence(List<String> terms, int term) {}

  /** Single words in the exact form. */
  private record Pattern(Predicate<String> accepts, int term) {}

  /** A place in a text, and which of the query's terms stands there. */
  record Match(int start, int end, int term) {}

  /** For texts. */
  static Marker ofText(Expression expression, LeafQueries leaves) throws IOException {
    return new Builder(leaves, false).build(expression);
  }

  /** For titles, where terms of field {@code title:} count too. */
  static Marker ofTitle(Expression expression, LeafQueries leaves) throws IOException {
    return new Builder(leaves, true).build(expression);
  }

  /** Whether there is nothing that could be marked. */
  boolean isEmpty() {
    return sequences.isEmpty() && patterns.isEmpty();
  }

  MarkedText mark(String text, Language language) {
    return new MarkedText(text, merged(matches(text, language), 0, text.length()));
  }

  /** All matches in a text, by where they begin. */
  List<Match> matches(String text, Language language) {
    List<Match> matches = new ArrayList<>();
    if (isEmpty()) {
      return matches;
    }
    for (Form form : language == Language.OTHER ? Form.ALL : Form.of(language)) {
      find(form, Analysis.tokens(text, form), matches);
    }
    matches.sort(Comparator.comparingInt(Match::start).thenComparingInt(Match::end));
    return matches;
  }

  private void find(Form form, List<Analysis.Token> tokens, List<Match> to) {
    Map<String, List<Sequence>> byFirst = sequences.getOrDefault(form, Map.of());
    for (int i = 0; i < tokens.size(); i++) {
      Analysis.Token token = tokens.get(i);
      for (Sequence sequence : byFirst.getOrDefault(token.term(), List.of())) {
        int end = endOf(sequence.terms(), tokens, i);
        if (end > 0) {
          to.add(new Match(token.start(), end, sequence.term()));
        }
      }
      if (form == Form.EXACT) {
        for (Pattern pattern : patterns) {
          if (pattern.accepts().test(token.term())) {
            to.add(new Match(token.start(), token.end(), pattern.term()));
          }
        }
      }
    }
  }

  /** Where the sequence that begins at a token ends in the text; 0 if it does not stand there. */
  private static int endOf(List<String> sequence, List<Analysis.Token> tokens, int start) {
    int i = start;
    for (int n = 1; n < sequence.size(); n++) {
      int wanted = tokens.get(start).position() + n;
      while (i < tokens.size()
          && (tokens.get(i).position() < wanted
              || (tokens.get(i).position() == wanted
                  && !tokens.get(i).term().equals(sequence.get(n))))) {
        i++;
      }
      if (i == tokens.size() || tokens.get(i).position() > wanted) {
        return 0;
      }
    }
    return tokens.get(i).end();
  }

  /**
   * The marks for matches within a part of the text, as offsets in that part; matches that overlap
   * are one mark.
   */
  static List<MarkedText.Mark> merged(List<Match> matches, int from, int to) {
    List<MarkedText.Mark> marks = new ArrayList<>();
    int start = -1;
    int end = -1;
    for (Match match : matches) {
      if (match.start() < from || match.end() > to) {
        continue;
      }
      if (match.start() < end) {
        end = Math.max(end, match.end());
      } else {
        if (start >= 0) {
          marks.add(new MarkedText.Mark(start - from, end - from));
        }
        start = match.start();
        end = match.end();
      }
    }
    if (start >= 0) {
      marks.add(new MarkedText.Mark(start - from, end - from));
    }
    return marks;
  }

  /** Collects what is sought from an expression. Exclusions are not. */
  private static final class Builder {
    private final LeafQueries leaves;
    private final boolean title;
    private final Map<Form, Map<String, List<Sequence>>> sequences = new EnumMap<>(Form.class);
    private final List<Pattern> patterns = new ArrayList<>();
    private int term;

    Builder(LeafQueries leaves, boolean title) {
      this.leaves = leaves;
      this.title = title;
    }

    Marker build(Expression expression) throws IOException {
      add(expression);
      return new Marker(sequences, patterns);
    }

    private void add(Expression expression) throws IOException {
      term++;
      addAsTerm(expression);
    }

    /** A word and what means the same are one term. */
    private void addAsTerm(Expression expression) throws IOException {
      switch (expression) {
        case Expression.Word(String text) -> {
          for (WordForms word : WordForms.of(text)) {
            addForms(word);
            addSequences(Form.EXACT, leaves.splits(word));
          }
        }
        case Expression.Widened(Expression.Word typed, List<Expression.Alternative> added) -> {
          addAsTerm(typed);
          for (Expression.Alternative alternative : added) {
            Form form = LeafQueries.form(alternative.language());
            addSequences(form, List.of(LeafQueries.terms(alternative.text(), form)));
          }
        }
        case Expression.Phrase(String text) ->
            addSequences(Form.EXACT, leaves.phraseSequences(text));
        case Expression.Prefix(String text) -> addPrefix(text);
        case Expression.Fuzzy(String text) -> addFuzzy(text);
        case Expression.Together(List<Expression> parts) -> addAll(parts);
        case Expression.And(List<Expression> parts) -> addAll(parts);
        case Expression.Or(List<Expression> parts) -> {
          for (Expression part : parts) {
            add(part);
          }
        }
        case Expression.In(QueryField field, Expression inner) -> {
          if (title && field == QueryField.TITLE) {
            add(inner);
          }
        }
        case Expression.Everything _, Expression.Not _ -> {}
      }
    }

    private void addAll(List<Expression> parts) throws IOException {
      @Nullable String before = null;
      for (Expression part : parts) {
        add(part);
        @Nullable String text = QueryTranslator.word(part);
        if (before != null && text != null) {
          addCompound(before, text);
        }
        before = text;
      }
    }

    /** {@code well being} also marks {@code wellbeing}. */
    private void addCompound(String before, String text) {
      String compound = LeafQueries.compound(WordForms.of(before), WordForms.of(text));
      if (compound != null) {
        WordForms.of(compound).forEach(this::addForms);
      }
    }

    private void addForms(WordForms word) {
      for (Form form : Form.ALL) {
        addSequences(form, word.in(form).sequences());
      }
    }

    private void addSequences(Form form, List<List<String>> any) {
      Map<String, List<Sequence>> byFirst = sequences.computeIfAbsent(form, _ -> new HashMap<>());
      for (List<String> terms : any) {
        byFirst
            .computeIfAbsent(terms.getFirst(), _ -> new ArrayList<>())
            .add(new Sequence(terms, term));
      }
    }

    private void addPrefix(String text) {
      List<WordForms> words = WordForms.of(text);
      for (WordForms word : words) {
        WordForms.Spelling exact = word.exact();
        if (word != words.getLast()) {
          addSequences(Form.EXACT, List.of(exact.parts()));
          continue;
        }
        String joined = exact.joined();
        String prefix = joined == null ? exact.parts().getLast() : joined;
        patterns.add(new Pattern(other -> other.startsWith(prefix), term));
      }
    }

    private void addFuzzy(String text) {
      for (WordForms word : WordForms.of(text)) {
        String joined = word.exact().joined();
        for (String part : joined == null ? word.exact().parts() : List.of(joined)) {
          patterns.add(new Pattern(near(part), term));
        }
      }
    }

    /** The words that a fuzzy query on this one finds. */
    private static Predicate<String> near(String word) {
      ByteRunAutomaton near =
          FuzzyQuery.getFuzzyAutomaton(word, LeafQueries.edits(word), 0, true).runAutomaton;
      return other -> {
        BytesRef bytes = new BytesRef(other);
        return other.equals(word)
            || (near != null && near.run(bytes.bytes, bytes.offset, bytes.length));
      };
    }
  }
}
