package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Facet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who is looked for.
 *
 * @param text as typed; empty for everybody, by name
 * @param filters per facet (cluster, theme, region, language) the values of which a person must
 *     have at least one; a parent value matches its children
 * @param kinds of organization; empty for any
 * @param proposed whether people who wait for a curator are ranked too
 */
public record SpeakerQuery(
    String text, Map<Facet, Set<String>> filters, Set<String> kinds, boolean proposed) {
  public SpeakerQuery {
    Objects.requireNonNull(text, "text");
    Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
    filters.forEach((facet, values) -> {
      if (!values.isEmpty()) {
        copy.put(facet, Set.copyOf(values));
      }
    });
    filters = Map.copyOf(copy);
    kinds = Set.copyOf(kinds);
  }

  /** The public directory, asked in words. */
  public static SpeakerQuery of(String text) {
    return new SpeakerQuery(text, Map.of(), Set.of(), false);
  }
}
