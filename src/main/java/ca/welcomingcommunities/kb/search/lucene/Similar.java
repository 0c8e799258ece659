package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.search.SimilarDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BitSet;

/**
 * Finds documents that use the words by which a document differs from the others: those that are
 * frequent in it and rare elsewhere (Salton's tf·idf). For one look-up, by one thread.
 */
final class Similar {
  /** More text than this tells nothing new of what a document is about. */
  private static final int MAX_PASSAGES = 150;

  private static final int WORDS = 30;
  private static final int SHORTEST = 3;

  /** A document that shares fewer of the words is about something else. */
  private static final double SHARED = 0.2;

  /** A document that scores like the document itself, under the same title, is a copy of it. */
  private static final float COPY = 0.8f;

  private final Snapshot snapshot;

  Similar(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * @param own whether no other document has it
   */
  private record Word(Term term, double weight, boolean own) {}

  /** The most similar first, without copies and other versions of it. */
  List<SimilarDocument> to(int document, int limit) throws IOException {
    ShownDocument own = snapshot.shown(document);
    List<Word> words = words(document, own);
    long shared = words.stream().filter(word -> !word.own()).count();
    if (shared == 0) {
      return List.of();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Word word : words) {
      any.add(new BoostQuery(new TermQuery(word.term()), (float) word.weight()), Occur.SHOULD);
    }
    any.setMinimumNumberShouldMatch((int) Math.ceil(shared * SHARED));
    // Some more than wanted: copies are left out.
    ScoreDoc[] found = snapshot.search(any.build(), 3 * limit + 1).scoreDocs;
    return chosen(document, own, found, limit);
  }

  private List<SimilarDocument> chosen(int document, ShownDocument own, ScoreDoc[] found, int limit)
      throws IOException {
    float self = 0;
    for (ScoreDoc each : found) {
      self = each.doc == document ? each.score : self;
    }
    Set<String> titles = new HashSet<>();
    titles.add(folded(own.title()));
    List<SimilarDocument> similar = new ArrayList<>();
    for (ScoreDoc each : found) {
      if (each.doc != document && similar.size() < limit) {
        ShownDocument other = snapshot.shown(each.doc);
        boolean sameTitle = !titles.add(folded(other.title()));
        if (!sameTitle && (self == 0 || each.score < COPY * self)) {
          similar.add(
              new SimilarDocument(other.id(), other.title(), other.language(), other.year()));
        }
      }
    }
    return similar;
  }

  private static String folded(String title) {
    return String.join(" ", LeafQueries.terms(title, Form.EXACT));
  }

  private List<Word> words(int document, ShownDocument own) throws IOException {
    Map<Term, Integer> counts = new HashMap<>();
    count(own.title(), own.language(), counts);
    LeafReaderContext leaf = snapshot.leaf(document);
    BitSet parents = snapshot.parents(leaf);
    BinaryDocValues shown = leaf.reader().getBinaryDocValues(Fields.SHOWN);
    int parent = document - leaf.docBase;
    int first = parents == null || parent == 0 ? parent : parents.prevSetBit(parent - 1) + 1;
    for (int doc = first; shown != null && doc < Math.min(parent, first + MAX_PASSAGES); doc++) {
      if (shown.advanceExact(doc)) {
        ShownPassage passage = ShownPassage.read(shown.binaryValue());
        if (passage.body()) {
          count(passage.text(), passage.language(), counts);
        }
      }
    }
    List<Word> words = new ArrayList<>();
    int documents = snapshot.count(QueryTranslator.everyDocument());
    for (Map.Entry<Term, Integer> each : counts.entrySet()) {
      int having = snapshot.getIndexReader().docFreq(each.getKey());
      if (having > 0 && 2 * having <= Math.max(documents, 4)) {
        double rare = Math.log(1 + (double) documents / having);
        words.add(new Word(each.getKey(), (1 + Math.log(each.getValue())) * rare, having == 1));
      }
    }
    words.sort(
        Comparator.comparingDouble(Word::weight)
            .reversed()
            .thenComparing(word -> word.term().text()));
    // Words of its own find no other document, but show how much of it another one lacks.
    List<Word> best = new ArrayList<>();
    words.stream().filter(word -> !word.own()).limit(WORDS).forEach(best::add);
    words.stream().filter(Word::own).limit(WORDS).forEach(best::add);
    return best;
  }

  private static void count(
      String text, ca.welcomingcommunities.kb.document.Language language, Map<Term, Integer> to) {
    Form form = LeafQueries.form(language);
    List<Analysis.Token> written = Analysis.tokens(text, Form.EXACT);
    List<Analysis.Token> stems = Analysis.tokens(text, form);
    for (int i = 0; i < stems.size(); i++) {
      String term = stems.get(i).term();
      boolean tells =
          term.length() >= SHORTEST
              && !stems.get(i).is(WordTokenizer.JOINED | WordTokenizer.POSSESSIVE)
              && !StopWords.isAny(written.get(i).term())
              && term.codePoints().noneMatch(Character::isDigit);
      if (tells) {
        to.merge(new Term(form.field(Fields.TEXT), term), 1, Integer::sum);
      }
    }
  }
}
