/**
 * The system of record: documents with what is said about them, their text, jobs and keys, in
 * SQLite.
 *
 * <p>{@link ca.welcomingcommunities.kb.catalogue.Catalogue} opens the folder and hands out {@link
 * ca.welcomingcommunities.kb.catalogue.Documents}, {@link
 * ca.welcomingcommunities.kb.catalogue.Jobs} and {@link ca.welcomingcommunities.kb.catalogue.Keys}.
 * Rules that hold here:
 *
 * <ul>
 *   <li>When a method that writes returns, what it wrote survives a power cut.
 *   <li>There is one writer at a time. Every change of a published document gets the next number of
 *       one sequence, so whoever follows the sequence (the index does) sees every change, in order.
 *   <li>What is said about a document is kept in layers: found, submitted, edited. For each field
 *       the strongest layer that says something counts; for each facet the labels of the strongest
 *       who gave some. Reading a document again replaces the found layer only.
 * </ul>
 *
 * <p>The only user of SQL, JDBI, Flyway and Hikari. A broken database is an unchecked exception; a
 * full or broken disk is an {@link java.io.UncheckedIOException}.
 */
@NullMarked
package ca.welcomingcommunities.kb.catalogue;

import org.jspecify.annotations.NullMarked;
