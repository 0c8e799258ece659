package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How long suggestions take in process. Not a test: run its main method with a number of documents
 * (100,000 by default); prints p50, p95 and p99 in milliseconds over every beginning of words that
 * people type. The documents are made from a seed: titles and texts of the vocabulary's own words.
 */
final class SuggestBench {
  private static final int ROUNDS = 5;
  private static final List<String> TYPED =
      List.of(
          "housing ottawa",
          "settlement services",
          "santé mentale",
          "logement abordable",
          "toronto north",
          "police newcomers",
          "immigration francophone",
          "london middlesex");

  private SuggestBench() {}

  public static void main(String[] args) throws IOException {
    int documents = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
    Vocabulary vocabulary = Vocabulary.load();
    List<String> words =
        vocabulary.thesaurus().sets().stream()
            .flatMap(set -> set.en().stream())
            .flatMap(text -> Arrays.stream(text.split(" ", -1)))
            .distinct()
            .toList();
    Path folder = Files.createTempDirectory("suggest-bench");
    try (Library library = Library.in(folder)) {
      Random random = new Random(42);
      List<Library.Draft> batch = new ArrayList<>();
      for (int i = 0; i < documents; i++) {
        batch.add(
            Library.Draft.english("d" + i, some(words, random, 60)).titled(some(words, random, 7)));
        if (batch.size() == 2_000 || i == documents - 1) {
          library.with(batch.toArray(Library.Draft[]::new));
          batch.clear();
        }
      }
      measure(library, documents);
    }
  }

  private static void measure(Library library, int documents) throws IOException {
    List<String> popular = List.of("housing", "mental health", "santé mentale", "language classes");
    List<Double> times = new ArrayList<>();
    Map<String, Double> fastest = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String typed : TYPED) {
        for (int length = 1; length <= typed.length(); length++) {
          long start = System.nanoTime();
          library.index.suggest(typed.substring(0, length), Language.EN, 8, popular);
          double time = (System.nanoTime() - start) / 1e6;
          if (round > 0) {
            times.add(time);
            fastest.merge(typed.substring(0, length), time, Math::min);
          }
        }
      }
    }
    times.sort(null);
    System.out.printf(
        "%d documents, %d suggestions: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms at %s%n",
        documents,
        times.size(),
        at(times, 0.5),
        at(times, 0.95),
        at(times, 0.99),
        Clock.systemUTC().instant());
    fastest.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(10)
        .forEach(each ->
            System.out.printf("at best %.2f ms for '%s'%n", each.getValue(), each.getKey()));
  }

  private static double at(List<Double> sorted, double part) {
    return sorted.get((int) (part * (sorted.size() - 1)));
  }

  private static String some(List<String> words, Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      // Some words are far more frequent than others, as in any language.
      int which = (int) (words.size() * Math.pow(random.nextDouble(), 3));
      text.append(text.isEmpty() ? "" : " ").append(words.get(which));
    }
    return text.append('.').toString();
  }
}
