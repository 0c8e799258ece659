package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Facet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value of a facet.
 *
 * @param id the slug used in addresses and JSON; never changes once published
 * @param parent the id of the term above it in the same facet; null at the top
 * @param related terms of other facets it belongs to, by id: a theme's cluster, a partnership's
 *     region and types
 * @param scope what the term covers, in a line; null where the label says it
 * @param kind what sort of thing a partner is ({@code federal}, {@code foundation}, …); null in
 *     other facets
 * @param phrases what speaks for the term in a text
 */
public record Term(
    Facet facet,
    String id,
    Bilingual label,
    @Nullable String parent,
    Map<Facet, List<String>> related,
    @Nullable Bilingual scope,
    @Nullable String kind,
    List<Phrase> phrases) {
  public Term {
    Objects.requireNonNull(facet, "facet");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    related = Map.copyOf(related);
    phrases = List.copyOf(phrases);
  }
}
