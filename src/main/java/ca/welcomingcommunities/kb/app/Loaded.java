package ca.welcomingcommunities.kb.app;

/**
 * How loading a folder went.
 *
 * @param total files handed in
 * @param searchable those that can be found, new or known before
 */
public record Loaded(int total, int searchable, int failed) {}
