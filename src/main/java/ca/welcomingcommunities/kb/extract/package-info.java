/**
 * From the bytes of a file to its text, page by page: {@link
 * ca.welcomingcommunities.kb.extract.Extractor}.
 *
 * <p>Files are hostile until proven otherwise, so they are never parsed here but in child processes
 * with a small heap, a time limit and an empty environment; a child that breaks a limit is killed
 * and replaced, and what happened is an {@link ca.welcomingcommunities.kb.extract.Extraction.Failed
 * ordinary result}. Whatever Tika knows is read, recognised by content; {@code Format} says which
 * formats have pages.
 *
 * <p>The way of a file: {@code ParserProcesses} hands it to a child, which answers in XHTML; {@code
 * XhtmlReader} turns that into {@code Block}s (page starts, headings, paragraphs); {@code
 * PageBuilder} makes pages and sections of them. Classes whose name begins with {@code Marked} run
 * in the child: they mark the page breaks that the parsers of Tika would lose. Pages that are
 * pictures of text are a step of their own ({@link
 * ca.welcomingcommunities.kb.extract.Extractor#recognise}), with Tesseract in a process of its own.
 *
 * <p>This is the only package that knows Tika.
 */
@NullMarked
package ca.welcomingcommunities.kb.extract;

import org.jspecify.annotations.NullMarked;
