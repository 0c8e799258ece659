/**
 * Search on other people's web pages: the {@code <wci-search>} element, where a page that shows an
 * address may get it as a frame (oEmbed), and an endpoint for those who have InstantSearch already.
 * The pages about it are in {@code http.pages}.
 */
@NullMarked
package ca.welcomingcommunities.kb.http.embed;

import org.jspecify.annotations.NullMarked;
