package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Appearance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How well what people did answers the words of a question: the part of them it covers. */
final class SubjectMatch {
  /** A second activity about the same adds so much. */
  private static final double SECOND = 0.15;

  /** Less than this is a chance word. */
  private static final double LEAST = 0.2;

  /** Words that are everywhere are no question by themselves. */
  private static final double LEAST_ASKED = 2;

  private final Map<String, Double> stems = new LinkedHashMap<>();
  private final double all;

  /**
   * Reads what is asked about.
   *
   * @param isWritten whether a document has a word, so that it is no slip for one of a subject
   */
  SubjectMatch(Question question, Lexicon lexicon, Predicate<String> isWritten) {
    for (String word : question.topics()) {
      boolean right = lexicon.knows(word) || isWritten.test(word);
      String stem = right ? Words.stem(word) : lexicon.stemOf(word);
      stems.put(stem, lexicon.rarity(stem));
    }
    double sum = stems.values().stream().mapToDouble(Double::doubleValue).sum();
    this.all = Math.max(LEAST_ASKED, sum);
  }

  /**
   * What a person has to say.
   *
   * @param score from 0 to little more than 1
   * @param appearances that answer, best first
   */
  record Covered(double score, List<Appearance> appearances) {}

  private record Part(double score, Profile.Activity activity) {}

  Covered of(Profile profile) {
    List<Part> parts = new ArrayList<>();
    for (Profile.Activity activity : profile.activities()) {
      double score = covered(activity.weights()) * activity.strength();
      if (score >= LEAST) {
        parts.add(new Part(score, activity));
      }
    }
    parts.sort(Comparator.comparingDouble(Part::score).reversed());
    double score = parts.isEmpty() ? 0 : parts.getFirst().score();
    if (parts.size() > 1) {
      score += SECOND * parts.get(1).score();
    }
    List<Appearance> appearances = new ArrayList<>();
    for (Part part : parts) {
      Appearance appearance = part.activity().appearance();
      if (appearance != null) {
        appearances.add(appearance);
      }
    }
    return new Covered(score, appearances);
  }

  private double covered(Map<String, Double> weights) {
    double covered = 0;
    for (Map.Entry<String, Double> stem : stems.entrySet()) {
      covered += stem.getValue() * weights.getOrDefault(stem.getKey(), 0.0);
    }
    return covered / all;
  }
}
