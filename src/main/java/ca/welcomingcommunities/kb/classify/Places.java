package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.classify.Cue.Role;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.vocabulary.Lip;
import ca.welcomingcommunities.kb.vocabulary.Phrase.Strength;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Regions, partnerships and their types.
 *
 * <p>A place needs two signs. A name that is only in Canada may be its own second sign by being
 * said twice, and in all but short texts must be; one that is also in England needs the province,
 * the department, a Canadian address or partner, a partnership, or another place of the region, and
 * where the text also speaks of other countries, more of those than of these.
 *
 * <p>A partnership gives its region and types as well.
 */
final class Places {
  private static final Demand REGIONS = new Demand(2, 0.5, 0.15, 20);

  /** In more words than this, a place that is said once is where somebody comes from. */
  private static final int SHORT_TEXT = 150;

  private static final double TWICE = 2;

  /** The part of the most frequent region's mentions that another must have. */
  private static final double OFTEN = 0.25;

  /**
   * So many names are a list of who is where, unless one of them is said this part of the times.
   */
  private static final int LIST = 5;

  private static final double OUTSTANDING = 0.34;
  private static final Demand PARTNERSHIPS = new Demand(2, 0.35, 0.1, 20);

  /** Whoever writes the full name of a partnership means it: of the judged labels all are right. */
  private static final double NAMES_ARE_SURE = 2;

  private static final Comparator<Label> SUREST_FIRST =
      Comparator.comparingDouble(Label::confidence).reversed().thenComparing(Label::value);

  private final Vocabulary vocabulary;
  private final Reading reading;
  private final Set<String> namedRegions = new HashSet<>();

  private Places(Vocabulary vocabulary, Reading reading) {
    this.vocabulary = vocabulary;
    this.reading = reading;
  }

  static List<Label> labels(Vocabulary vocabulary, Reading reading) {
    Places places = new Places(vocabulary, reading);
    List<Label> partnerships = places.partnerships();
    List<Label> all = new ArrayList<>(places.regions(partnerships));
    all.addAll(partnerships);
    all.addAll(places.types(partnerships));
    return all;
  }

  private List<Label> partnerships() {
    Map<String, Score> scores = new LinkedHashMap<>();
    for (Sighting sighting : reading.of(Facet.LIP)) {
      String value = sighting.cue().value();
      if (value != null && (!sighting.cue().ambiguous() || isConfirmed(sighting, value))) {
        scores.computeIfAbsent(value, each -> new Score()).add(sighting);
        vocabulary.lip(value).ifPresent(lip -> namedRegions.add(lip.territory().region()));
      }
    }
    leaveOutLists(scores);
    return labels(scores, Facet.LIP, PARTNERSHIPS, NAMES_ARE_SURE);
  }

  /** Who lists all partnerships speaks of none. */
  private static void leaveOutLists(Map<String, Score> scores) {
    if (scores.size() >= LIST) {
      double all = scores.values().stream().mapToDouble(Score::mentions).sum();
      scores.values().removeIf(score -> score.mentions() < all * OUTSTANDING);
    }
  }

  /** Whether a shared acronym is confirmed by places of this partnership, more than of another. */
  private boolean isConfirmed(Sighting acronym, String partnership) {
    int own = confirmations(partnership);
    return own > 0
        && reading.of(Facet.LIP).stream()
            .filter(
                other -> other.start() == acronym.start() && other.text().equals(acronym.text()))
            .map(other -> String.valueOf(other.cue().value()))
            .filter(other -> !other.equals(partnership))
            .allMatch(other -> confirmations(other) < own);
  }

  private int confirmations(String partnership) {
    return (int)
        (reading.of(Role.PARTNERSHIP_PLACE).stream()
                .filter(place -> partnership.equals(place.cue().value()))
                .count()
            + reading.of(Facet.LIP).stream()
                .filter(name -> !name.cue().ambiguous() && partnership.equals(name.cue().value()))
                .count());
  }

  private List<Label> regions(List<Label> partnerships) {
    Map<String, Score> scores = new LinkedHashMap<>();
    byRegion().forEach((region, sightings) -> score(region, sightings, scores));
    double most = scores.values().stream().mapToDouble(Score::mentions).max().orElse(0);
    double least = Math.max(reading.words() > SHORT_TEXT ? TWICE : 1, most * OFTEN);
    leaveOutLists(scores);
    scores.values().removeIf(score -> score.mentions() < least);
    Map<String, Label> labels = new LinkedHashMap<>();
    labels(scores, Facet.REGION, REGIONS, 1).forEach(label -> labels.put(label.value(), label));
    for (Label partnership : partnerships) {
      vocabulary
          .lip(partnership.value())
          .map(lip -> carried(partnership, Facet.REGION, lip.territory().region()))
          .ifPresent(label -> labels.merge(label.value(), label, Places::surer));
    }
    return labels.values().stream().sorted(SUREST_FIRST).toList();
  }

  private Map<String, List<Sighting>> byRegion() {
    Map<String, List<Sighting>> byRegion = new LinkedHashMap<>();
    for (Sighting sighting : reading.of(Facet.REGION)) {
      String region = sighting.cue().value();
      if (region != null) {
        byRegion.computeIfAbsent(region, each -> new ArrayList<>()).add(sighting);
      }
    }
    return byRegion;
  }

  private void score(String region, List<Sighting> sightings, Map<String, Score> scores) {
    Score firm = new Score();
    Score all = new Score();
    for (Sighting sighting : sightings) {
      all.add(sighting);
      if (!sighting.cue().ambiguous()) {
        firm.add(sighting);
      }
    }
    boolean hasFirm = isNamed(sightings, false);
    if (isNamed(sightings, true) && isCredible(region, hasFirm)) {
      scores.put(region, all);
    } else if (hasFirm && (firm.mentions() >= TWICE || isInCanada())) {
      scores.put(region, firm);
    }
  }

  /** Whether a name that is more than a weak hint is among the sightings. */
  private static boolean isNamed(List<Sighting> sightings, boolean ambiguous) {
    return sightings.stream()
        .map(Sighting::cue)
        .anyMatch(cue -> cue.ambiguous() == ambiguous && cue.strength() != Strength.WEAK);
  }

  private boolean isCredible(String region, boolean hasFirm) {
    if (hasFirm || namedRegions.contains(region)) {
      return true;
    }
    int foreign = reading.of(Role.FOREIGN).size();
    return foreign == 0 ? isInCanada() : reading.of(Role.SIGN).size() > foreign;
  }

  private boolean isInCanada() {
    return reading.hasCanadianAddress()
        || !reading.of(Role.SIGN).isEmpty()
        || !namedRegions.isEmpty()
        || reading.of(Facet.PARTNER).stream()
            .anyMatch(partner -> partner.cue().strength() == Strength.STRONG);
  }

  private List<Label> types(List<Label> partnerships) {
    Map<String, Label> types = new LinkedHashMap<>();
    for (Label partnership : partnerships) {
      for (String type : vocabulary.lip(partnership.value()).map(Lip::types).orElse(List.of())) {
        types.merge(type, carried(partnership, Facet.LIP_TYPE, type), Places::surer);
      }
    }
    return types.values().stream().sorted(SUREST_FIRST).toList();
  }

  private static Label carried(Label from, Facet facet, String value) {
    return new Label(facet, value, from.assignedBy(), from.confidence(), from.evidence());
  }

  private static Label surer(Label one, Label other) {
    return other.confidence() > one.confidence() ? other : one;
  }

  /**
   * The labels of what reaches its demand.
   *
   * @param sureness how much surer a score is here than one of words that also mean other things
   */
  private List<Label> labels(
      Map<String, Score> scores, Facet facet, Demand demand, double sureness) {
    double best = scores.values().stream().mapToDouble(Score::sum).max().orElse(0);
    double threshold = demand.threshold(reading.words());
    double least = Math.max(threshold, best * demand.share());
    List<Label> labels = new ArrayList<>();
    scores.forEach((value, score) -> {
      if (score.sum() >= least) {
        labels.add(score.label(facet, value, Score.confidence(sureness * score.sum(), threshold)));
      }
    });
    return labels.stream().sorted(SUREST_FIRST).limit(demand.most()).toList();
  }
}
