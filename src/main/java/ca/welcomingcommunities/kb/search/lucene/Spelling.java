package ca.welcomingcommunities.kb.search.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
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

  private final IndexReader reader;
  private final TermStatistics statistics;
  private final Synonyms synonyms;

  /**
   * @param synonyms whose words are spelt right, and whose names are more likely meant than others
   */
  Spelling(IndexReader reader, TermStatistics statistics, Synonyms synonyms) {
    this.reader = reader;
    this.statistics = statistics;
    this.synonyms = synonyms;
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

  /** Whether a word may be a slip: no document has it as it was typed. */
  boolean mayBeWrong(String typed) throws IOException {
    WordForms word = one(typed);
    String plain = word == null ? null : word.plain();
    return word != null
        && plain != null
        && plain.length() >= SHORTEST
        && plain.length() <= LONGEST
        && plain.codePoints().noneMatch(Character::isDigit)
        && statistics.documents(plain) == 0;
  }

  /** Whether the vocabulary knows the word, which is then spelt right. */
  boolean isOfVocabulary(String typed) {
    WordForms word = one(typed);
    return word != null && synonyms.hasWord(word);
  }

  private static @Nullable WordForms one(String typed) {
    List<WordForms> forms = WordForms.of(typed);
    return forms.size() == 1 ? forms.getFirst() : null;
  }

  /**
   * The word of the index that is written most nearly so, folded; of several the most frequent.
   * Null where there is none, and where it does not find more than the stem of the typed one.
   *
   * @param typed one that {@link #mayBeWrong}
   */
  @Nullable String correction(String typed) throws IOException {
    WordForms word = one(typed);
    String plain = word == null ? null : word.plain();
    String meant = plain == null ? null : nearest(plain);
    WordForms its = meant == null ? null : one(meant);
    return word == null || its == null || !findsMore(its, word) ? null : meant;
  }

  /**
   * Whether a word finds all that the stem of a typed one does, and more. An inflected form does
   * not; but {@code tossuti} is a French stem of {@code tossutti} and finds French documents only.
   */
  private boolean findsMore(WordForms meant, WordForms typed) throws IOException {
    int found = 0;
    boolean sameEnglish = false;
    for (Form form : List.of(Form.ENGLISH, Form.FRENCH)) {
      String stem = typed.in(form).parts().getFirst();
      int documents = statistics.documents(stem, form);
      boolean same = stem.equals(meant.in(form).parts().getFirst());
      if (documents > 0 && !same) {
        return false;
      }
      sameEnglish |= same && form == Form.ENGLISH;
      found += documents;
    }
    // The English stemmer joins inflected forms only, the French one also single and double
    // letters.
    return found == 0
        || (!sameEnglish && statistics.documents(meant.exact().parts().getFirst()) > found);
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
        boolean name = synonyms.names().contains(candidate);
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

  /** A text with one of its words replaced, in capitals where it was typed so. */
  static String replaced(String text, String word, String by) {
    Pattern whole =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return whole
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(likeTyped(by, found.group())));
  }

  private static String likeTyped(String word, String typed) {
    String capitals = word.toUpperCase(Locale.ROOT);
    if (typed.equals(typed.toUpperCase(Locale.ROOT))) {
      return capitals;
    }
    return Character.isUpperCase(typed.codePointAt(0))
        ? capitals.substring(0, 1) + word.substring(1)
        : word;
  }
}
