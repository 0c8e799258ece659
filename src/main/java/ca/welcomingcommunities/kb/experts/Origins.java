package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Affiliation;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.Set;

/** Whether people come from where a question wants them. */
final class Origins {
  private static final double OTHER_ORGANIZATION = 0.15;
  private static final double OTHER_KIND = 0.3;
  private static final double OTHER_PLACE = 0.35;
  private static final double SAME_REGION = 0.85;

  /** Words for these kinds are as often words of a subject. */
  private static final Set<String> VAGUE = Set.of("municipal", "agency");

  private static final double OTHER_VAGUE_KIND = 0.85;

  private final Vocabulary vocabulary;

  Origins(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** From 0 to 1: 1 where a person is all that was asked for, or nothing was. */
  double factor(Question question, Profile profile) {
    Affiliation affiliation = profile.affiliation();
    double factor = 1;
    if (!question.organizations().isEmpty()) {
      String id = affiliation.organizationId();
      return id != null && question.organizations().contains(id) ? 1 : OTHER_ORGANIZATION;
    }
    if (!question.kinds().isEmpty()) {
      String kind = affiliation.kind();
      boolean vague = VAGUE.containsAll(question.kinds());
      boolean same = kind != null && question.kinds().contains(kind);
      factor *= same ? 1 : vague ? OTHER_VAGUE_KIND : OTHER_KIND;
    }
    return question.places().isEmpty() ? factor : factor * place(question.places(), profile);
  }

  private double place(Question.Places asked, Profile profile) {
    String place = profile.affiliation().place();
    if (place != null && asked.towns().contains(String.join(" ", Words.of(place)))) {
      return 1;
    }
    boolean sameRegion =
        profile.person().regions().stream()
            .anyMatch(region -> matches(Facet.REGION, region, asked.regions()));
    if (sameRegion) {
      return asked.towns().isEmpty() ? 1 : SAME_REGION;
    }
    return OTHER_PLACE;
  }

  /** Whether a value, or one above it, is among those wanted. */
  boolean matches(Facet facet, String value, Collection<String> wanted) {
    return wanted.contains(value)
        || vocabulary.ancestors(facet, value).stream().anyMatch(wanted::contains);
  }
}
