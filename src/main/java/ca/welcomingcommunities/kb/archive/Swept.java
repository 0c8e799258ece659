package ca.welcomingcommunities.kb.archive;

/**
 * What a sweep removed.
 *
 * @param incoming files that were never wholly received
 * @param originals kept files that no record knows
 */
public record Swept(int incoming, int originals) {}
