package ca.welcomingcommunities.kb.search.lucene;

import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for an expression.
 *
 * @param documents the documents that have all that is wanted
 * @param relaxation what else to look for; null where there is nothing to give up
 * @param passages what the passages to show match; null where no words are looked for in texts
 * @param furniture what running lines, contents and repeated blocks match that are shown where no
 *     passage is found; null where no phrase is looked for
 */
record Translation(
    Query documents,
    @Nullable Relaxation relaxation,
    @Nullable Query passages,
    @Nullable Query furniture) {}
