/**
 * Whether two texts are copies, versions or translations of each other.
 *
 * <p>{@link ca.welcomingcommunities.kb.likeness.Traits} is a text as comparing needs it: the set of
 * its word sequences, and the set of its names and numbers, which a translation keeps. Texts that
 * may be alike are found by shared bands (MinHash), never by comparing all with all; how alike they
 * are is then counted exactly. Nothing here decides anything: what it finds is offered to people.
 */
@NullMarked
package ca.welcomingcommunities.kb.likeness;

import org.jspecify.annotations.NullMarked;
