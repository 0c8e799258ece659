/**
 * From pages of text to what a document is: its title, language, year, the types of its sections,
 * and its labels with the phrase and page that decided each.
 *
 * <p>{@link ca.welcomingcommunities.kb.classify.Classifier} is the way in. It works by rules over
 * the phrases of the vocabulary:
 *
 * <ol>
 *   <li>Every section's language is identified ({@link
 *       ca.welcomingcommunities.kb.classify.LanguageIdentifier}).
 *   <li>Title, headings and text are read once against a trie of all phrases; each find is a {@code
 *       Sighting}. Lines that repeat from page to page count once, lines that only thank a funder
 *       not at all.
 *   <li>Topics add up sightings: strong phrases more than weak ones, titles and headings more than
 *       text, repetition less and less. What the sum must reach grows with the document's length.
 *   <li>Places and partnerships need a second sign, because half of Ontario's place names are
 *       English ones.
 * </ol>
 *
 * <p>Only this package knows the language detector. Nothing here reads files or remembers
 * documents.
 */
@NullMarked
package ca.welcomingcommunities.kb.classify;

import org.jspecify.annotations.NullMarked;
