/**
 * How well the search ranks, measured with test collections: documents, queries, and judgements of
 * which documents answer which query.
 *
 * <p>A {@link ca.welcomingcommunities.kb.evaluation.TestCollection} is read from files; a {@link
 * ca.welcomingcommunities.kb.evaluation.Run} is what an index answers to its queries, in the order
 * in which the API gives it; {@link ca.welcomingcommunities.kb.evaluation.Scores} says how good
 * that is, and {@link ca.welcomingcommunities.kb.evaluation.Comparison} whether one run is better
 * than another by more than chance. Nothing here writes to an index.
 */
@NullMarked
package ca.welcomingcommunities.kb.evaluation;

import org.jspecify.annotations.NullMarked;
