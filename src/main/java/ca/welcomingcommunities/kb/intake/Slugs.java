package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.vocabulary.Bilingual;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Facet values as people and other systems write them, and the vocabulary's slugs. The full ids of
 * the taxonomy, with the prefix that repeats the facet's name ({@code cluster-health-wellbeing}),
 * are understood too. Immutable.
 */
public final class Slugs {
  private static final Map<Facet, String> PREFIXES =
      new EnumMap<>(
          Map.of(
              Facet.CLUSTER, "cluster-",
              Facet.DOMAIN, "domain-",
              Facet.THEME, "theme-",
              Facet.REGION, "region-",
              Facet.LIP, "lip-",
              Facet.LIP_TYPE, "lip-type-",
              Facet.TYPE, "doc-",
              Facet.AUDIENCE, "aud-",
              Facet.CHARACTERISTIC, "char-",
              Facet.SECTION, "section-"));

  private final Vocabulary vocabulary;

  public Slugs(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The slug that is meant; empty if the vocabulary has none for the facet. */
  public Optional<String> find(Facet facet, String written) {
    String id = written.strip().toLowerCase(Locale.ROOT);
    if (vocabulary.term(facet, id).isPresent()) {
      return Optional.of(id);
    }
    String prefix = PREFIXES.getOrDefault(facet, "");
    return Optional.of(id)
        .filter(full -> !prefix.isEmpty() && full.startsWith(prefix))
        .map(full -> full.substring(prefix.length()))
        .filter(slug -> vocabulary.term(facet, slug).isPresent());
  }

  /** The slug that looks most like it; empty if the facet has none at all. */
  public Optional<String> nearest(Facet facet, String written) {
    String id = written.strip().toLowerCase(Locale.ROOT);
    return vocabulary.terms(facet).stream()
        .map(Term::id)
        .min(Comparator.comparingInt((String slug) -> distance(id, slug)).thenComparing(s -> s));
  }

  /**
   * What is wrong with a value the vocabulary does not have.
   *
   * @param path of the record's part that has the facet; empty for the record itself
   */
  Bilingual problem(String path, Facet facet, String written) {
    String shown = written.length() > 80 ? written.substring(0, 80) + "…" : written;
    String place = path + facet.id();
    return nearest(facet, written)
        .map(slug -> Objection.UNKNOWN_VALUE_LIKE.about(place, shown, slug))
        .orElseGet(() -> Objection.UNKNOWN_VALUE.about(place, shown));
  }

  // Levenshtein, on a length that bounds its cost.
  private static int distance(String a, String b) {
    String left = a.length() > 64 ? a.substring(0, 64) : a;
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (left.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
