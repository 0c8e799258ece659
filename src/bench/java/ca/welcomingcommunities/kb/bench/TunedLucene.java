package ca.welcomingcommunities.kb.bench;

import ca.welcomingcommunities.kb.document.Facet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * Lucene with what helps: what a hit shows in doc values, and the facet values of every document on
 * the heap, counted while hits are collected, multi-select included.
 */
final class TunedLucene extends BareLucene {
  private final List<FacetRows> facets = new ArrayList<>();
  private @Nullable IndexSearcher searcher;

  TunedLucene(Path folder) {
    super("bare Lucene, tuned", folder);
  }

  /** One facet of the whole index. */
  private static final class FacetRows {
    private final Facet facet;
    private final List<String> names;

    /** Of every document the numbers of its values. */
    private final int[][] rows;

    FacetRows(Facet facet, List<String> names, int[][] rows) {
      this.facet = facet;
      this.names = names;
      this.rows = rows;
    }
  }

  @Override
  void open(IndexSearcher opened) throws IOException {
    searcher = opened;
    facets.clear();
    for (Facet facet : Corpus.FACETS) {
      facets.add(rows(opened, facet));
    }
  }

  private static FacetRows rows(IndexSearcher searcher, Facet facet) throws IOException {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[][] rows = new int[searcher.getIndexReader().maxDoc()][];
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), facet.id());
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        int[] row = new int[values.advanceExact(doc) ? values.docValueCount() : 0];
        for (int i = 0; i < row.length; i++) {
          String name = values.lookupOrd(values.nextOrd()).utf8ToString();
          row[i] = numbers.computeIfAbsent(name, _ -> numbers.size());
        }
        rows[leaf.docBase + doc] = row;
      }
    }
    return new FacetRows(facet, List.copyOf(numbers.keySet()), rows);
  }

  @Override
  Matches matches(Question question, Query query) throws IOException {
    int wanted = question.scenario().offset() + Scenario.HITS;
    TopScoreDocCollectorManager hits = new TopScoreDocCollectorManager(wanted, Integer.MAX_VALUE);
    IndexSearcher on = Objects.requireNonNull(searcher);
    if (!question.scenario().facets()) {
      TopDocs top = on.search(query, hits);
      return new Matches(top, new Answer(top.totalHits.value(), 0, Map.of()));
    }
    Counting counting = new Counting(question, hits.newCollector());
    TopDocs top = on.search(query, new Once(counting));
    return new Matches(top, new Answer(top.totalHits.value(), 0, counting.counts()));
  }

  /** One collector for all segments: the searcher has one thread. */
  private record Once(Counting counting) implements CollectorManager<Counting, TopDocs> {
    @Override
    public Counting newCollector() {
      return counting;
    }

    @Override
    public TopDocs reduce(Collection<Counting> all) {
      return counting.hits.topDocs();
    }
  }

  /**
   * Counts what has all chosen values, and in each facet also what lacks that facet's only: what
   * choosing another of its values would find.
   */
  private final class Counting implements Collector {
    private final TopScoreDocCollector hits;
    private final boolean[][] chosen = new boolean[facets.size()][];
    private final int[][] counts = new int[facets.size()][];

    Counting(Question question, TopScoreDocCollector hits) {
      this.hits = hits;
      for (int i = 0; i < chosen.length; i++) {
        List<String> names = facets.get(i).names;
        counts[i] = new int[names.size()];
        List<String> wanted = BareIndex.chosen(question, facets.get(i).facet);
        if (!wanted.isEmpty()) {
          chosen[i] = new boolean[names.size()];
          for (int value = 0; value < names.size(); value++) {
            chosen[i][value] = wanted.contains(names.get(value));
          }
        }
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
      return new FilterLeafCollector(hits.getLeafCollector(leaf)) {
        @Override
        public void collect(int doc) throws IOException {
          int lacked = lacked(leaf.docBase + doc);
          if (lacked == NONE) {
            in.collect(doc);
          }
          for (int i = 0; i < counts.length; i++) {
            if (lacked == NONE || lacked == i) {
              for (int value : facets.get(i).rows[leaf.docBase + doc]) {
                counts[i][value]++;
              }
            }
          }
        }
      };
    }

    private static final int NONE = -1;
    private static final int SEVERAL = -2;

    /** The only facet of which the document has no chosen value. */
    private int lacked(int doc) {
      int lacked = NONE;
      for (int i = 0; i < chosen.length; i++) {
        if (chosen[i] != null && !hasAny(facets.get(i).rows[doc], chosen[i])) {
          lacked = lacked == NONE ? i : SEVERAL;
        }
      }
      return lacked;
    }

    private static boolean hasAny(int[] row, boolean[] wanted) {
      for (int value : row) {
        if (wanted[value]) {
          return true;
        }
      }
      return false;
    }

    Map<String, Map<String, Long>> counts() {
      Map<String, Map<String, Long>> all = new LinkedHashMap<>();
      for (int i = 0; i < counts.length; i++) {
        Map<String, Long> values = new HashMap<>();
        for (int value = 0; value < counts[i].length; value++) {
          if (counts[i][value] > 0) {
            values.put(facets.get(i).names.get(value), (long) counts[i][value]);
          }
        }
        all.put(facets.get(i).facet.id(), values);
      }
      return all;
    }
  }

  @Override
  String shown(int document) throws IOException {
    List<LeafReaderContext> leaves = Objects.requireNonNull(searcher).getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    BinaryDocValues shown = DocValues.getBinary(leaf.reader(), BareIndex.SHOWN);
    return shown.advanceExact(document - leaf.docBase) ? shown.binaryValue().utf8ToString() : "";
  }
}
