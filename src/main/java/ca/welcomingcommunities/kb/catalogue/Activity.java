package ca.welcomingcommunities.kb.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log: who did what, and when.
 *
 * @param by the name of the key, as it was then
 * @param subject the id of what it was done to; null where that is many, or was a person who is
 *     removed
 * @param items to how many it was done
 */
public record Activity(
    Instant at, String by, Role role, Action action, @Nullable String subject, int items) {}
