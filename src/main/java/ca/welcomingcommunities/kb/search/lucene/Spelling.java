package ca.welcomingcommunities.kb.search.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Finds what a word that no document has may have been meant to be, among the index' own words. */
final class Spelling {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 40;

  /** How many words of a text are looked up. */
  static final int MAX_WORDS = 6;

  private final IndexReader reader;
  private final TermStatistics statistics;
  private final Set<String> names;

  /**
   * @param names words that are more likely meant than others, folded
   */
  Spelling(IndexReader reader, TermStatistics statistics, Set<String> names) {
    this.reader = reader;
    this.statistics = statistics;
    this.names = names;
  }

  /** A word of the index as some document writes it, accents included, in small letters. */
  String written(String folded) throws IOException {
    Term term = new Term(Form.EXACT.field(Fields.PASSAGE_TEXT), folded);
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum passages = leaf.reader().postings(term, PostingsEnum.NONE);
      BinaryDocValues shown = leaf.reader().getBinaryDocValues(Fields.SHOWN);
      boolean found =
          passages != null
              && shown != null
              && passages.nextDoc() != DocIdSetIterator.NO_MORE_DOCS
              && shown.advanceExact(passages.docID());
      if (found) {
        ShownPassage passage = ShownPassage.read(shown.binaryValue());
        for (String text : List.of(passage.text(), passage.heading())) {
          for (Analysis.Token token : Analysis.tokens(text, Form.EXACT)) {
            if (token.term().equals(folded)) {
              return text.substring(token.start(), token.end()).toLowerCase(Locale.ROOT);
            }
          }
        }
      }
    }
    return folded;
  }

  /**
   * The word of the index that is written most nearly so, folded; of several the most frequent.
   * Null where the word is known, too short, or like no other.
   */
  @Nullable String correction(String typed) throws IOException {
    List<WordForms> forms = WordForms.of(typed);
    String plain = forms.size() == 1 ? forms.getFirst().plain() : null;
    if (plain == null || plain.length() < SHORTEST || plain.length() > LONGEST) {
      return null;
    }
    boolean number = plain.codePoints().anyMatch(Character::isDigit);
    return number || statistics.knows(forms.getFirst()) ? null : nearest(plain);
  }

  private @Nullable String nearest(String word) throws IOException {
    String field = Form.EXACT.field(Fields.TEXT);
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null) {
      return null;
    }
    FuzzyTermsEnum near =
        new FuzzyTermsEnum(terms, new Term(field, word), LeafQueries.edits(word), 0, true);
    BoostAttribute closeness = near.attributes().addAttribute(BoostAttribute.class);
    String best = null;
    double most = 0;
    for (BytesRef term = near.next(); term != null; term = near.next()) {
      String candidate = term.utf8ToString();
      if (candidate.length() >= SHORTEST - 1 && !StopWords.isAny(candidate)) {
        // The first letter is seldom mistyped; among equally near words the usual one is meant.
        boolean sameStart = candidate.charAt(0) == word.charAt(0);
        boolean name = names.contains(candidate);
        double score =
            closeness.getBoost()
                + (sameStart ? 0.1 : 0)
                + (name ? 0.05 : 0)
                + Math.log1p(near.docFreq()) / 100;
        if (score > most && (sameStart || isOneEdit(closeness, candidate, word))) {
          most = score;
          best = candidate;
        }
      }
    }
    return best;
  }

  /** A word that differs in its first letter and another is another word. */
  private static boolean isOneEdit(BoostAttribute closeness, String candidate, String word) {
    int shorter = Math.min(candidate.length(), word.length());
    return Math.round((1 - closeness.getBoost()) * shorter) <= 1;
  }

  /** A text with one of its words replaced. */
  static String replaced(String text, String word, String by) {
    Pattern whole =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    boolean capital = Character.isUpperCase(word.codePointAt(0));
    String written = capital ? by.substring(0, 1).toUpperCase(Locale.ROOT) + by.substring(1) : by;
    return whole.matcher(text).replaceAll(Matcher.quoteReplacement(written));
  }
}
