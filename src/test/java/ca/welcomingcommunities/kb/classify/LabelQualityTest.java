package ca.welcomingcommunities.kb.classify;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How right the labels are on documents that a person has judged. The figures are printed on every
 * build; the floors below are what was reached, so that a fall is noticed.
 */
class LabelQualityTest {
  /** The least that each facet must reach: precision and recall. Raise them with the figures. */
  private static final Map<Facet, double[]> FLOORS =
      Map.of(
          Facet.TYPE, new double[] {0.96, 0.94},
          Facet.REGION, new double[] {0.94, 0.94},
          Facet.LIP, new double[] {0.97, 0.97},
          Facet.CLUSTER, new double[] {0.92, 0.93});

  private static final double YEARS = 0.96;

  private static final Map<Judgement, Classification> RESULTS = new LinkedHashMap<>();

  @BeforeAll
  static void classify() throws IOException {
    Classifier classifier = new Classifier(Vocabulary.load());
    for (Judgement judgement : Judgement.all()) {
      RESULTS.put(judgement, judgement.classified(classifier));
    }
  }

  @Test
  void labelsAreAsRightAsTheyWere() {
    List<String> falls = new ArrayList<>();
    for (Facet facet : List.of(Facet.TYPE, Facet.REGION, Facet.LIP, Facet.CLUSTER)) {
      Count count = new Count();
      RESULTS.forEach((judgement, result) -> count.add(judgement, result, facet));
      print(
          "%-8s precision %.3f  recall %.3f  F1 %.3f  (%d right, %d wrong, %d missed)"
              .formatted(
                  facet.id(),
                  count.precision(),
                  count.recall(),
                  count.f1(),
                  count.right,
                  count.wrong,
                  count.missed));
      count.misses.forEach(line -> print("    " + line));
      double[] floor = Objects.requireNonNull(FLOORS.get(facet));
      if (count.precision() < floor[0] || count.recall() < floor[1]) {
        falls.add(facet.id());
      }
    }
    assertThat(falls).isEmpty();
  }

  @Test
  void confidenceIsHowOftenALabelIsRight() {
    Map<Integer, int[]> bands = new HashMap<>();
    RESULTS.forEach((judgement, result) -> {
      for (Label label : result.labels()) {
        if (judgement.wanted().containsKey(label.facet())
            && !values(judgement.allowed(), label.facet()).contains(label.value())) {
          int[] band = bands.computeIfAbsent((int) (label.confidence() * 10), ten -> new int[2]);
          band[values(judgement.wanted(), label.facet()).contains(label.value()) ? 0 : 1]++;
        }
      }
    });
    bands.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(band ->
            print(
                "confidence 0.%d: %d right, %d wrong"
                    .formatted(band.getKey(), band.getValue()[0], band.getValue()[1])));
    int right = 0;
    int all = 0;
    for (Map.Entry<Integer, int[]> band : bands.entrySet()) {
      if (band.getKey() >= 8) {
        right += band.getValue()[0];
        all += band.getValue()[0] + band.getValue()[1];
      }
    }
    assertThat((double) right / all).as("right from 0.8 on").isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void yearsAndLanguagesAreRight() {
    long years =
        RESULTS.entrySet().stream()
            .filter(each -> Objects.equals(each.getValue().year(), each.getKey().year()))
            .count();
    RESULTS.forEach((judgement, result) -> {
      if (!Objects.equals(result.year(), judgement.year())) {
        print(
            "year: %s is %s".formatted(judgement.text().filename(), String.valueOf(result.year())));
      }
      assertThat(result.language().code())
          .as(judgement.text().filename())
          .isEqualTo(judgement.language());
    });
    print("year     right %.3f of %d".formatted((double) years / RESULTS.size(), RESULTS.size()));
    assertThat((double) years / RESULTS.size()).isGreaterThanOrEqualTo(YEARS);
  }

  @Test
  void everyEvidenceStandsInTheDocument() {
    RESULTS.forEach((judgement, result) -> {
      for (Label label : result.labels()) {
        Evidence evidence = Objects.requireNonNull(label.evidence());
        assertThat(places(judgement, evidence.page()))
            .as("%s of %s", label, judgement.text().filename())
            .contains(evidence.phrase());
      }
    });
  }

  private static String places(Judgement judgement, int page) {
    String text =
        judgement.text().pages().stream()
            .filter(each -> each.number() == page)
            .map(Page::text)
            .findFirst()
            .orElse("");
    String all =
        judgement.text().title()
            + "\n"
            + judgement.text().filename()
            + "\n"
            + Titles.cleaned(judgement.text().filename());
    return (all + "\n" + text).replaceAll("\\s+", " ");
  }

  private static Set<String> values(Map<Facet, Set<String>> of, Facet facet) {
    return of.getOrDefault(facet, Set.of());
  }

  private static void print(String line) {
    System.out.println("labels: " + line);
  }

  /** What was found of one facet. */
  private static final class Count {
    private final List<String> misses = new ArrayList<>();
    private int right;
    private int wrong;
    private int missed;

    void add(Judgement judgement, Classification result, Facet facet) {
      List<String> found = result.labels(facet).stream().map(Label::value).toList();
      Set<String> wanted = values(judgement.wanted(), facet);
      String name = judgement.text().filename();
      for (String value : found) {
        if (wanted.contains(value)) {
          right++;
        } else if (!values(judgement.allowed(), facet).contains(value)) {
          wrong++;
          misses.add(name + ": not " + value);
        }
      }
      for (String value : wanted) {
        if (!found.contains(value)) {
          missed++;
          misses.add(name + ": missed " + value);
        }
      }
    }

    double precision() {
      return (double) right / (right + wrong);
    }

    double recall() {
      return (double) right / (right + missed);
    }

    double f1() {
      return 2 * precision() * recall() / (precision() + recall());
    }
  }
}
