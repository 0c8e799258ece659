package ca.welcomingcommunities.kb.http.pages;

import org.jspecify.annotations.Nullable;

/**
 * The form for a key.
 *
 * @param path of the desk
 * @param error what went wrong with the form sent last; null when nothing did
 * @param next the document to correct after signing in; empty for none
 */
record DoorView(Shell shell, String path, @Nullable String error, String next) {}
