package ca.welcomingcommunities.kb.classify;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.evaluation.Judged;
import ca.welcomingcommunities.kb.evaluation.LabelFigures;
import ca.welcomingcommunities.kb.evaluation.LabelFigures.Found;
import ca.welcomingcommunities.kb.samples.SampleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How right the labels are on texts that a person has judged. The figures are printed on every
 * build; the floors below are what was reached, so that a fall is noticed.
 */
class LabelQualityTest {
  private static final Path FOLDER = Path.of("src/labelled");

  /** The least that each facet must reach: precision and recall. Raise them with the figures. */
  private static final Map<Facet, double[]> DOCUMENTS =
      Map.of(
          Facet.TYPE, new double[] {0.97, 0.96},
          Facet.REGION, new double[] {0.96, 0.96},
          Facet.LIP, new double[] {0.97, 0.97},
          Facet.CLUSTER, new double[] {0.9, 0.97});

  private static final Map<Facet, double[]> SECTIONS =
      Map.of(
          Facet.CLUSTER, new double[] {0.95, 0.79},
          Facet.THEME, new double[] {0.64, 0.25},
          Facet.REGION, new double[] {0.95, 0.9},
          Facet.LIP, new double[] {0.98, 0.93},
          Facet.SECTION, new double[] {0.93, 0.98});

  private static final double YEARS = 0.96;

  /** A text with its pages, and what the classifier says of it. */
  private record Text(String title, List<Page> pages, Classification result) {
    String page(int number) {
      return pages.stream()
          .filter(each -> each.number() == number)
          .map(page -> page.text().replaceAll("\\s+", " "))
          .findFirst()
          .orElse("");
    }

    Found found() {
      return new Found(result.labels(), result.language(), result.year());
    }
  }

  private static final Map<Judged, Text> SECTION_TEXTS = new LinkedHashMap<>();
  private static final Map<Judged, Text> DOCUMENT_TEXTS = new LinkedHashMap<>();

  @BeforeAll
  static void classify() throws IOException {
    for (Judged judged : Judged.read(FOLDER.resolve("sections.md"))) {
      SECTION_TEXTS.put(
          judged, classified(null, "", List.of(Objects.requireNonNull(judged.text()))));
    }
    for (Judged judged : Judged.read(FOLDER.resolve("cases.md"))) {
      Page page = Objects.requireNonNull(judged.text());
      String title = page.sections().getFirst().heading();
      DOCUMENT_TEXTS.put(judged, classified(title, judged.name(), List.of(page)));
    }
    Map<String, SampleText> samples = new LinkedHashMap<>();
    SampleText.all().forEach(sample -> samples.put(sample.filename(), sample));
    for (Judged judged : Judged.read(FOLDER.resolve("samples.md"))) {
      SampleText text = Objects.requireNonNull(samples.remove(judged.name()), judged.name());
      DOCUMENT_TEXTS.put(judged, classified(text.title(), text.filename(), text.pages()));
    }
    assertThat(samples.keySet()).as("samples that nobody has judged").isEmpty();
  }

  private static Text classified(@Nullable String title, String filename, List<Page> pages) {
    String type =
        filename.endsWith(".pptx")
            ? "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            : "text/plain";
    Clues clues = new Clues(title, filename, type, null, null);
    return new Text(
        title + "\n" + filename + "\n" + Titles.cleaned(filename),
        pages,
        Draft.CLASSIFIER.classify(clues, pages));
  }

  private static LabelFigures figures(
      Map<Judged, Text> texts, Map<Facet, double[]> floors, Predicate<Judged> which) {
    LabelFigures figures = new LabelFigures(floors.keySet().stream().sorted().toList());
    texts.forEach((judged, text) -> {
      if (which.test(judged)) {
        figures.add(judged, text.found());
      }
    });
    return figures;
  }

  private static List<String> falls(LabelFigures figures, Map<Facet, double[]> floors) {
    List<String> falls = new ArrayList<>();
    floors.forEach((facet, floor) -> {
      LabelFigures.Count count = figures.of(facet);
      if (count.precision() < floor[0] || count.recall() < floor[1]) {
        falls.add(facet.id());
      }
    });
    return falls;
  }

  private static void print(String what, LabelFigures figures, boolean remarks) {
    figures.table().forEach(line -> System.out.println("labels of " + what + ": " + line));
    if (remarks) {
      figures.remarks().forEach(line -> System.out.println("    " + line));
    }
  }

  @Test
  void labelsOfDocumentsAreAsRightAsTheyWere() {
    LabelFigures figures = figures(DOCUMENT_TEXTS, DOCUMENTS, _ -> true);
    print("documents", figures, true);
    assertThat(falls(figures, DOCUMENTS)).isEmpty();
    assertThat(figures.years()).as("years").isGreaterThanOrEqualTo(YEARS);
    assertThat(figures.languages()).as("languages").isEqualTo(1);
    assertThat(figures.rightFrom(0.8)).as("right from 0.8 on").isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void labelsOfSectionsAreAsRightAsTheyWere() {
    print("sections", figures(SECTION_TEXTS, SECTIONS, judged -> !judged.isHeldBack()), true);
    print("sections held back", figures(SECTION_TEXTS, SECTIONS, Judged::isHeldBack), false);
    LabelFigures figures = figures(SECTION_TEXTS, SECTIONS, _ -> true);
    print("all sections", figures, false);
    assertThat(falls(figures, SECTIONS)).isEmpty();
    assertThat(figures.languages()).as("languages").isEqualTo(1);
    assertThat(figures.rightFrom(0.8)).as("right from 0.8 on").isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void theSetIsLargeEnoughToSaySomething() {
    assertThat(SECTION_TEXTS).hasSizeGreaterThanOrEqualTo(120);
    assertThat(DOCUMENT_TEXTS).hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void everyEvidenceStandsInTheText() {
    for (Map<Judged, Text> texts : List.of(SECTION_TEXTS, DOCUMENT_TEXTS)) {
      texts.forEach((judged, text) -> {
        for (Label label : text.result().labels()) {
          Evidence evidence = Objects.requireNonNull(label.evidence());
          assertThat(text.title() + "\n" + text.page(evidence.page()))
              .as("%s of %s", label, judged.name())
              .contains(evidence.phrase());
        }
      });
    }
  }
}
