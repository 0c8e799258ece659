package ca.welcomingcommunities.kb.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients ask a target at once, each its next question when the last is answered. */
record Load(double perSecond, double medianMicros, double slowMicros, double cpuMicros) {

  /** One run of some seconds; each client begins at another question. */
  static Load of(Target target, List<Question> questions, int clients, Duration time)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    List<Callable<long[]>> loops = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int first = i * questions.size() / clients;
      loops.add(() -> loop(target, questions, first, end));
    }
    long cpu = target.cpuNanos();
    long begin = System.nanoTime();
    long[] all = joined(loops);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double used = (target.cpuNanos() - cpu) / 1e3 / all.length;
    Arrays.sort(all);
    return new Load(all.length / seconds, Latency.at(all, 0.5), Latency.at(all, 0.99), used);
  }

  private static long[] joined(List<Callable<long[]>> loops)
      throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(loops.size())) {
      List<long[]> parts = new ArrayList<>();
      for (Future<long[]> part : threads.invokeAll(loops)) {
        parts.add(part.get());
      }
      return parts.stream().flatMapToLong(Arrays::stream).toArray();
    } catch (ExecutionException e) {
      throw new IOException("a client failed", e.getCause());
    }
  }

  private static long[] loop(Target target, List<Question> questions, int first, long end)
      throws IOException {
    long[] times = new long[1024];
    int count = 0;
    try (Target.Client client = target.client()) {
      for (int i = first; System.nanoTime() < end; i++) {
        long begin = System.nanoTime();
        client.ask(questions.get(i % questions.size()));
        if (count == times.length) {
          times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = System.nanoTime() - begin;
      }
    }
    return Arrays.copyOf(times, count);
  }
}
