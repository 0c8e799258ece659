package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.classify.Sighting.Zone;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labels of the facets that speak of subjects, readers and partners, by adding up phrases. */
final class Topics {
  /** For whom a document is written shows at its beginning. */
  private static final int BEGINNING = 2;

  private static final int SHORT_TEXT = 150;
  private static final double LONG_TEXT = 400;
  private static final double OFTEN = 4;

  private static final Map<Facet, Demand> DEMANDS =
      new EnumMap<>(
          Map.of(
              Facet.CLUSTER, new Demand(5.8, 0.5, 0.3, 5),
              Facet.DOMAIN, new Demand(3.5, 0.75, 0.3, 6),
              Facet.THEME, new Demand(3, 0.75, 0.2, 12),
              Facet.CHARACTERISTIC, new Demand(3.5, 0.5, 0.25, 17),
              Facet.AUDIENCE, new Demand(3.5, 0, 0.3, 4),
              Facet.PARTNER, new Demand(2, 0.3, 0, 20)));

  private static final Comparator<Label> SUREST_FIRST =
      Comparator.comparingDouble(Label::confidence).reversed().thenComparing(Label::value);

  private Topics() {}

  static List<Label> labels(Reading reading) {
    List<Label> labels = new ArrayList<>();
    DEMANDS.forEach((facet, demand) -> labels.addAll(labels(reading, facet, demand)));
    return labels;
  }

  private static List<Label> labels(Reading reading, Facet facet, Demand demand) {
    Map<String, Score> scores = new LinkedHashMap<>();
    for (Sighting sighting : reading.of(facet)) {
      String value = sighting.cue().value();
      if (value != null && counts(facet, sighting)) {
        scores.computeIfAbsent(value, each -> new Score()).add(sighting);
      }
    }
    double best = scores.values().stream().mapToDouble(Score::sum).max().orElse(0);
    double threshold = demand.threshold(reading.words());
    double least = Math.max(threshold, best * demand.share());
    List<Label> labels = new ArrayList<>();
    scores.forEach((value, score) -> {
      if (score.sum() >= least && score.isDecisive() && isSaidOften(facet, score, reading)) {
        labels.add(score.label(facet, value, Score.confidence(score.sum(), threshold)));
      }
    });
    return labels.stream().sorted(SUREST_FIRST).limit(demand.most()).toList();
  }

  /** Whom a text works with is listed once; what it is about comes again. */
  private static boolean isSaidOften(Facet facet, Score score, Reading reading) {
    double length = Math.log(Math.max(1, reading.words() / LONG_TEXT));
    return facet != Facet.CLUSTER
        || reading.words() <= SHORT_TEXT
        || score.mentions() >= OFTEN * (1 + length);
  }

  private static boolean counts(Facet facet, Sighting sighting) {
    return facet != Facet.AUDIENCE || sighting.zone() != Zone.TEXT || sighting.page() <= BEGINNING;
  }
}
