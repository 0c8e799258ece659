/**
 * How fast the product is, beside others that do the same work: {@link
 * ca.welcomingcommunities.kb.bench.Bench} makes a corpus from a seed, loads it into each target,
 * asks all of them the same questions in turn, and prints a table.
 *
 * <p>The targets are our own server over HTTP, Lucene in this process, and Solr and OpenSearch,
 * each in a process of its own. Nothing of this is part of the product's jar. See {@code
 * src/docs/performance.md}.
 */
@NullMarked
package ca.welcomingcommunities.kb.bench;

import org.jspecify.annotations.NullMarked;
