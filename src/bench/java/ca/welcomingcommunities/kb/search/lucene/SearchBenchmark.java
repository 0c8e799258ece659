package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.bench.SmallIndex;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.search.PassageHit;
import ca.welcomingcommunities.kb.search.Results;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The hot parts of a search, on 20,000 documents in this process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class SearchBenchmark {
  private static final int PASSAGES = 3;

  private final SmallIndex small = new SmallIndex();
  private final String text = small.text();
  private final String words = small.words();
  private final DocumentId found =
      small.search(SmallIndex.query(words, false)).hits().getFirst().id();

  @TearDown
  public void close() throws IOException {
    small.close();
  }

  /** A text of 2 kB into English stems. */
  @Benchmark
  public Object analysis() {
    return Analysis.tokens(text, Form.ENGLISH);
  }

  /** Words, ten hits with their passages, no counts. */
  @Benchmark
  public Results search() {
    return small.search(SmallIndex.query(small.words(), false));
  }

  /** The same with the counts of three facets: the difference is their price. */
  @Benchmark
  public Results facetCounting() {
    return small.search(SmallIndex.query(small.words(), true));
  }

  /** The best passages of one hit, with the words marked. */
  @Benchmark
  public List<PassageHit> passageChoice() throws IOException {
    return small.index().bestPassages(found, words, PASSAGES);
  }
}
