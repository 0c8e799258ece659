package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.http.embed.Embedded;

/**
 * A page with nothing but the search, in somebody else's frame.
 *
 * @param script address of the widget
 * @param oembed address of what others may know of this page
 */
record FrameView(Assets assets, Embedded embedded, String script, String oembed) {}
