package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.search.SearchIndex;
import java.time.Clock;

/** What the handlers work with. All of it is safe for use by many threads. */
public record Services(SearchIndex index, Clock clock) {}
