package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.search.PassageHit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;

/** Finds the passages of given documents that match a query. For one search, by one thread. */
final class PassageFinder {
  private final Snapshot snapshot;
  private final Weight weight;
  private final Marker marker;

  PassageFinder(Snapshot snapshot, Query passages, Marker marker) throws IOException {
    this.snapshot = snapshot;
    this.weight = snapshot.createWeight(snapshot.rewrite(passages), ScoreMode.COMPLETE, 1);
    this.marker = marker;
  }

  /**
   * The passages of one document.
   *
   * @param best those asked for
   * @param count how many match
   */
  record Found(List<PassageHit> best, int count) {}

  private record Candidate(int doc, float score) {}

  /** The best passages, best first. */
  Found best(int document, int limit) throws IOException {
    LeafReaderContext leaf = snapshot.leaf(document);
    List<Candidate> candidates = candidates(leaf, document - leaf.docBase);
    candidates.sort(
        Comparator.comparingDouble(Candidate::score).reversed().thenComparingInt(Candidate::doc));
    return found(leaf, candidates, limit);
  }

  /** The first passages, in reading order. */
  Found first(int document, int limit) throws IOException {
    LeafReaderContext leaf = snapshot.leaf(document);
    return found(leaf, candidates(leaf, document - leaf.docBase), limit);
  }

  private List<Candidate> candidates(LeafReaderContext leaf, int parent) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    Scorer scorer = weight.scorer(leaf);
    BitSet parents = snapshot.parents(leaf);
    if (scorer == null || parents == null || parent == 0) {
      return candidates;
    }
    int first = parents.prevSetBit(parent - 1) + 1;
    DocIdSetIterator children = scorer.iterator();
    for (int doc = first < parent ? children.advance(first) : parent;
        doc < parent;
        doc = children.nextDoc()) {
      candidates.add(new Candidate(doc, scorer.score()));
    }
    return candidates;
  }

  private Found found(LeafReaderContext leaf, List<Candidate> candidates, int limit)
      throws IOException {
    List<PassageHit> hits = new ArrayList<>();
    for (Candidate candidate : candidates.subList(0, Math.min(limit, candidates.size()))) {
      // A new look-up each time: doc values only go forward, the best passages do not.
      BinaryDocValues shown = leaf.reader().getBinaryDocValues(Fields.SHOWN);
      if (shown != null && shown.advanceExact(candidate.doc())) {
        ShownPassage passage = ShownPassage.read(shown.binaryValue());
        hits.add(
            new PassageHit(
                passage.page(),
                passage.heading(),
                passage.section(),
                passage.language(),
                Excerpt.of(passage.text(), passage.language(), marker)));
      }
    }
    return new Found(hits, candidates.size());
  }
}
