package ca.welcomingcommunities.kb.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.FlagsAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The analyzers, one a {@link Form}, the same for writing and searching. Safe for many threads. */
final class Analysis {
  /** Between unrelated texts of one field: no phrase reaches over it. */
  static final int GAP = 100;

  private static final Map<Form, Analyzer> ANALYZERS = new EnumMap<>(Form.class);

  static {
    for (Form form : Form.ALL) {
      ANALYZERS.put(form, new FormAnalyzer(form));
    }
  }

  private Analysis() {}

  /** Chooses the form by the end of the field's name. */
  static Analyzer byField() {
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        for (Form form : Form.ALL) {
          if (field.endsWith(form.field(""))) {
            return of(form);
          }
        }
        throw new IllegalArgumentException("not a field of words: " + field);
      }
    };
  }

  static Analyzer of(Form form) {
    Analyzer analyzer = ANALYZERS.get(form);
    if (analyzer == null) {
      throw new IllegalStateException("no analyzer for " + form);
    }
    return analyzer;
  }

  /** The words of a text in one form. Every form gives the same number of words. */
  static List<Token> tokens(String text, Form form) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = of(form).tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      FlagsAttribute flags = stream.addAttribute(FlagsAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      int position = -1;
      stream.reset();
      while (stream.incrementToken()) {
        position += increment.getPositionIncrement();
        tokens.add(
            new Token(
                term.toString(),
                position,
                offset.startOffset(),
                offset.endOffset(),
                flags.getFlags()));
      }
      stream.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading a string", impossible);
    }
    return tokens;
  }

  /** A word where it stands, with the flags of {@link WordTokenizer}. */
  record Token(String term, int position, int start, int end, int flags) {
    boolean is(int flag) {
      return (flags & flag) != 0;
    }
  }

  private static final class FormAnalyzer extends Analyzer {
    private final Form form;

    FormAnalyzer(Form form) {
      this.form = form;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new WordTokenizer();
      return new TokenStreamComponents(words, form.stem(words));
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return GAP;
    }
  }
}
