package ca.welcomingcommunities.kb.search.lucene;

import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for an expression.
 *
 * @param documents the documents that have all that is wanted
 * @param relaxation what else to look for; null where there is nothing to give up
 * @param passages what the passages to show match; null where no words are looked for in texts
 */
record Translation(Query documents, @Nullable Relaxation relaxation, @Nullable Query passages) {}
