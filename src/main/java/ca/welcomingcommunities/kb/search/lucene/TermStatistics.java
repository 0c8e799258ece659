package ca.welcomingcommunities.kb.search.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/** Which words, spelt apart or together, the index knows. For one search, by one thread. */
final class TermStatistics {
  private static final int SHORTEST_PART = 3;

  private final IndexReader reader;
  private final Map<String, Optional<Split>> splits = new HashMap<>();

  TermStatistics(IndexReader reader) {
    this.reader = reader;
  }

  /** In how many documents a folded word stands as written. */
  int documents(String word) throws IOException {
    return documents(word, Form.EXACT);
  }

  /** In how many documents a term stands in that form. */
  int documents(String term, Form form) throws IOException {
    return reader.docFreq(new Term(form.field(Fields.TEXT), term));
  }

  /** Whether each of a text's words stands in some document in that form. */
  boolean knows(String text, Form form) throws IOException {
    for (String term : LeafQueries.terms(text, form)) {
      if (reader.docFreq(new Term(form.field(Fields.TEXT), term)) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether each of the words stands in any document in any form. */
  boolean knowsAll(List<WordForms> words) throws IOException {
    for (WordForms word : words) {
      if (!knows(word)) {
        return false;
      }
    }
    return !words.isEmpty();
  }

  /** Whether a word stands in any document in any form. */
  boolean knows(WordForms word) throws IOException {
    for (Form form : Form.ALL) {
      for (String part : word.in(form).parts()) {
        if (reader.docFreq(new Term(form.field(Fields.TEXT), part)) > 0) {
          return true;
        }
      }
      String joined = word.in(form).joined();
      if (joined != null && reader.docFreq(new Term(form.field(Fields.TEXT), joined)) > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a sequence of words must be multiplied with so that it does not count more than the one
   * word that it stands for; at most 1. Lucene's BM25 adds up the weights of a phrase's words.
   */
  float weightAsOne(List<String> word, List<String> sequence) throws IOException {
    double wanted = 0;
    for (String part : word) {
      wanted += weight(part);
    }
    double all = 0;
    for (String part : sequence) {
      all += weight(part);
    }
    return all <= wanted ? 1 : (float) (wanted / all);
  }

  /** The inverse document frequency, as BM25 has it. */
  private double weight(String word) throws IOException {
    double count = documents(word);
    return Math.log(1 + (Math.max(count, reader.numDocs()) - count + 0.5) / (count + 0.5));
  }

  /** Two words of the index that make this one, the most usual ones: {@code well being}. */
  Optional<Split> split(String word) throws IOException {
    Optional<Split> known = splits.get(word);
    if (known == null) {
      known = Optional.ofNullable(bestSplit(word));
      splits.put(word, known);
    }
    return known;
  }

  private @Nullable Split bestSplit(String word) throws IOException {
    Split best = null;
    int most = 0;
    for (int i = SHORTEST_PART; i <= word.length() - SHORTEST_PART; i++) {
      if (Character.isSurrogate(word.charAt(i))) {
        continue;
      }
      String first = word.substring(0, i);
      String second = word.substring(i);
      if (StopWords.isAny(first) || StopWords.isAny(second)) {
        continue;
      }
      int firstCount = documents(first);
      int count = firstCount > most ? Math.min(firstCount, documents(second)) : 0;
      if (count > most) {
        most = count;
        best = new Split(first, second);
      }
    }
    return best;
  }

  /** A word in two. */
  record Split(String first, String second) {}
}
