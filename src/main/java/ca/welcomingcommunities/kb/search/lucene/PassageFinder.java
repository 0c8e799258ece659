package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.search.PassageHit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Finds the passages of given documents that match a query. For one search, by one thread. */
final class PassageFinder {
  /** How many of the best passages are looked at to choose those that are shown. */
  private static final int LOOKED_AT = 12;

  /** How much a table of contents or a lone heading counts beside text. */
  private static final float NO_TEXT = 0.2f;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score).reversed().thenComparingInt(Candidate::doc);

  private final Snapshot snapshot;
  private final Weight weight;
  private final List<Weight> words;
  private final Marker marker;

  private PassageFinder(Snapshot snapshot, Weight weight, List<Weight> words, Marker marker) {
    this.snapshot = snapshot;
    this.weight = weight;
    this.words = words;
    this.marker = marker;
  }

  /**
   * For a query of words, any of which is enough.
   *
   * @param among what passages must be beside; null for all
   */
  static PassageFinder of(Snapshot snapshot, Query passages, @Nullable Query among, Marker marker)
      throws IOException {
    List<Weight> words = new ArrayList<>();
    if (passages instanceof BooleanQuery any && any.clauses().size() <= Long.SIZE) {
      for (BooleanClause clause : any.clauses()) {
        words.add(weight(snapshot, clause.query(), ScoreMode.COMPLETE_NO_SCORES));
      }
    }
    Query wanted =
        among == null
            ? passages
            : new BooleanQuery.Builder().add(passages, Occur.MUST).add(among, Occur.FILTER).build();
    return new PassageFinder(snapshot, weight(snapshot, wanted, ScoreMode.COMPLETE), words, marker);
  }

  private static Weight weight(Snapshot snapshot, Query query, ScoreMode mode) throws IOException {
    return snapshot.createWeight(snapshot.rewrite(query), mode, 1);
  }

  /**
   * The passages of one document.
   *
   * @param best those asked for
   * @param count how many match
   */
  record Found(List<PassageHit> best, int count) {}

  /**
   * @param words which of the query's words it has, a bit each
   */
  private record Candidate(int doc, float score, long words) {
    int adds(long covered) {
      return Long.bitCount(words & ~covered);
    }
  }

  /**
   * The best passage, then those that have most of the words that are still to be shown, then the
   * next best: between them they have all the words that the document's passages have, as far as so
   * many can.
   */
  Found best(int document, int limit) throws IOException {
    LeafReaderContext leaf = snapshot.leaf(document);
    List<Candidate> candidates = candidates(leaf, document - leaf.docBase);
    candidates.sort(BEST_FIRST);
    List<Candidate> first = new ArrayList<>();
    for (Candidate candidate : candidates.subList(0, Math.min(LOOKED_AT, candidates.size()))) {
      ShownPassage passage = shown(leaf, candidate);
      boolean text = passage == null || PlainText.is(passage.text());
      first.add(
          text
              ? candidate
              : new Candidate(candidate.doc(), candidate.score() * NO_TEXT, candidate.words()));
    }
    first.sort(BEST_FIRST);
    first.addAll(candidates.subList(first.size(), candidates.size()));
    return new Found(hits(leaf, covering(first, limit), limit), candidates.size());
  }

  private static List<Candidate> covering(List<Candidate> best, int limit) {
    List<Candidate> chosen = new ArrayList<>();
    List<Candidate> left = new ArrayList<>(best);
    long covered = 0;
    while (chosen.size() < limit && !left.isEmpty()) {
      Candidate next = left.getFirst();
      for (Candidate candidate : chosen.isEmpty() ? List.<Candidate>of() : left) {
        if (candidate.adds(covered) > next.adds(covered)) {
          next = candidate;
        }
      }
      chosen.add(next);
      left.remove(next);
      covered |= next.words();
    }
    return chosen;
  }

  /** The first passages, in reading order. */
  Found first(int document, int limit) throws IOException {
    LeafReaderContext leaf = snapshot.leaf(document);
    List<Candidate> candidates = candidates(leaf, document - leaf.docBase);
    return new Found(hits(leaf, candidates, limit), candidates.size());
  }

  private List<Candidate> candidates(LeafReaderContext leaf, int parent) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    Scorer scorer = weight.scorer(leaf);
    BitSet parents = snapshot.parents(leaf);
    if (scorer == null || parents == null || parent == 0) {
      return candidates;
    }
    int first = parents.prevSetBit(parent - 1) + 1;
    long[] words = words(leaf, first, parent);
    DocIdSetIterator children = scorer.iterator();
    for (int doc = first < parent ? children.advance(first) : parent;
        doc < parent;
        doc = children.nextDoc()) {
      candidates.add(new Candidate(doc, scorer.score(), words[doc - first]));
    }
    return candidates;
  }

  /** Which words stand in each passage of a document. */
  private long[] words(LeafReaderContext leaf, int first, int parent) throws IOException {
    long[] found = new long[Math.max(0, parent - first)];
    for (int i = 0; i < words.size() && found.length > 1; i++) {
      Scorer scorer = words.get(i).scorer(leaf);
      if (scorer != null) {
        DocIdSetIterator children = scorer.iterator();
        for (int doc = children.advance(first); doc < parent; doc = children.nextDoc()) {
          found[doc - first] |= 1L << i;
        }
      }
    }
    return found;
  }

  private List<PassageHit> hits(LeafReaderContext leaf, List<Candidate> candidates, int limit)
      throws IOException {
    List<PassageHit> hits = new ArrayList<>();
    Set<Integer> termsShown = new HashSet<>();
    for (Candidate candidate : candidates.subList(0, Math.min(limit, candidates.size()))) {
      ShownPassage passage = shown(leaf, candidate);
      if (passage != null) {
        hits.add(
            new PassageHit(
                passage.page(),
                passage.heading(),
                passage.section(),
                passage.language(),
                Excerpt.of(passage.text(), passage.language(), marker, termsShown)));
      }
    }
    return hits;
  }

  private static @Nullable ShownPassage shown(LeafReaderContext leaf, Candidate candidate)
      throws IOException {
    // A new look-up each time: doc values only go forward, the best passages do not.
    BinaryDocValues shown = leaf.reader().getBinaryDocValues(Fields.SHOWN);
    return shown != null && shown.advanceExact(candidate.doc())
        ? ShownPassage.read(shown.binaryValue())
        : null;
  }
}
