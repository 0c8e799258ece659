package ca.welcomingcommunities.kb.evaluation;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.evaluation.Judged.Expected;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How right the labels of judged texts are. Filled and read by one thread. */
public final class LabelFigures {
  /** Confidence is told in tenths. */
  private static final int BANDS = 10;

  private final Map<Facet, Count> counts = new EnumMap<>(Facet.class);
  private final int[][] bands = new int[BANDS][2];
  private final List<String> remarks = new ArrayList<>();
  private final Count years = new Count();
  private final Count languages = new Count();

  /**
   * Nothing counted yet.
   *
   * @param facets those that are judged
   */
  public LabelFigures(List<Facet> facets) {
    facets.forEach(facet -> counts.put(facet, new Count()));
  }

  /**
   * What was found of a text.
   *
   * @param year null for none
   */
  public record Found(List<Label> labels, Language language, @Nullable Integer year) {
    public Found {
      labels = List.copyOf(labels);
    }
  }

  /** Right, wrong and missed values. */
  public static final class Count {
    private int right;
    private int wrong;
    private int missed;

    private Count() {}

    /** The part of what was found that is right; 1 where nothing was found. */
    public double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    /** The part of what is right that was found; 1 where there is nothing to find. */
    public double recall() {
      return right + missed == 0 ? 1 : (double) right / (right + missed);
    }

    /** The harmonic mean of both. */
    public double f1() {
      double sum = precision() + recall();
      return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    private String line(String name) {
      return String.format(
          Locale.ROOT,
          "%-9s precision %.3f  recall %.3f  F1 %.3f  (%d right, %d wrong, %d missed)",
          name,
          precision(),
          recall(),
          f1(),
          right,
          wrong,
          missed);
    }
  }

  /** Counts what was found of one text. */
  public void add(Judged judged, Found found) {
    counts.forEach((facet, count) -> add(judged, found, facet, count));
    boolean language = found.language == judged.language();
    note(languages, language, judged, "language", found.language);
    if (judged.year() != null) {
      note(years, judged.year().equals(found.year), judged, "year", found.year);
    }
  }

  private void note(
      Count count, boolean right, Judged judged, String what, @Nullable Object found) {
    count.right += right ? 1 : 0;
    count.wrong += right ? 0 : 1;
    if (!right) {
      remarks.add(judged.name() + ": " + what + " is not " + found);
    }
  }

  private void add(Judged judged, Found found, Facet facet, Count count) {
    Expected expected = judged.expected(facet);
    List<Label> labels = found.labels.stream().filter(label -> label.facet() == facet).toList();
    for (Label label : labels) {
      boolean right = expected.wanted().contains(label.value());
      if (right || !expected.allowed().contains(label.value())) {
        int band = Math.min(BANDS - 1, (int) (label.confidence() * BANDS));
        bands[band][right ? 0 : 1]++;
        count.right += right ? 1 : 0;
        count.wrong += right ? 0 : 1;
      }
      if (!right && !expected.allowed().contains(label.value())) {
        remarks.add(judged.name() + ": not " + label.value() + " (" + reason(label) + ")");
      }
    }
    for (String value : expected.wanted()) {
      if (labels.stream().noneMatch(label -> label.value().equals(value))) {
        count.missed++;
        remarks.add(judged.name() + ": missed " + value);
      }
    }
  }

  private static String reason(Label label) {
    return label.confidence()
        + (label.evidence() == null ? "" : ", “" + label.evidence().phrase() + "”");
  }

  /** The count of a facet that is judged. */
  public Count of(Facet facet) {
    return Objects.requireNonNull(counts.get(facet), facet::id);
  }

  /** The part of the years that are right. */
  public double years() {
    return years.precision();
  }

  /** The part of the languages that are right. */
  public double languages() {
    return languages.precision();
  }

  /** The part of the labels of at least this confidence that are right; 1 where there is none. */
  public double rightFrom(double confidence) {
    int right = 0;
    int all = 0;
    for (int band = (int) Math.round(confidence * BANDS); band < BANDS; band++) {
      right += bands[band][0];
      all += bands[band][0] + bands[band][1];
    }
    return all == 0 ? 1 : (double) right / all;
  }

  /** What is wrong, by name, in the order in which texts were added. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** A line a facet, for year and language, and for each tenth of confidence. */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    counts.forEach((facet, count) -> lines.add(count.line(facet.id())));
    if (years.right + years.wrong > 0) {
      lines.add(String.format(Locale.ROOT, "%-9s right %.3f", "year", years()));
    }
    lines.add(String.format(Locale.ROOT, "%-9s right %.3f", "language", languages()));
    for (int band = 0; band < BANDS; band++) {
      int right = bands[band][0];
      int all = right + bands[band][1];
      if (all > 0) {
        lines.add(
            String.format(
                Locale.ROOT,
                "confidence from 0.%d: %d of %d are right (%.2f)",
                band,
                right,
                all,
                (double) right / all));
      }
    }
    return lines;
  }
}
