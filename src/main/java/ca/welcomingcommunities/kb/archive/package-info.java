/**
 * The original files, kept under the SHA-256 of their bytes.
 *
 * <p>{@link ca.welcomingcommunities.kb.archive.Archive} receives a stream into a temporary file
 * while hashing it, then moves it into its place in one step. A file that is in its place is whole,
 * on disk and never changed again; whether a record knows of it is the business of others.
 */
@NullMarked
package ca.welcomingcommunities.kb.archive;

import org.jspecify.annotations.NullMarked;
