package ca.welcomingcommunities.kb.search.lucene;

import java.util.List;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.jspecify.annotations.Nullable;

/** One term of a query, as something that can be found among the words of a text. */
sealed interface Sought {
  /** Adds the places where it stands among the words of a text in one form. */
  void find(Form form, List<Analysis.Token> tokens, int term, List<Marker.Match> to);

  /** A word in any of its forms. */
  record Word(WordForms forms) implements Sought {
    @Override
    public void find(Form form, List<Analysis.Token> tokens, int term, List<Marker.Match> to) {
      for (List<String> sequence : forms.in(form).sequences()) {
        findSequence(sequence, tokens, term, to);
      }
    }
  }

  /** Words side by side, any of several ways to write them, in one form only. */
  record Sequences(Form in, List<List<String>> any) implements Sought {
    public Sequences {
      any = List.copyOf(any);
    }

    @Override
    public void find(Form form, List<Analysis.Token> tokens, int term, List<Marker.Match> to) {
      if (form == in) {
        any.forEach(sequence -> findSequence(sequence, tokens, term, to));
      }
    }
  }

  /** Words that begin so. */
  record Beginning(String prefix) implements Sought {
    @Override
    public void find(Form form, List<Analysis.Token> tokens, int term, List<Marker.Match> to) {
      if (form == Form.EXACT) {
        for (Analysis.Token token : tokens) {
          if (token.term().startsWith(prefix)) {
            to.add(new Marker.Match(token.start(), token.end(), term));
          }
        }
      }
    }
  }

  /**
   * Words written nearly so.
   *
   * @param word itself
   * @param automaton that accepts the others; null where none may differ
   */
  record Near(String word, @Nullable ByteRunAutomaton automaton) implements Sought {
    static Near to(String word) {
      CompiledAutomaton near = FuzzyQuery.getFuzzyAutomaton(word, LeafQueries.edits(word), 0, true);
      return new Near(word, near.runAutomaton);
    }

    @Override
    public void find(Form form, List<Analysis.Token> tokens, int term, List<Marker.Match> to) {
      if (form == Form.EXACT) {
        for (Analysis.Token token : tokens) {
          if (accepts(token.term())) {
            to.add(new Marker.Match(token.start(), token.end(), term));
          }
        }
      }
    }

    private boolean accepts(String other) {
      BytesRef bytes = new BytesRef(other);
      return other.equals(word)
          || (automaton != null && automaton.run(bytes.bytes, bytes.offset, bytes.length));
    }
  }

  private static void findSequence(
      List<String> sequence, List<Analysis.Token> tokens, int term, List<Marker.Match> to) {
    for (int i = 0; i < tokens.size(); i++) {
      Analysis.Token first = tokens.get(i);
      if (first.term().equals(sequence.getFirst())) {
        int end = sequence.size() == 1 ? first.end() : endOf(sequence, tokens, i);
        if (end > 0) {
          to.add(new Marker.Match(first.start(), end, term));
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
}
