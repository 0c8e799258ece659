package ca.welcomingcommunities.kb.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.jspecify.annotations.Nullable;

/** Lucene in this process, without HTTP and JSON: the floor under every server. */
abstract class BareLucene implements Target {
  private static final int FRAGMENTS = 3;
  private static final String[] HIGHLIGHTED = {BareIndex.ENGLISH, BareIndex.FRENCH};

  private final String name;
  private final Path folder;
  private @Nullable DirectoryReader reader;

  BareLucene(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /** Prepares what is made once for an index. */
  abstract void open(IndexSearcher searcher) throws IOException;

  /** What matches, with the counts that were asked for. */
  abstract Matches matches(Question question, Query query) throws IOException;

  /** What a hit shows. */
  abstract String shown(int document) throws IOException;

  /** Up to as many hits as the page needs, and the counts. */
  record Matches(TopDocs top, Answer answer) {}

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void load(Corpus corpus, Duration patience) throws IOException {
    reader = BareIndex.of(corpus, folder);
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    open(searcher);
    highlighter = UnifiedHighlighter.builder(searcher, BareIndex.ANALYZER).build();
  }

  private @Nullable UnifiedHighlighter highlighter;

  @Override
  public final Client client() {
    return new Client() {
      @Override
      public void ask(Question question) throws IOException {
        answer(question);
      }

      @Override
      public Answer answer(Question question) throws IOException {
        return answered(question);
      }

      @Override
      public void close() {}
    };
  }

  private Answer answered(Question question) throws IOException {
    Query query = BareIndex.query(question);
    Matches matches = matches(question, query);
    ScoreDoc[] all = matches.top().scoreDocs;
    int from = Math.min(all.length, question.scenario().offset());
    ScoreDoc[] page = Arrays.copyOfRange(all, from, all.length);
    int characters = 0;
    for (ScoreDoc hit : page) {
      characters += shown(hit.doc).length();
    }
    if (question.scenario().passages() && highlighter != null) {
      TopDocs top = new TopDocs(matches.top().totalHits, page);
      highlighter.highlightFields(HIGHLIGHTED, query, docs(top), new int[] {FRAGMENTS, FRAGMENTS});
    }
    if (page.length > 0 && characters == 0) {
      throw new UncheckedIOException(new IOException("hits show nothing"));
    }
    Answer answer = matches.answer();
    return new Answer(answer.total(), page.length, answer.counts());
  }

  private static int[] docs(TopDocs top) {
    return Arrays.stream(top.scoreDocs).mapToInt(hit -> hit.doc).toArray();
  }

  @Override
  public final long cpuNanos() {
    return BareIndex.processCpuNanos();
  }

  @Override
  public final long memoryBytes() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Override
  public final void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
