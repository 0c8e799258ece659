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
    candidates.sort(BEST_FIRST);
    List<Candidate> first = new ArrayList<>();
    for (Candidate candidate : candidates.subList(0, Math.min(LOOKED_AT, candidates.size()))) {
      ShownPassage passage = shown(leaf, candidate);
      boolean text = passage == null || PlainText.is(passage.text());
      first.add(text ? candidate : new Candidate(candidate.doc(), candidate.score() * NO_TEXT));
    }
    first.sort(BEST_FIRST);
    return new Found(hits(leaf, first, limit), candidates.size());
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
    DocIdSetIterator children = scorer.iterator();
    for (int doc = first < parent ? children.advance(first) : parent;
        doc < parent;
        doc = children.nextDoc()) {
      candidates.add(new Candidate(doc, scorer.score()));
    }
    return candidates;
  }

  private List<PassageHit> hits(LeafReaderContext leaf, List<Candidate> candidates, int limit)
      throws IOException {
    List<PassageHit> hits = new ArrayList<>();
    for (Candidate candidate : candidates.subList(0, Math.min(limit, candidates.size()))) {
      ShownPassage passage = shown(leaf, candidate);
      if (passage != null) {
        hits.add(
            new PassageHit(
                passage.page(),
                passage.heading(),
                passage.section(),
                passage.language(),
                Excerpt.of(passage.text(), passage.language(), marker)));
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
