package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.vocabulary.Phrase.Strength;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sightings for one value add up to.
 *
 * <p>A phrase seen n times (a title counting three, a heading two) is worth its weight times 1 + ln
 * n; the phrases of a value are added. Against a threshold T, a score s gives the confidence 1 -
 * 2^(-s/T): one half at the threshold, 0.75 at twice it, and never quite 1.
 */
final class Score {
  private final IdentityHashMap<Cue, double[]> times = new IdentityHashMap<>();
  private @Nullable Sighting best;

  void add(Sighting sighting) {
    times.computeIfAbsent(sighting.cue(), cue -> new double[1])[0] += sighting.zone().weight();
    if (best == null || sighting.weight() > best.weight()) {
      best = sighting;
    }
  }

  /** The sum over all phrases. */
  double sum() {
    double sum = 0;
    for (Map.Entry<Cue, double[]> each : times.entrySet()) {
      sum += each.getKey().weight() * (1 + Math.log(Math.max(1, each.getValue()[0])));
    }
    return sum;
  }

  /** Whether it rests on a strong phrase or on two others; weak ones never decide. */
  boolean isDecisive() {
    int normal = 0;
    for (Cue cue : times.keySet()) {
      if (cue.strength() == Strength.STRONG) {
        return true;
      }
      normal += cue.strength() == Strength.NORMAL ? 1 : 0;
    }
    return normal >= 2;
  }

  /** How many different phrases were seen. */
  int phrases() {
    return times.size();
  }

  /** How often phrases were seen, titles and headings counting more. */
  double mentions() {
    return times.values().stream().mapToDouble(each -> each[0]).sum();
  }

  /** The label for a value, with the weightiest sighting as its evidence. */
  Label label(Facet facet, String value, double confidence) {
    return new Label(
        facet, value, AssignedBy.RULE, confidence, best == null ? null : best.evidence());
  }

  /** The confidence that a score gives against a threshold. */
  static double confidence(double sum, double threshold) {
    double confidence = 1 - Math.pow(2, -sum / threshold);
    return Math.rint(confidence * 1000) / 1000;
  }
}
