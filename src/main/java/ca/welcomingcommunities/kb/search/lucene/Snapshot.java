package ca.welcomingcommunities.kb.search.lucene;

import java.io.IOException;
import java.time.Instant;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.util.BitSet;
import org.jspecify.annotations.Nullable;

/** One unchanging state of the index with what is made once for it. Safe for many threads. */
final class Snapshot extends IndexSearcher {
  private static final BitSetProducer PARENTS =
      new QueryBitSetProducer(new TermQuery(new Term(Fields.LEVEL, Fields.DOCUMENT)));

  private final @Nullable SortedSetDocValuesReaderState facets;
  private final long generation;
  private final Instant madeAt;

  Snapshot(
      IndexReader reader, IndexSettings settings, FacetsConfig config, long generation, Instant at)
      throws IOException {
    super(reader);
    setSimilarity(new BM25Similarity(settings.k1(), settings.b()));
    this.facets =
        hasFacets(reader) ? new DefaultSortedSetDocValuesReaderState(reader, config) : null;
    this.generation = generation;
    this.madeAt = at;
  }

  private static boolean hasFacets(IndexReader reader) {
    FieldInfo info =
        FieldInfos.getMergedFieldInfos(reader).fieldInfo(FacetsConfig.DEFAULT_INDEX_FIELD_NAME);
    return info != null;
  }

  /** Null for an index without a document. */
  @Nullable SortedSetDocValuesReaderState facets() {
    return facets;
  }

  long generation() {
    return generation;
  }

  Instant madeAt() {
    return madeAt;
  }

  LeafReaderContext leaf(int document) {
    return getIndexReader().leaves().get(ReaderUtil.subIndex(document, getIndexReader().leaves()));
  }

  /** Which Lucene documents of a segment are documents and not passages. */
  @Nullable BitSet parents(LeafReaderContext leaf) throws IOException {
    return PARENTS.getBitSet(leaf);
  }

  ShownDocument shown(int document) throws IOException {
    LeafReaderContext leaf = leaf(document);
    BinaryDocValues shown = leaf.reader().getBinaryDocValues(Fields.SHOWN);
    if (shown == null || !shown.advanceExact(document - leaf.docBase)) {
      throw new IOException("the index has nothing to show for document " + document);
    }
    return ShownDocument.read(shown.binaryValue());
  }
}
