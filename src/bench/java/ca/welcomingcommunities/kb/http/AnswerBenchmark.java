package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.bench.SmallIndex;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.intake.IndexProgress;
import ca.welcomingcommunities.kb.search.Query;
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

/** An answer of ten hits with passages and three facets as JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class AnswerBenchmark {
  private final SmallIndex small = new SmallIndex();
  private final Query query = SmallIndex.query(small.words(), true);
  private final SearchParameters asked = new SearchParameters(query, Language.EN, false);
  private final SearchView.Answer answer =
      new SearchView.Answer(
          small.search(query),
          new IndexProgress(1, 1),
          List.of(),
          List.of(),
          new SearchView.Speakers(0, "/en/speakers"));

  @TearDown
  public void close() throws IOException {
    small.close();
  }

  /** From what was found to bytes. */
  @Benchmark
  public byte[] json() {
    return Json.MAPPER.writeValueAsBytes(SearchView.of(asked, answer, small.vocabulary(), 1));
  }
}
