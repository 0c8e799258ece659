package ca.welcomingcommunities.kb.bench;

import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Runs all targets beside each other on one corpus, and prints how well they agree and how fast
 * they are, as Markdown. {@code ./wci bench} calls it.
 */
public final class Bench {
  private static final int WARM_ROUNDS = 5;
  private static final int[] CLIENTS = {4, 16};
  private static final int LOAD_RUNS = 2;

  private final Options options;
  private final Corpus corpus;
  private final Map<Scenario, List<Question>> questions = new EnumMap<>(Scenario.class);
  private final List<Target> targets = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private Bench(Options options) {
    this.options = options;
    this.corpus = new Corpus(Vocabulary.load(), options.seed(), options.size());
    for (Scenario scenario : Scenario.values()) {
      questions.put(scenario, new Questions(corpus).of(scenario, options.questions()));
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Options options;
    try {
      options = Options.of(args);
    } catch (IllegalArgumentException e) {
      System.err.println("wci bench: what is " + e.getMessage() + "?\n" + Options.USAGE);
      System.exit(2);
      return;
    }
    new Bench(options).run();
  }

  private void run() throws IOException, InterruptedException {
    try {
      for (String name : options.targets()) {
        Target target = start(name, options);
        targets.add(target);
        names.add(target.name());
        target.load(corpus, options.patience());
      }
      agreement();
      latency();
      for (Target target : targets) {
        if (target instanceof Ours ours) {
          suggestions(ours);
        }
      }
      for (int clients : CLIENTS) {
        load(clients);
      }
      memory();
    } finally {
      for (Target target : targets) {
        target.close();
      }
    }
  }

  /** One of the targets, by its name on the command line. */
  static Target start(String name, Options options) throws IOException {
    Path folder = options.scratch().resolve(name + "-" + options.size() + "-" + options.seed());
    Path bare = options.scratch().resolve("lucene-" + options.size() + "-" + options.seed());
    Path jars = options.peers().resolve(name);
    Path sources = options.sources().resolve(name);
    List<String> jvm = List.of("-Xmx" + options.heap());
    return switch (name) {
      case "ours" -> Ours.start(options.jar(), folder, jvm);
      case "plain" -> new PlainLucene(bare);
      case "tuned" -> new TunedLucene(bare);
      case "solr" -> Solr.start(jars, sources, folder, jvm);
      case "opensearch" -> OpenSearch.start(jars, sources, folder, jvm);
      default -> throw new IllegalArgumentException("no target '" + name + "'");
    };
  }

  private List<Question> questions(Scenario scenario) {
    return questions.getOrDefault(scenario, List.of());
  }

  /** Every target beside the last one. */
  private void agreement() throws IOException {
    Target reference = targets.getLast();
    Table table = new Table("same total as " + reference.name(), names);
    try (Target.Client other = reference.client()) {
      for (Scenario scenario : Scenario.values()) {
        List<String> cells = new ArrayList<>();
        for (Target target : targets) {
          try (Target.Client client = target.client()) {
            cells.add(said(Agreement.of(client, other, questions(scenario)), scenario));
          }
        }
        table.row(scenario.title(), cells);
      }
    }
    print("Answers", table);
  }

  private static String said(Agreement agreement, Scenario scenario) {
    String counts = scenario.facets() ? ", all counts " + agreement.counts() : "";
    return "%d of %d (plain words %d of %d)%s; sum × %.3f"
        .formatted(
            agreement.totals(),
            agreement.questions(),
            agreement.alikeTotals(),
            agreement.alike(),
            counts,
            agreement.ratio());
  }

  /** A target, who asks it, and how long it took. */
  private record Asked(Target target, Target.Client client, Map<Scenario, Latency> latencies) {
    Latency latency(Scenario scenario) {
      return Objects.requireNonNull(latencies.get(scenario));
    }
  }

  private void latency() throws IOException {
    List<Asked> all = new ArrayList<>();
    for (Target target : targets) {
      Map<Scenario, Latency> latencies = new EnumMap<>(Scenario.class);
      questions.forEach((scenario, some) -> latencies.put(scenario, new Latency(some)));
      all.add(new Asked(target, target.client(), latencies));
    }
    for (int round = -WARM_ROUNDS; round < options.rounds(); round++) {
      for (Scenario scenario : Scenario.values()) {
        for (Asked each : all) {
          if (round < 0) {
            each.latency(scenario).warm(each.client());
          } else {
            each.latency(scenario).round(each.target(), each.client());
          }
        }
      }
    }
    for (Asked each : all) {
      each.client().close();
    }
    print("One client, p50 of the questions' best times, µs", all, l -> l.bestMicros(0.5));
    print("One client, mean of the questions' best times, µs", all, Latency::meanMicros);
    print("One client, p50 of all times, µs", all, l -> l.micros(0.5));
    print("One client, p99 of all times, µs", all, l -> l.micros(0.99));
    print("CPU a request, µs", all, Latency::cpuMicros);
  }

  private void print(String title, List<Asked> all, ToDoubleFunction<Latency> number) {
    List<String> columns = new ArrayList<>(names);
    names.stream().skip(1).forEach(name -> columns.add(names.getFirst() + " ÷ " + name));
    Table table = new Table("", columns);
    double[] logs = new double[all.size()];
    for (Scenario scenario : Scenario.values()) {
      double[] values =
          all.stream().mapToDouble(each -> number.applyAsDouble(each.latency(scenario))).toArray();
      List<String> cells = new ArrayList<>();
      for (double value : values) {
        cells.add(Table.whole(value));
      }
      for (int i = 1; i < values.length; i++) {
        cells.add(Table.ratio(values[0] / values[i]));
        logs[i] += Math.log(values[0] / values[i]) / Scenario.values().length;
      }
      table.row(scenario.title(), cells);
    }
    List<String> means = new ArrayList<>(Collections.nCopies(names.size(), ""));
    for (int i = 1; i < logs.length; i++) {
      means.add(Table.ratio(Math.exp(logs[i])));
    }
    table.row("geometric mean", means);
    print(title, table);
  }

  /** What is asked while a person types: every beginning of the words of questions. */
  private void suggestions(Ours ours) throws IOException {
    List<String> beginnings = new ArrayList<>();
    for (Question question : questions(Scenario.KEYWORD)) {
      for (int letters = 1; letters <= question.text().length(); letters++) {
        beginnings.add(question.text().substring(0, letters));
      }
    }
    long[] warm = ours.suggest(beginnings);
    long[] times = ours.suggest(beginnings);
    System.out.printf(
        "%n%d suggestions of ours, one client: p50 %.1f ms, p99 %.1f ms (before, cold: %.1f)%n",
        times.length,
        Latency.at(times, 0.5) / 1e3,
        Latency.at(times, 0.99) / 1e3,
        Latency.at(warm, 0.99) / 1e3);
  }

  private void load(int clients) throws IOException, InterruptedException {
    Table table = new Table("", names);
    for (Scenario scenario : Scenario.values()) {
      Map<Target, Load> best = new LinkedHashMap<>();
      for (int run = 0; run < LOAD_RUNS; run++) {
        for (Target target : targets) {
          Load load = Load.of(target, questions(scenario), clients, options.time());
          best.merge(target, load, (a, b) -> a.perSecond() > b.perSecond() ? a : b);
        }
      }
      table.row(
          scenario.title(),
          best.values().stream()
              .map(load ->
                  "%.0f (%.1f, %.1f)"
                      .formatted(
                          load.perSecond(), load.medianMicros() / 1e3, load.slowMicros() / 1e3))
              .toList());
    }
    print(clients + " clients, requests a second (p50, p99 ms)", table);
  }

  private void memory() throws IOException {
    Table table = new Table("", names);
    List<String> cells = new ArrayList<>();
    for (Target target : targets) {
      cells.add((target.memoryBytes() >> 20) + " MB");
    }
    table.row("memory", cells);
    print("Resident memory; of bare Lucene the heap used by the bench", table);
  }

  private static void print(String title, Table table) {
    System.out.println("\n**" + title + "**\n\n" + table);
  }
}
