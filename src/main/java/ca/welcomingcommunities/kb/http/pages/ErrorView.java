package ca.welcomingcommunities.kb.http.pages;

/** The page for a request that could not be answered. */
record ErrorView(Shell shell, String heading, String detail) {}
