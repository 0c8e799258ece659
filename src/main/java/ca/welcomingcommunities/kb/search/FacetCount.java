package ca.welcomingcommunities.kb.search;

import org.jspecify.annotations.Nullable;

/**
 * How many documents the searcher would get by choosing a value.
 *
 * @param parent the value above it in the vocabulary; null at the top
 */
public record FacetCount(String value, long count, boolean selected, @Nullable String parent) {}
