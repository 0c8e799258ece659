/**
 * Search results beyond pages and JSON: files of citations and tables, feeds of what is new, and
 * what search engines, browsers and feed readers look for. Whatever is here comes from a search of
 * the index, so that what nobody may see is in none of it.
 */
@NullMarked
package ca.welcomingcommunities.kb.http.exports;

import org.jspecify.annotations.NullMarked;
