package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Language;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;

/** In which form the words of a text are kept in a field. */
enum Form {
  /** As written, folded. */
  EXACT("exact"),
  /** Stemmed as English. */
  ENGLISH("en"),
  /** Stemmed as French, after folding, so that accents cannot keep two spellings apart. */
  FRENCH("fr");

  /** All forms, in the order of the constants. */
  static final List<Form> ALL = List.of(values());

  private final String suffix;

  Form(String suffix) {
    this.suffix = suffix;
  }

  /** The name of a text's field in this form. */
  String field(String text) {
    return text + '.' + suffix;
  }

  /** The forms in which a text of that language is kept. */
  static List<Form> of(Language language) {
    return switch (language) {
      case EN -> List.of(EXACT, ENGLISH);
      case FR -> List.of(EXACT, FRENCH);
      case OTHER -> List.of(EXACT);
    };
  }

  TokenStream stem(TokenStream folded) {
    return switch (this) {
      case EXACT -> folded;
      case ENGLISH -> new PorterStemFilter(folded);
      case FRENCH -> new FrenchLightStemFilter(folded);
    };
  }
}
