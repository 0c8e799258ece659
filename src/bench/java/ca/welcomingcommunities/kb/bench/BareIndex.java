package ca.welcomingcommunities.kb.bench;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** The index that Lucene is asked without a server, and the queries for it. */
final class BareIndex {
  static final String TEXT = "text";
  static final String ENGLISH = "text_en";
  static final String FRENCH = "text_fr";
  static final String SHOWN = "shown";

  private static final float TIE = 0.1f;
  private static final int SPELLINGS = 50;
  private static final int SHORT_WORD = 6;
  private static final double BUFFER_MEGABYTES = 64;

  static final Analyzer ANALYZER =
      new PerFieldAnalyzerWrapper(
          Stems.FOLDED, Map.of(ENGLISH, Stems.ENGLISH, FRENCH, Stems.FRENCH));

  private BareIndex() {}

  static FacetsConfig facets() {
    FacetsConfig config = new FacetsConfig();
    Corpus.FACETS.forEach(facet -> config.setMultiValued(facet.id(), true));
    return config;
  }

  /** The index of a folder, made of the corpus where it is not there yet. */
  static DirectoryReader of(Corpus corpus, Path folder) throws IOException {
    if (Files.notExists(folder)) {
      Path part = folder.resolveSibling(folder.getFileName() + ".part");
      write(corpus, part);
      Files.move(part, folder);
    }
    return DirectoryReader.open(FSDirectory.open(folder));
  }

  private static void write(Corpus corpus, Path folder) throws IOException {
    long begin = System.nanoTime();
    long cpu = processCpuNanos();
    IndexWriterConfig config = new IndexWriterConfig(ANALYZER);
    config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
    FacetsConfig facets = facets();
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < corpus.size(); i++) {
        writer.addDocument(facets.build(document(corpus.entry(i))));
      }
    }
    System.out.printf(
        "bare Lucene: %d documents in %.1f s, CPU %.0f µs a document, making them included%n",
        corpus.size(),
        (System.nanoTime() - begin) / 1e9,
        (processCpuNanos() - cpu) / 1e3 / corpus.size());
  }

  static long processCpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Document document(Entry entry) {
    Document document = new Document();
    document.add(new StringField("id", entry.id(), Field.Store.YES));
    document.add(new StoredField("title", entry.title()));
    document.add(new StoredField("language", entry.language().code()));
    document.add(new StoredField("year", entry.year()));
    String stemmed = entry.language() == Language.FR ? FRENCH : ENGLISH;
    for (String text : new String[] {entry.title(), entry.text()}) {
      document.add(new TextField(TEXT, text, Field.Store.NO));
      document.add(new Field(stemmed, text, withOffsets()));
    }
    StringBuilder shown = new StringBuilder();
    shown.append(entry.id()).append('\t').append(entry.title()).append('\t');
    shown.append(entry.language().code()).append('\t').append(entry.year());
    for (Entry.Values one : entry.counted()) {
      for (String value : one.values()) {
        document.add(new SortedSetDocValuesFacetField(one.facet(), value));
        document.add(new SortedSetDocValuesField(one.facet(), new BytesRef(value)));
        document.add(new StoredField("shown-" + one.facet(), value));
        shown.append('\t').append(value);
      }
    }
    document.add(new BinaryDocValuesField(SHOWN, new BytesRef(shown)));
    return document;
  }

  private static FieldType withOffsets() {
    FieldType type = new FieldType(TextField.TYPE_STORED);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    return type;
  }

  /** The words of a question, without its filters. */
  static Query query(Question question) {
    return switch (question.scenario()) {
      case PREFIX -> {
        String start = Stems.folded(question.words().getFirst());
        yield new PrefixQuery(new Term(TEXT, start));
      }
      case FUZZY -> {
        String word = Stems.folded(question.words().getFirst());
        int edits = word.length() < SHORT_WORD ? 1 : 2;
        yield new FuzzyQuery(new Term(TEXT, word), edits, 0, SPELLINGS, true);
      }
      case KEYWORD, FACETS, HIGHLIGHT, FILTER, DEEP -> {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : question.words()) {
          all.add(
              new DisjunctionMaxQuery(
                  List.of(
                      new TermQuery(new Term(ENGLISH, Stems.stem(Stems.ENGLISH, word))),
                      new TermQuery(new Term(FRENCH, Stems.stem(Stems.FRENCH, word)))),
                  TIE),
              Occur.MUST);
        }
        yield all.build();
      }
    };
  }

  /** The values chosen of a facet. */
  static List<String> chosen(Question question, Facet facet) {
    return switch (facet) {
      case REGION -> question.regions();
      case THEME -> question.themes();
      default -> List.of();
    };
  }
}
