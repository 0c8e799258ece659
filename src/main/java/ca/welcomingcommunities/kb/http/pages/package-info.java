/**
 * The pages a person sees: search, document, upload, errors; English under {@code /en}, French
 * under {@code /fr}.
 *
 * <p>A page handler reads the address, asks once, and fills a view: a record with everything its
 * template (in {@code src/main/jte}) shows, in the reader's language. Templates escape whatever
 * they are given; nothing here writes markup. Every page works without scripts, and its address is
 * its whole state.
 *
 * <p>What the pages say stands in {@code messages_en.json} and {@code messages_fr.json}, one
 * sentence a key, read by {@link ca.welcomingcommunities.kb.http.pages.Messages}.
 */
@NullMarked
package ca.welcomingcommunities.kb.http.pages;

import org.jspecify.annotations.NullMarked;
