package ca.welcomingcommunities.kb.bench;

import java.util.Map;

/**
 * What a target answered, as far as others can be asked for the same.
 *
 * @param counts per facet, how many hits have each value
 */
record Answer(long total, int hits, Map<String, Map<String, Long>> counts) {}
