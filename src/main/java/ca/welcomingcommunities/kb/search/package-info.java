/**
 * Questions and answers: {@link ca.welcomingcommunities.kb.search.Query}, {@link
 * ca.welcomingcommunities.kb.search.Results}, the query language and the boundary to an index,
 * {@link ca.welcomingcommunities.kb.search.SearchIndex}.
 *
 * <p>Nothing here knows Lucene, HTTP or JSON. A snippet is text and ranges until a view escapes it.
 */
@NullMarked
package ca.welcomingcommunities.kb.search;

import org.jspecify.annotations.NullMarked;
