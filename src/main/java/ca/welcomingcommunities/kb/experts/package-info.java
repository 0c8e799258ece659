/**
 * Who could speak about this? People of the directory ranked for a question, each with the reasons,
 * and the names that documents bring.
 *
 * <p>{@link ca.welcomingcommunities.kb.experts.Speakers} is the way in. The order comes from what
 * people did (sessions and their subjects, matched through the vocabulary in both languages) and
 * from what the documents say that match the question (votes of documents); names, organizations
 * and places of the question are read as such. {@link
 * ca.welcomingcommunities.kb.experts.NameFollower} looks through documents for names, after the
 * fact and in the order of their changes, as the index does.
 *
 * <p>Nothing is guessed about a person: no gender, no origin, no language.
 */
@NullMarked
package ca.welcomingcommunities.kb.experts;

import org.jspecify.annotations.NullMarked;
