package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.Expression;
import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.QueryField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what a query matches in a text, by the same analysis as the index. Made for one query; not
 * changed afterwards.
 */
final class Marker {
  private final List<Sought> sought;

  private Marker(List<Sought> sought) {
    this.sought = List.copyOf(sought);
  }

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
    return sought.isEmpty();
  }

  MarkedText mark(String text, Language language) {
    return new MarkedText(text, merged(matches(text, language), 0, text.length()));
  }

  /** All matches in a text, by where they begin. */
  List<Match> matches(String text, Language language) {
    List<Match> matches = new ArrayList<>();
    if (sought.isEmpty()) {
      return matches;
    }
    for (Form form : language == Language.OTHER ? Form.ALL : Form.of(language)) {
      List<Analysis.Token> tokens = Analysis.tokens(text, form);
      for (int term = 0; term < sought.size(); term++) {
        sought.get(term).find(form, tokens, term, matches);
      }
    }
    matches.sort(Comparator.comparingInt(Match::start).thenComparingInt(Match::end));
    return matches;
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
    private final List<Sought> sought = new ArrayList<>();

    Builder(LeafQueries leaves, boolean title) {
      this.leaves = leaves;
      this.title = title;
    }

    Marker build(Expression expression) throws IOException {
      add(expression);
      return new Marker(sought);
    }

    private void add(Expression expression) throws IOException {
      switch (expression) {
        case Expression.Word(String text) -> addWord(text);
        case Expression.Phrase(String text) -> {
          List<List<String>> sequences = leaves.phraseSequences(text);
          if (!sequences.isEmpty()) {
            sought.add(new Sought.Sequences(Form.EXACT, sequences));
          }
        }
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
      List<Expression> full = QueryTranslator.withoutStopWords(parts);
      for (int i = 0; i < full.size(); i++) {
        add(full.get(i));
        boolean pair = i > 0 && full.get(i - 1) instanceof Expression.Word;
        if (pair
            && full.get(i - 1) instanceof Expression.Word(String before)
            && full.get(i) instanceof Expression.Word(String text)) {
          addCompound(before, text);
        }
      }
    }

    /** {@code well being} also marks {@code wellbeing}. */
    private void addCompound(String before, String text) {
      List<WordForms> first = WordForms.of(before);
      List<WordForms> second = WordForms.of(text);
      String compound = LeafQueries.compound(first, second);
      if (compound != null) {
        addForms(WordForms.of(compound));
      }
    }

    private void addWord(String text) throws IOException {
      List<WordForms> words = WordForms.of(text);
      addForms(words);
      for (WordForms word : words) {
        List<List<String>> split = leaves.splits(word);
        if (!split.isEmpty()) {
          sought.add(new Sought.Sequences(Form.EXACT, split));
        }
      }
    }

    private void addForms(List<WordForms> words) {
      for (WordForms word : words) {
        sought.add(new Sought.Word(word));
      }
    }

    private void addPrefix(String text) {
      List<WordForms> words = WordForms.of(text);
      for (WordForms word : words) {
        List<String> parts = word.exact().parts();
        boolean last = word == words.getLast();
        String joined = word.exact().joined();
        if (last && joined != null) {
          sought.add(new Sought.Beginning(joined));
        } else if (last) {
          sought.add(new Sought.Beginning(parts.getLast()));
        } else {
          sought.add(new Sought.Sequences(Form.EXACT, List.of(parts)));
        }
      }
    }

    private void addFuzzy(String text) {
      for (WordForms word : WordForms.of(text)) {
        String joined = word.exact().joined();
        for (String part : joined == null ? word.exact().parts() : List.of(joined)) {
          sought.add(Sought.Near.to(part));
        }
      }
    }
  }
}
