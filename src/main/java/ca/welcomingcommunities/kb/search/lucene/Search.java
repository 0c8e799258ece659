package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.search.Expansion;
import ca.welcomingcommunities.kb.search.Expression;
import ca.welcomingcommunities.kb.search.FacetCount;
import ca.welcomingcommunities.kb.search.FacetCounts;
import ca.welcomingcommunities.kb.search.Hit;
import ca.welcomingcommunities.kb.search.Notice;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.YearRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.IntField;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/** One search on one state of the index, by one thread. */
final class Search {
  private static final int PASSAGES_A_HIT = 3;
  private static final int ALL_WANTED = -1;

  private final Snapshot snapshot;
  private final Query query;
  private final IndexSettings settings;
  private final FacetsConfig config;
  private final FacetReader facetReader;
  private final LeafQueries leaves;
  private final Expression expression;
  private final List<Notice> notices;
  private final List<Expansion> expansions;
  private final Map<String, String> corrections;

  Search(
      Snapshot snapshot,
      Query query,
      Question question,
      IndexSettings settings,
      FacetsConfig config,
      FacetReader reader) {
    this.snapshot = snapshot;
    this.query = query;
    this.settings = settings;
    this.config = config;
    this.facetReader = reader;
    this.leaves =
        new LeafQueries(new TermStatistics(snapshot.getIndexReader()), settings, question);
    this.expression = question.expression();
    this.notices = new ArrayList<>(question.notices());
    this.expansions = question.expansions();
    this.corrections = question.corrections();
  }

  /**
   * What was found, before it is made presentable.
   *
   * @param searched which query found it
   * @param step which of the steps of a relaxation that was; {@value #ALL_WANTED} before the first
   */
  private record Found(
      org.apache.lucene.search.Query searched, int step, TopDocs top, @Nullable Facets facets) {
    long total() {
      return top.totalHits.value();
    }
  }

  Results run() throws IOException {
    Translation translation = Translation.of(expression, leaves, query.sections());
    Found found = find(translation, query.end());
    Shown shown = new Shown(translation);
    List<Hit> hits = shown.hits(found.top(), query.offset(), query.end());
    List<Hit> beyond = beyond(found, translation, shown);
    return new Results(
        found.total(),
        hits,
        beyond,
        facets(found),
        notices,
        expansions,
        didYouMean(),
        snapshot.generation(),
        snapshot.madeAt());
  }

  /** How many documents have all that is wanted. */
  long countAll() throws IOException {
    Translation translation = Translation.of(expression, leaves, query.sections());
    return snapshot.count(drillDown(translation.documents(), query.sections()));
  }

  /** The documents alone, however many. */
  TopDocs top(int limit) throws IOException {
    int wanted = Math.min(limit, snapshot.getIndexReader().maxDoc());
    return find(Translation.of(expression, leaves, query.sections()), wanted).top();
  }

  /** The text with the words that no document has corrected, where that finds something. */
  private @Nullable String didYouMean() throws IOException {
    String text = query.text();
    for (Map.Entry<String, String> each : corrections.entrySet()) {
      text = Spelling.replaced(text, each.getKey(), each.getValue());
    }
    if (text.equals(query.text())) {
      return null;
    }
    Question corrected = Question.of(text);
    LeafQueries its = new LeafQueries(leaves.statistics(), settings, corrected);
    Translation translation = Translation.of(corrected.expression(), its, query.sections());
    return finds(translation) ? text : null;
  }

  /** Whether a document has all of the words, or any of those of a question. */
  private boolean finds(Translation translation) throws IOException {
    if (snapshot.count(drillDown(translation.documents(), query.sections())) > 0) {
      return true;
    }
    Relaxation relaxation = translation.relaxation();
    return relaxation != null
        && relaxation.isQuestion()
        && snapshot.count(drillDown(relaxation.any(), query.sections())) > 0;
  }

  /** All that is wanted first; only where no document has it all, less and less. */
  private Found find(Translation translation, int wanted) throws IOException {
    Found strict = collect(translation.documents(), ALL_WANTED, wanted);
    Relaxation relaxation = translation.relaxation();
    if (strict.total() > 0 || relaxation == null) {
      return strict;
    }
    for (int step = 0; step < relaxation.steps().size(); step++) {
      Found some = collect(relaxation.steps().get(step), step, wanted);
      if (some.total() > 0) {
        notices.add(new Notice(Notice.Code.RELAXED, relaxation.unknown()));
        return some;
      }
    }
    return strict;
  }

  /** What fills the first page where the hits leave room on it. */
  private List<Hit> beyond(Found found, Translation translation, Shown shown) throws IOException {
    Relaxation relaxation = translation.relaxation();
    long room = query.hitsPerPage() - found.total();
    boolean byScore = Orders.of(query.sort(), expression) == null;
    if (relaxation == null || found.total() == 0 || room <= 0 || query.page() > 1 || !byScore) {
      return List.of();
    }
    org.apache.lucene.search.Query others =
        new BooleanQuery.Builder()
            .add(relaxation.any(), Occur.MUST)
            .add(found.searched(), Occur.MUST_NOT)
            .build();
    TopDocs top = snapshot.search(drillDown(others, query.sections()), (int) room);
    if (top.scoreDocs.length > 0 && notices.stream().noneMatch(Search::saysRelaxed)) {
      notices.add(new Notice(Notice.Code.FEW, String.valueOf(found.total())));
    }
    return shown.hits(top, 0, top.scoreDocs.length);
  }

  private static boolean saysRelaxed(Notice notice) {
    return notice.code() == Notice.Code.RELAXED;
  }

  private Found collect(org.apache.lucene.search.Query documents, int step, int wanted)
      throws IOException {
    DrillDownQuery filtered = drillDown(documents, query.sections());
    if (query.counted().isEmpty() || snapshot.facets() == null) {
      return new Found(documents, step, snapshot.search(filtered, collector(wanted)), null);
    }
    DrillSideways sideways = new DrillSideways(snapshot, config, snapshot.facets());
    DrillSideways.ConcurrentDrillSidewaysResult<? extends TopDocs> result =
        sideways.search(filtered, collector(wanted));
    return new Found(documents, step, result.collectorResult, result.facets);
  }

  /** The filters of the query, but with these types of sections. */
  private DrillDownQuery drillDown(org.apache.lucene.search.Query documents, Set<String> sections) {
    DrillDownQuery filtered = new DrillDownQuery(config, withYears(documents));
    query
        .filters()
        .forEach((facet, values) -> {
          if (facet != Facet.SECTION) {
            filtered.add(facet.id(), anyOf(facet, values));
          }
        });
    if (!sections.isEmpty()) {
      filtered.add(Facet.SECTION.id(), anyOf(Facet.SECTION, sections));
    }
    return filtered;
  }

  /** One clause, however many values were chosen. */
  private org.apache.lucene.search.Query anyOf(Facet facet, Set<String> values) {
    String field = config.getDimConfig(facet.id()).indexFieldName;
    return new TermInSetQuery(
        field,
        values.stream()
            .map(value -> DrillDownQuery.term(field, facet.id(), value).bytes())
            .toList());
  }

  private org.apache.lucene.search.Query withYears(org.apache.lucene.search.Query documents) {
    YearRange years = query.years();
    if (years.isAll()) {
      return documents;
    }
    int from = years.from() == null ? Integer.MIN_VALUE : years.from();
    int to = years.to() == null ? Integer.MAX_VALUE : years.to();
    return new BooleanQuery.Builder()
        .add(documents, Occur.MUST)
        .add(IntField.newRangeQuery(Fields.YEAR, from, to), Occur.FILTER)
        .build();
  }

  private CollectorManager<?, ? extends TopDocs> collector(int wanted) {
    org.apache.lucene.search.Sort order = Orders.of(query.sort(), expression);
    // Totals are exact: nothing is skipped.
    return order == null
        ? new TopScoreDocCollectorManager(Math.max(1, wanted), Integer.MAX_VALUE)
        : new TopFieldCollectorManager(order, Math.max(1, wanted), Integer.MAX_VALUE);
  }

  private @Nullable PassageFinder passageFinder(
      org.apache.lucene.search.@Nullable Query passages, Expression marked) throws IOException {
    if (passages == null) {
      return null;
    }
    return PassageFinder.of(
        snapshot, passages, sections(query.sections()), Marker.ofText(marked, leaves));
  }

  /** Where sections were chosen, passages come from such sections only. */
  private static org.apache.lucene.search.@Nullable Query sections(Set<String> sections) {
    if (sections.isEmpty()) {
      return null;
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    sections.forEach(
        section -> any.add(new TermQuery(new Term(Fields.SECTION, section)), Occur.SHOULD));
    return any.build();
  }

  private List<FacetCounts> facets(Found found) throws IOException {
    List<FacetCounts> counts = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      if (query.counted().contains(facet)) {
        Set<String> selected = query.filters().getOrDefault(facet, Set.of());
        FacetCounts counted =
            facetReader.counts(facet, found.facets(), selected, settings.facetValues());
        counts.add(facet == Facet.SECTION ? inside(counted, found) : counted);
      }
    }
    return counts;
  }

  /**
   * How many documents have the words in sections of each type. Only that is what choosing a type
   * finds: a document may have such a section, and the words elsewhere.
   */
  private FacetCounts inside(FacetCounts anywhere, Found found) throws IOException {
    if (expression instanceof Expression.Everything) {
      return anywhere;
    }
    // Beside chosen types stand only documents with the words in those: others may have any type.
    List<String> types =
        query.sections().isEmpty()
            ? anywhere.values().stream().map(FacetCount::value).toList()
            : facetReader.known(Facet.SECTION);
    List<LabelAndValue> counts = new ArrayList<>();
    for (String type : types) {
      Set<String> only = Set.of(type);
      Translation inside = Translation.of(expression, leaves, only);
      Relaxation relaxation = inside.relaxation();
      org.apache.lucene.search.Query searched =
          found.step() == ALL_WANTED || relaxation == null
              ? inside.documents()
              : relaxation.steps().get(found.step());
      int count = snapshot.count(drillDown(searched, only));
      if (count > 0) {
        counts.add(new LabelAndValue(type, count));
      }
    }
    return facetReader.counts(Facet.SECTION, counts, query.sections(), settings.facetValues());
  }

  /** Makes hits of documents. */
  private final class Shown {
    private final Marker titles;
    private final @Nullable PassageFinder finder;
    private final @Nullable PassageFinder furniture;
    private final MissingWords missing;

    Shown(Translation translation) throws IOException {
      this.titles = Marker.ofTitle(expression, leaves);
      this.finder = passageFinder(translation.passages(), expression);
      this.furniture = passageFinder(translation.furniture(), expression);
      this.missing = MissingWords.of(translation.relaxation(), snapshot);
    }

    List<Hit> hits(TopDocs top, int from, int to) throws IOException {
      List<Hit> hits = new ArrayList<>();
      for (int i = from; i < Math.min(top.scoreDocs.length, to); i++) {
        hits.add(hit(top.scoreDocs[i]));
      }
      return hits;
    }

    private PassageFinder.Found passages(int document) throws IOException {
      PassageFinder.Found none = new PassageFinder.Found(List.of(), 0);
      PassageFinder.Found found = finder == null ? none : finder.best(document, PASSAGES_A_HIT);
      if (finder == null || found.count() > 0) {
        return found;
      }
      PassageFinder.Found margin = furniture == null ? none : furniture.best(document, 1);
      if (margin.count() > 0) {
        return margin;
      }
      org.apache.lucene.search.Query words = new QueryTranslator(leaves).loosePassages(expression);
      PassageFinder loose = passageFinder(words, QueryTranslator.loose(expression));
      return loose == null ? none : loose.best(document, 1);
    }

    private Hit hit(ScoreDoc found) throws IOException {
      ShownDocument shown = snapshot.shown(found.doc);
      PassageFinder.Found passages = passages(found.doc);
      return new Hit(
          shown.id(),
          shown.kind(),
          shown.externalId(),
          titles.mark(shown.title(), shown.language()),
          shown.language(),
          shown.year(),
          shown.pageCount(),
          shown.pageUnit(),
          shown.values(),
          shown.mediaType(),
          shown.filename(),
          Float.isNaN(found.score) ? 0 : found.score,
          passages.best(),
          passages.count(),
          missing.in(found.doc));
    }
  }
}
