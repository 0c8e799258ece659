package ca.welcomingcommunities.kb.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One client asks a target all questions of a scenario, in rounds. The time of a question is the
 * best of its rounds, which survives a noisy machine; the time of the processor is that of all.
 */
final class Latency {
  private final List<Question> questions;
  private final long[] best;
  private final List<Long> all = new ArrayList<>();
  private long cpuNanos;
  private long asked;

  Latency(List<Question> questions) {
    this.questions = questions;
    this.best = new long[questions.size()];
    Arrays.fill(best, Long.MAX_VALUE);
  }

  /** Asks every question once, for warming up. */
  void warm(Target.Client client) throws IOException {
    for (Question question : questions) {
      client.ask(question);
    }
  }

  /** Asks every question once and notes how long each took. */
  void round(Target target, Target.Client client) throws IOException {
    long cpu = target.cpuNanos();
    for (int i = 0; i < best.length; i++) {
      long begin = System.nanoTime();
      client.ask(questions.get(i));
      long took = System.nanoTime() - begin;
      best[i] = Math.min(best[i], took);
      all.add(took);
    }
    cpuNanos += target.cpuNanos() - cpu;
    asked += best.length;
  }

  double meanMicros() {
    return Arrays.stream(best).average().orElseThrow() / 1e3;
  }

  /** Of the questions' best times. */
  double bestMicros(double part) {
    return at(Arrays.stream(best).sorted().toArray(), part);
  }

  /** Of all times, as they were. */
  double micros(double part) {
    return at(all.stream().mapToLong(Long::longValue).sorted().toArray(), part);
  }

  double cpuMicros() {
    return cpuNanos / 1e3 / asked;
  }

  /** A value of sorted ones, in microseconds. */
  static double at(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, part * sorted.length)] / 1e3;
  }
}
