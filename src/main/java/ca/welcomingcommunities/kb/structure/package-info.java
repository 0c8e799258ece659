/**
 * Tells what a document says from the furniture of its pages: running headers and footers, page
 * numbers, tables of contents, and blocks that repeat within a file or across a publisher's files.
 *
 * <p>{@link ca.welcomingcommunities.kb.structure.Furniture} looks at one document, {@link
 * ca.welcomingcommunities.kb.structure.BlockPrints} compares it with others. Nothing is ever
 * removed: text gets a {@link ca.welcomingcommunities.kb.document.TextRole}. In doubt it is body.
 */
@NullMarked
package ca.welcomingcommunities.kb.structure;

import org.jspecify.annotations.NullMarked;
