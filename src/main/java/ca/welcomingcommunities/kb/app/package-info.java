/**
 * The composition root: {@link ca.welcomingcommunities.kb.app.KnowledgeBase} names the
 * implementations, opens them in order and closes them in the opposite one. {@link
 * ca.welcomingcommunities.kb.app.Maintenance} does what needs the folders to itself.
 */
@NullMarked
package ca.welcomingcommunities.kb.app;

import org.jspecify.annotations.NullMarked;
