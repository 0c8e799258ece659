package ca.welcomingcommunities.kb.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The analysis that bare Lucene and the peers are given: one field a language. */
final class Stems {
  /** Folds, then stems as English. */
  static final Analyzer ENGLISH = analyzer(PorterStemFilter::new);

  /** Folds, then stems as French. */
  static final Analyzer FRENCH = analyzer(FrenchLightStemFilter::new);

  /** Folds only. */
  static final Analyzer FOLDED = analyzer(UnaryOperator.identity());

  private Stems() {}

  private static Analyzer analyzer(UnaryOperator<TokenStream> stemming) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(words));
        return new TokenStreamComponents(words, stemming.apply(folded));
      }
    };
  }

  static String folded(String word) {
    return stem(FOLDED, word);
  }

  /** The only word of a text, as it stands in the index; of several the last. */
  static String stem(Analyzer analyzer, String text) {
    String stem = "";
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        stem = term.toString();
      }
      stream.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading a string", impossible);
    }
    return stem;
  }

  /** Whether both languages keep the word as it is. */
  static boolean areLeftAlone(String word) {
    return stem(ENGLISH, word).equals(word) && stem(FRENCH, word).equals(word);
  }
}
