package ca.welcomingcommunities.kb.bench;

import ca.welcomingcommunities.kb.document.Facet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/** Lucene as its own documentation has it: stored fields, facets by {@code DrillSideways}. */
final class PlainLucene extends BareLucene {
  private static final int VALUES = 200;
  private static final Set<String> SHOWN =
      Set.of("id", "title", "language", "year", "shown-cluster", "shown-region", "shown-theme");

  private final FacetsConfig config = BareIndex.facets();
  private @Nullable IndexSearcher searcher;
  private @Nullable SortedSetDocValuesReaderState state;

  PlainLucene(Path folder) {
    super("bare Lucene, plain", folder);
  }

  @Override
  void open(IndexSearcher opened) throws IOException {
    searcher = opened;
    state = new DefaultSortedSetDocValuesReaderState(opened.getIndexReader(), config);
  }

  @Override
  Matches matches(Question question, Query query) throws IOException {
    IndexSearcher on = Objects.requireNonNull(searcher);
    int wanted = question.scenario().offset() + Scenario.HITS;
    TopScoreDocCollectorManager hits = new TopScoreDocCollectorManager(wanted, Integer.MAX_VALUE);
    if (!question.scenario().facets()) {
      TopDocs top = on.search(query, hits);
      return new Matches(top, new Answer(top.totalHits.value(), 0, Map.of()));
    }
    DrillDownQuery filtered = new DrillDownQuery(config, query);
    for (Facet facet : Corpus.FACETS) {
      BareIndex.chosen(question, facet).forEach(value -> filtered.add(facet.id(), value));
    }
    DrillSideways.ConcurrentDrillSidewaysResult<? extends TopDocs> result =
        new DrillSideways(on, config, Objects.requireNonNull(state)).search(filtered, hits);
    TopDocs top = result.collectorResult;
    return new Matches(top, new Answer(top.totalHits.value(), 0, counts(result.facets)));
  }

  private static Map<String, Map<String, Long>> counts(Facets facets) throws IOException {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    for (Facet facet : Corpus.FACETS) {
      FacetResult found = facets.getTopChildren(VALUES, facet.id());
      Map<String, Long> values = new HashMap<>();
      for (LabelAndValue one : found == null ? new LabelAndValue[0] : found.labelValues) {
        values.put(one.label, one.value.longValue());
      }
      counts.put(facet.id(), values);
    }
    return counts;
  }

  @Override
  String shown(int document) throws IOException {
    List<IndexableField> fields =
        Objects.requireNonNull(searcher).storedFields().document(document, SHOWN).getFields();
    StringBuilder shown = new StringBuilder();
    fields.forEach(field -> shown.append(field.stringValue()).append('\t'));
    return shown.toString();
  }
}
