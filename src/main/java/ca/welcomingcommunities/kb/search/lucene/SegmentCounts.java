package ca.welcomingcommunities.kb.search.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Counts what queries find, each once a segment: a segment never changes but for its deletions,
 * which make it another one here. A refresh of the index leaves all counts of segments that it does
 * not touch. Counts go with their segment. Safe for many threads.
 */
final class SegmentCounts {
  /** A few queries are asked again and again; of others no count is kept. */
  private static final int MAX_QUERIES = 10_000;

  private final Map<IndexReader.CacheKey, Map<Query, Integer>> counts = new ConcurrentHashMap<>();

  /** How many documents a query finds. */
  long of(Snapshot snapshot, Query query) throws IOException {
    long sum = 0;
    @Nullable Weight weight = null;
    for (LeafReaderContext leaf : snapshot.getIndexReader().leaves()) {
      Map<Query, Integer> known = known(leaf);
      Integer count = known.get(query);
      if (count == null) {
        if (weight == null) {
          Query rewritten = snapshot.rewrite(new ConstantScoreQuery(query));
          weight = snapshot.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1);
        }
        count = count(weight, leaf);
        if (known.size() < MAX_QUERIES) {
          known.put(query, count);
        }
      }
      sum += count;
    }
    return sum;
  }

  private Map<Query, Integer> known(LeafReaderContext leaf) throws IOException {
    IndexReader.CacheHelper segment = leaf.reader().getReaderCacheHelper();
    if (segment == null) {
      return new ConcurrentHashMap<>();
    }
    Map<Query, Integer> known = counts.get(segment.getKey());
    if (known == null) {
      known = new ConcurrentHashMap<>();
      Map<Query, Integer> before = counts.putIfAbsent(segment.getKey(), known);
      if (before != null) {
        return before;
      }
      segment.addClosedListener(counts::remove);
    }
    return known;
  }

  private static int count(Weight weight, LeafReaderContext leaf) throws IOException {
    int quick = weight.count(leaf);
    if (quick >= 0) {
      return quick;
    }
    Scorer scorer = weight.scorer(leaf);
    if (scorer == null) {
      return 0;
    }
    Bits live = leaf.reader().getLiveDocs();
    DocIdSetIterator found = scorer.iterator();
    int count = 0;
    for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
      if (live == null || live.get(doc)) {
        count++;
      }
    }
    return count;
  }
}
