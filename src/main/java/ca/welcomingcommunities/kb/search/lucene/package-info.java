/**
 * The embedded index: {@link ca.welcomingcommunities.kb.search.lucene.LuceneIndex}, the only place
 * that knows Lucene.
 *
 * <p>A document is a block of Lucene documents: its passages (children) and, last, the document
 * itself (parent). Matching, ranking, facets and sorting are the parent's; passages are chosen
 * among the children of the hits that are shown.
 *
 * <p>Every text is indexed in up to two forms side by side: exactly as written but for accents,
 * case, hyphens, apostrophes and ligatures ({@link
 * ca.welcomingcommunities.kb.search.lucene.WordTokenizer}), and stemmed as English or French. A
 * word of a query is looked for in all forms and counts where it fits best; a phrase only in the
 * exact one. A parent's text holds its title and names several times, which is the same as a
 * weighted sum of term frequencies over fields (BM25F; Robertson, Zaragoza and Taylor, 2004) and
 * costs nothing at query time.
 */
@NullMarked
package ca.welcomingcommunities.kb.search.lucene;

import org.jspecify.annotations.NullMarked;
