package ca.welcomingcommunities.kb.archive;

/**
 * What a sweep cleared up.
 *
 * @param incoming files that were never wholly received; deleted
 * @param orphans kept files that no record knows; set aside
 */
public record Swept(int incoming, int orphans) {}
