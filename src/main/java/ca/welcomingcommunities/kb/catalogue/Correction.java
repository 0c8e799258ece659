package ca.welcomingcommunities.kb.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to have corrected or removed in the directory.
 *
 * @param person the id of the profile
 * @param wish {@code correct} or {@code remove}
 * @param replyTo how to answer; null where nothing was left
 */
public record Correction(
    String id,
    String person,
    String wish,
    String message,
    @Nullable String replyTo,
    Instant createdAt) {}
