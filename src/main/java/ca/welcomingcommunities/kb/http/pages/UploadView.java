package ca.welcomingcommunities.kb.http.pages;

import org.jspecify.annotations.Nullable;

/**
 * The page where documents are handed in: a form for a key, or for files.
 *
 * @param signedInAs null before a key was given
 * @param token that forms send back, against forms on other sites
 * @param error what went wrong with the form sent last; null when nothing did
 * @param limit the size that a file may have
 */
record UploadView(
    Shell shell, @Nullable String signedInAs, String token, @Nullable String error, String limit) {}
