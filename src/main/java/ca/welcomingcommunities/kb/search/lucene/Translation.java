package ca.welcomingcommunities.kb.search.lucene;

import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for an expression.
 *
 * @param documents the documents that have all that is wanted
 * @param relaxed those that have some of the words; null where there is nothing to give up
 * @param words how many words may be given up
 * @param unknown words that no document has, as typed and with spaces between; empty for none
 * @param passages what the passages to show match; null where no words are looked for in texts
 */
record Translation(
    Query documents,
    @Nullable Query relaxed,
    int words,
    String unknown,
    @Nullable Query passages) {}
