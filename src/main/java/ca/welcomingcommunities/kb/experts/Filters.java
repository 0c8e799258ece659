package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facets of people. */
final class Filters {
  static final List<Facet> FACETS =
      List.of(Facet.CLUSTER, Facet.THEME, Facet.REGION, Facet.LANGUAGE);

  private final Vocabulary vocabulary;
  private final Origins origins;

  Filters(Vocabulary vocabulary, Origins origins) {
    this.vocabulary = vocabulary;
    this.origins = origins;
  }

  boolean admits(SpeakerQuery query, Person person) {
    return admitsAllBut(query, person, null);
  }

  /** Whether all filters but that of one facet admit somebody: what the facet's counts are of. */
  boolean admitsAllBut(SpeakerQuery query, Person person, @Nullable Facet left) {
    String kind = person.affiliation().kind();
    if (!query.kinds().isEmpty() && (kind == null || !query.kinds().contains(kind))) {
      return false;
    }
    return query.filters().entrySet().stream()
        .filter(filter -> filter.getKey() != left)
        .allMatch(filter ->
            values(person, filter.getKey()).stream()
                .anyMatch(value -> origins.matches(filter.getKey(), value, filter.getValue())));
  }

  /** The values a person has of a facet; a theme's cluster is one of the person's. */
  Set<String> values(Person person, Facet facet) {
    return switch (facet) {
      case REGION -> new LinkedHashSet<>(person.regions());
      case LANGUAGE -> new LinkedHashSet<>(person.languages());
      case CLUSTER, THEME -> {
        Set<String> values = new LinkedHashSet<>();
        person
            .allSubjects()
            .forEach(subject -> {
              if (subject.facet() == facet) {
                values.add(subject.value());
              } else if (facet == Facet.CLUSTER) {
                vocabulary
                    .term(Facet.THEME, subject.value())
                    .ifPresent(term ->
                        values.addAll(term.related().getOrDefault(Facet.CLUSTER, List.of())));
              }
            });
        yield values;
      }
      case KIND, DOMAIN, LIP, LIP_TYPE, TYPE, AUDIENCE, SECTION, CHARACTERISTIC, PARTNER ->
          Set.of();
    };
  }
}
