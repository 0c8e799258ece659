package ca.welcomingcommunities.kb.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Says which words of a query a document does not have. For one search, by one thread. */
final class MissingWords {
  private final Snapshot snapshot;
  private final List<Sought> sought;

  private MissingWords(Snapshot snapshot, List<Sought> sought) {
    this.snapshot = snapshot;
    this.sought = sought;
  }

  private record Sought(String text, Weight weight) {}

  /** For a query that has nothing to give up, nothing is missing. */
  static MissingWords of(@Nullable Relaxation relaxation, Snapshot snapshot) throws IOException {
    List<Sought> sought = new ArrayList<>();
    if (relaxation != null) {
      for (Wish wish : relaxation.wishes()) {
        if (wish.kind() != Wish.Kind.EXCLUDED) {
          Weight weight =
              snapshot.createWeight(
                  snapshot.rewrite(wish.query()), ScoreMode.COMPLETE_NO_SCORES, 1);
          sought.add(new Sought(wish.text(), weight));
        }
      }
    }
    return new MissingWords(snapshot, sought);
  }

  List<String> in(int document) throws IOException {
    LeafReaderContext leaf = snapshot.leaf(document);
    int wanted = document - leaf.docBase;
    List<String> missing = new ArrayList<>();
    for (Sought word : sought) {
      Scorer scorer = word.weight().scorer(leaf);
      if (scorer == null || scorer.iterator().advance(wanted) != wanted) {
        missing.add(word.text());
      }
    }
    return missing.stream().distinct().toList();
  }
}
