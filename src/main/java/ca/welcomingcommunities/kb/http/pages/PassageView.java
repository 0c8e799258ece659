package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.search.MarkedText;
import org.jspecify.annotations.Nullable;

/**
 * A passage that matches.
 *
 * @param place where it stands, in words: "Page 12"
 * @param url of that page's text
 * @param originalUrl the file at that page; null where files have no such address
 */
record PassageView(
    int page,
    String place,
    String url,
    String heading,
    String lang,
    MarkedText text,
    @Nullable String originalUrl) {}
