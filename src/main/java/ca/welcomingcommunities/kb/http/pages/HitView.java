package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.search.MarkedText;
import java.util.List;

/**
 * A found document in a list.
 *
 * @param facts type, year, places, format and pages, as far as known
 * @param more how many passages match beyond those shown
 */
record HitView(
    String url,
    String lang,
    MarkedText title,
    List<String> facts,
    List<PassageView> passages,
    int more,
    String moreUrl) {}
