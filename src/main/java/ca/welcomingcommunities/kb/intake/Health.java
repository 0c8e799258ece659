package ca.welcomingcommunities.kb.intake;

import org.jspecify.annotations.Nullable;

/**
 * How the intake is.
 *
 * @param waiting files that wait to be read
 * @param working files that are being read
 * @param lastChange of the catalogue
 * @param visibleChange the last that searches see
 * @param indexProblem why the index does not follow; null while it does
 * @param endedReaders processes that ended while they read a file, since the start
 */
public record Health(
    long waiting,
    long working,
    long lastChange,
    long visibleChange,
    @Nullable String indexProblem,
    long endedReaders) {}
